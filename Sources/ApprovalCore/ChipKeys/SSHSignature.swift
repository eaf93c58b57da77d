// SPDX-License-Identifier: GPL-3.0-or-later
internal import Cryptography

/// A signature in OpenSSH's file format, as `ssh-keygen -Y sign` writes it (OpenSSH, PROTOCOL.sshsig).
struct SSHSignature {
  /// In OpenSSH's encoding.
  let publicKey: [UInt8]
  /// The purpose that the signature is bound to.
  let namespace: String
  /// What the message is hashed with before it is signed.
  let hash: HashAlgorithm
  /// The signature by the rules of the key's kind.
  let blob: [UInt8]

  /// Reads an armored file; `nil` where it is none.
  init?(armored file: [UInt8]) {
    guard file.count <= Self.mostBytes, let body = Self.body(of: file), let bytes = PaddedBase64.decode(body)
    else { return nil }
    self.init(bytes)
  }

  /// Reads the bytes inside the armor (§2).
  init?(_ bytes: [UInt8]) {
    var reader = SSHReader(bytes)
    guard reader.bytes(Self.preamble.count) == Self.preamble, reader.uint32() == Self.version,
      let publicKey = reader.string(), let namespace = reader.text(), reader.string() != nil,
      let hash = reader.text().flatMap({ Self.hashes[$0] }), let blob = reader.string(), reader.isAtEnd
    else { return nil }
    self.publicKey = publicKey
    self.namespace = namespace
    self.hash = hash
    self.blob = blob
  }

  /// What the key signs for `message` (§3); the reserved field is signed as empty, as OpenSSH does.
  func signedBytes(for message: [UInt8]) -> [UInt8] {
    Self.preamble + SSHEncoding.string(namespace) + SSHEncoding.string("")
      + SSHEncoding.string(hash.rawValue) + SSHEncoding.string(Digest.hash(hash, message))
  }

  /// Several times what the longest key of ours needs.
  private static let mostBytes = 8192
  private static let preamble = Array("SSHSIG".utf8)
  private static let version: UInt32 = 1
  private static let hashes: [String: HashAlgorithm] = ["sha256": .sha256, "sha512": .sha512]

  // MARK: Armor (§1)

  private static let header = "-----BEGIN SSH SIGNATURE-----"
  private static let footer = "-----END SSH SIGNATURE-----"

  /// The lines between header and footer, joined.
  private static func body(of file: [UInt8]) -> String? {
    guard let text = String(validating: file, as: UTF8.self) else { return nil }
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    let end = lines.lastIndex { !$0.isEmpty }
    guard let end, end > 0, lines[0] == header, lines[end] == footer else { return nil }
    return lines[1..<end].joined()
  }
}

/// Takes SSH's own encoding apart, a value at a time; `nil` where the bytes end too soon (RFC 4251 §5).
struct SSHReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: some Collection<UInt8>) {
    rest = Array(bytes)[...]
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func bytes(_ count: Int) -> [UInt8]? {
    guard rest.count >= count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  mutating func byte() -> UInt8? { rest.popFirst() }

  mutating func uint32() -> UInt32? {
    bytes(4)?.reduce(0) { $0 << 8 | UInt32($1) }
  }

  mutating func string() -> [UInt8]? {
    uint32().flatMap { bytes(Int($0)) }
  }

  /// A string that is text.
  mutating func text() -> String? {
    string().flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// A number of at most 32 bytes that is not negative and written without needless zeros, as 32 bytes.
  mutating func integer() -> [UInt8]? {
    guard let written = string(), let first = written.first, first < 0x80 else { return nil }
    let digits = first == 0 ? Array(written.dropFirst()) : written
    guard digits.count <= 32, first != 0 || digits.first.map({ $0 >= 0x80 }) == true else { return nil }
    return [UInt8](repeating: 0, count: 32 - digits.count) + digits
  }
}

/// SSH's own encoding (RFC 4251 §5).
enum SSHEncoding {
  /// Four bytes, the greatest first.
  static func uint32(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
  }

  /// The length, then the bytes.
  static func string(_ bytes: [UInt8]) -> [UInt8] {
    uint32(UInt32(bytes.count)) + bytes
  }

  /// The same of a text in UTF-8.
  static func string(_ text: String) -> [UInt8] {
    string(Array(text.utf8))
  }
}

/// Base 64 with padding (RFC 4648 §4), as OpenSSH's files have it.
enum PaddedBase64 {
  static func encode(_ bytes: [UInt8]) -> String {
    let text = Base64.standard.encode(bytes)
    return text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
  }

  /// The bytes; `nil` where the padding is not what it must be, or anything else is.
  static func decode(_ text: String) -> [UInt8]? {
    guard text.utf8.count.isMultiple(of: 4) else { return nil }
    let unpadded = text.hasSuffix("==") ? text.dropLast(2) : text.hasSuffix("=") ? text.dropLast() : text[...]
    return Base64.standard.decode(String(unpadded))
  }
}
