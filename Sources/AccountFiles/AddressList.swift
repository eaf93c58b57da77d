// SPDX-License-Identifier: GPL-3.0-or-later

internal import Cryptography
internal import OneTimeCodes

/// Addresses, one a line: `otpauth://` of one account, `steam://` of Steam's, `otpauth-migration://` of as many as Google's
/// authenticator puts into a picture. Blank lines and those that begin with # are none.
enum AddressList {
  /// Whether the first line that is one begins as an address does.
  static func isOne(_ text: [UInt8]) -> Bool {
    guard let first = lines(text).first else { return false }
    let start = first.text.prefix(12).lowercased()
    return start.hasPrefix("otpauth") || start.hasPrefix("steam://")
  }

  static func list(_ text: [UInt8]) throws(AccountFileError) -> AccountList {
    let lines = lines(text)
    var entries: [AccountEntry] = []
    var parts = MigrationParts()
    for line in lines {
      if line.text.prefix(MigrationPart.scheme.count).lowercased() == MigrationPart.scheme {
        let part = try MigrationPart(line.text, line: line.number)
        parts.add(part)
        entries += part.tokens.enumerated().map { $1.entry(entries.count + $0 + 1) }
      } else {
        entries.append(entry(line.text, number: entries.count + 1))
      }
    }
    if text.last != UInt8(ascii: "\n"), lines.count > 1, case .failure? = entries.last?.account,
      let last = lines.last
    {
      throw .broken(
        what: "the file breaks off there, or its address does not hold", place: .line(last.number))
    }
    var list = AccountList(.addresses, entries)
    list.missingParts = parts.missing
    return list
  }

  private static func entry(_ text: String, number: Int) -> AccountEntry {
    let lowered = text.prefix(10).lowercased()
    guard lowered == "otpauth://" || lowered.hasPrefix("steam://") else {
      // What it is instead may be a key, and is not repeated.
      return AccountEntry(name: "line \(number)", account: .failure(.notAnAddress))
    }
    return AccountEntry(field: text, issuer: nil, account: nil, number: number)
  }

  private static func lines(_ text: [UInt8]) -> [(number: Int, text: String)] {
    text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated().compactMap {
      number, line in
      let start = line.drop(while: ASCII.isBlank)
      guard let first = start.first, first != UInt8(ascii: "#"),
        let last = start.lastIndex(where: { !ASCII.isBlank($0) })
      else { return nil }
      return (number + 1, String(decoding: start[...last], as: UTF8.self))
    }
  }
}

/// Which pictures of exports in several were read.
private struct MigrationParts {
  private var read: [Int64: (size: Int64, indices: Set<Int64>)] = [:]

  mutating func add(_ part: MigrationPart) {
    read[part.batch, default: (part.size, [])].indices.insert(part.index)
  }

  var missing: Int {
    read.values.reduce(0) { $0 + max(0, Int(clamping: $1.size) - $1.indices.count) }
  }
}

/// One picture of an export of Google's authenticator: `otpauth-migration://offline?data=` and base 64 of a message in protocol
/// buffers.
///
/// The message has tokens (1), its version (2), the number of pictures (3), which of them it is from 0 (4), and the export's (5).
/// One without a version breaks off: that follows the tokens, and a text may end between two of them. A token has
/// a key (1), a name (2), an issuer (3), an algorithm (4: 1 SHA-1, 2 SHA-256, 3 SHA-512, 4 MD5), digits (5: 1 six, 2 eight), a
/// type (6: 1 HOTP, 2 TOTP) and a counter (7).
struct MigrationPart {
  static let scheme = "otpauth-migration://"
  let tokens: [AccountFields]
  private(set) var size: Int64 = 1
  private(set) var index: Int64 = 0
  private(set) var batch: Int64 = 0

  /// More pictures than one export has.
  private static let mostParts: Int64 = 1000

  init(_ text: String, line: Int) throws(AccountFileError) {
    guard let data = Self.data(of: text), let message = ProtocolBuffer(data) else {
      throw .broken(what: "what Google's authenticator exported breaks off", place: .line(line))
    }
    var (tokens, isWhole) = ([AccountFields](), false)
    for field in message.fields {
      switch (field.number, field.value) {
      case (1, .bytes(let bytes)):
        guard let token = ProtocolBuffer(bytes) else {
          throw .broken(what: "what Google's authenticator exported is damaged", place: .line(line))
        }
        tokens.append(AccountFields(token))
      case (2, .number): isWhole = true
      case (3, .number(let number)): size = min(max(number, 1), Self.mostParts)
      case (4, .number(let number)): index = number
      case (5, .number(let number)): batch = number
      default: break
      }
    }
    guard isWhole else {
      throw .broken(what: "what Google's authenticator exported breaks off", place: .line(line))
    }
    self.tokens = tokens
  }

  /// The bytes of the parameter `data`: percent-encoded base 64, whose plus is sometimes left as it is.
  private static func data(of text: String) -> [UInt8]? {
    guard let question = text.firstIndex(of: "?") else { return nil }
    let fields = text[question...].dropFirst().split(separator: "&")
    guard let field = fields.first(where: { $0.hasPrefix("data=") }) else { return nil }
    guard let plain = try? PercentCoding.decode(field.dropFirst(5)) else { return nil }
    return AccountBytes.base64(String(plain.map { $0 == " " ? "+" : $0 }))
  }
}

extension AccountFields {
  fileprivate init(_ token: ProtocolBuffer) {
    self.init()
    digits = 6
    for field in token.fields {
      switch (field.number, field.value) {
      case (1, .bytes(let bytes)): key = bytes.isEmpty ? .failure(.emptyKey) : .success(Secret(bytes))
      case (2, .bytes(let bytes)): account = String(decoding: bytes, as: UTF8.self)
      case (3, .bytes(let bytes)): issuer = String(decoding: bytes, as: UTF8.self)
      case (4, .number(let number)): algorithm = Self.algorithms[number] ?? "?"
      case (5, .number(let number)): digits = number == 2 ? 8 : 6
      case (6, .number(let number)): kind = number == 1 ? "hotp" : "totp"
      case (7, .number(let number)): counter = number
      default: break
      }
    }
  }

  private static let algorithms: [Int64: String] = [0: "SHA1", 1: "SHA1", 2: "SHA256", 3: "SHA512"]
}

/// A message in protocol buffers: its fields as they stand, those of unknown numbers among them.
struct ProtocolBuffer {
  enum Value {
    case number(Int64)
    case bytes([UInt8])
  }

  private(set) var fields: [(number: UInt64, value: Value)] = []

  /// Nil where it breaks off, or is none.
  init?(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      guard let tag = Self.variable(&rest) else { return nil }
      switch tag & 7 {
      case 0:
        guard let number = Self.variable(&rest) else { return nil }
        fields.append((tag >> 3, .number(Int64(bitPattern: number))))
      case 2:
        guard let length = Self.variable(&rest), length <= UInt64(rest.count) else { return nil }
        fields.append((tag >> 3, .bytes(Array(rest.prefix(Int(length))))))
        rest = rest.dropFirst(Int(length))
      case 1, 5:
        let width = tag & 7 == 1 ? 8 : 4
        guard rest.count >= width else { return nil }
        rest = rest.dropFirst(width)
      default: return nil
      }
    }
  }

  /// A number in as many bytes as it needs, seven bits in each, the low ones first.
  private static func variable(_ rest: inout ArraySlice<UInt8>) -> UInt64? {
    var number: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard let byte = rest.popFirst() else { return nil }
      number |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return number }
    }
    return nil
  }
}
