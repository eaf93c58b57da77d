// SPDX-License-Identifier: GPL-3.0-or-later

internal import OneTimeCodes

/// Exports of KeePassXC in XML: entries in groups, each with named texts, of which `otp` is the address of a code. Older versions,
/// and KeeTrayTOTP, kept `TOTP Seed` and `TOTP Settings`.
enum KeePassExport {
  static func list(_ text: [UInt8]) throws(AccountFileError) -> AccountList {
    var reader = XMLReader(text)
    var state = State()
    while let event = try reader.next() { state.take(event) }
    guard state.isOne else { throw .unknown }
    let coded = state.entries.filter { $0["otp"] != nil || $0["TOTP Seed"] != nil }
    var list = AccountList(.keePassXC, coded.enumerated().map { entry($1, number: $0 + 1) })
    list.withoutCode = state.entries.count - coded.count
    return list
  }

  private static func entry(_ texts: [String: String], number: Int) -> AccountEntry {
    let (title, user) = (texts["Title"], texts["UserName"])
    if let address = texts["otp"], address.hasPrefix("otpauth") || texts["TOTP Seed"] == nil {
      return AccountEntry(field: address, issuer: title, account: user, number: number)
    }
    var fields = AccountFields(issuer: title, account: user)
    fields.key = Result(base32: texts["TOTP Seed"])
    let settings = (texts["TOTP Settings"] ?? "").split(separator: ";")
    fields.period = settings.first.flatMap { Int64($0) }
    if settings.dropFirst().first == "S" { fields.kind = "steam" }
    fields.digits = settings.dropFirst().first.flatMap { Int64($0) }
    return fields.entry(number)
  }

  /// What was read of the file: the entry that is open, its texts, and the element that text belongs to.
  private struct State {
    private(set) var isOne = false
    private(set) var entries: [[String: String]] = []
    private var open: [String] = []
    private var entry: [String: String] = [:]
    private var key = ""
    private var text = ""

    mutating func take(_ event: XMLReader.Event) {
      switch event {
      case .begin(let name):
        if open.isEmpty { isOne = name == "KeePassFile" }
        open.append(name)
        text = ""
        if name == "Entry", !isHistory { entry = [:] }
      case .text(let more): text += more
      case .end(let name):
        end(name)
        open.removeLast()
      }
    }

    /// What an entry was before is no entry of its own.
    private var isHistory: Bool { open.contains("History") }

    private mutating func end(_ name: String) {
      guard isOne, !isHistory else { return }
      switch name {
      case "Key": key = text
      case "Value": if !text.isEmpty { entry[key] = text }
      case "Entry": entries.append(entry)
      default: break
      }
    }
  }
}

/// Reads XML as exports have it: elements, text, the five entities and those of numbers. No document type is read, so nothing
/// that is written once stands for much.
struct XMLReader {
  enum Event {
    case begin(String)
    case text(String)
    case end(String)
  }

  private let text: [UInt8]
  private var position = 0
  private var open: [String] = []
  /// The end of an element that has nothing in it.
  private var pending: Event?
  private var hasRoot = false

  private static let deepest = 64

  init(_ text: [UInt8]) { self.text = text }

  /// Nil at the end of the whole.
  ///
  /// - Throws: `broken` where it is no XML, or breaks off.
  mutating func next() throws(AccountFileError) -> Event? {
    if let event = pending {
      pending = nil
      return event
    }
    while position < text.count {
      if skip("<?") {
        try skipTo("?>")
      } else if skip("<!--") {
        try skipTo("-->")
      } else if skip("<![CDATA[") {
        let start = position
        try skipTo("]]>")
        return .text(String(decoding: text[start..<position - 3], as: UTF8.self))
      } else if skip("<!") {
        throw broken("it has a document type, which is not read")
      } else if skip("</") {
        return try end()
      } else if skip("<") {
        return try begin()
      } else if let words = try characters() {
        return words
      }
    }
    guard open.isEmpty, hasRoot else { throw broken("the file breaks off") }
    return nil
  }

  private mutating func begin() throws(AccountFileError) -> Event {
    guard open.count < Self.deepest else { throw broken("it is nested too deep") }
    guard !open.isEmpty || !hasRoot else { throw broken("something follows its end") }
    let name = name()
    guard !name.isEmpty else { throw broken("an element has no name") }
    try skipAttributes()
    hasRoot = true
    if text[position - 1] == UInt8(ascii: "/") {
      pending = .end(name)
      position += 1
    } else {
      open.append(name)
      position += 1
    }
    return .begin(name)
  }

  /// To the bracket that closes the tag, past quoted values.
  private mutating func skipAttributes() throws(AccountFileError) {
    var quote: UInt8?
    while position < text.count {
      let byte = text[position]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return
      }
      position += 1
    }
    throw broken("the file breaks off")
  }

  private mutating func end() throws(AccountFileError) -> Event {
    let name = name()
    while position < text.count, ASCII.isBlank(text[position]) { position += 1 }
    guard open.last == name, skip(">") else {
      throw broken("an element is not closed, or the file breaks off")
    }
    open.removeLast()
    return .end(name)
  }

  private mutating func name() -> String {
    let start = position
    while position < text.count, !Self.endsName(text[position]) { position += 1 }
    return String(decoding: text[start..<position], as: UTF8.self)
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    ASCII.isBlank(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "<")
  }

  /// Text to the next tag; nil for blanks outside every element.
  private mutating func characters() throws(AccountFileError) -> Event? {
    var words: [UInt8] = []
    while position < text.count, text[position] != UInt8(ascii: "<") {
      let byte = text[position]
      position += 1
      words += byte == UInt8(ascii: "&") ? Array(String(try entity()).utf8) : [byte]
    }
    guard open.isEmpty else { return .text(String(decoding: words, as: UTF8.self)) }
    guard words.allSatisfy(ASCII.isBlank) else { throw broken("text stands outside every element") }
    return nil
  }

  private mutating func entity() throws(AccountFileError) -> Character {
    let start = position
    while position < text.count, position - start < 10, text[position] != UInt8(ascii: ";") { position += 1 }
    let name = String(decoding: text[start..<position], as: UTF8.self)
    guard skip(";") else { throw broken("an entity is not closed") }
    if let known = Self.entities[name] { return known }
    let digits = name.dropFirst(2)
    let code =
      name.hasPrefix("#x") ? UInt32(digits, radix: 16) : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
    guard let scalar = code.flatMap(Unicode.Scalar.init) else { throw broken("an entity is unknown") }
    return Character(scalar)
  }

  private static let entities: [String: Character] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
  ]

  private mutating func skip(_ words: StaticString) -> Bool {
    guard words.withUTF8Buffer({ text[position...].starts(with: $0) }) else { return false }
    position += words.utf8CodeUnitCount
    return true
  }

  private mutating func skipTo(_ words: StaticString) throws(AccountFileError) {
    while position < text.count { if skip(words) { return } else { position += 1 } }
    throw broken("the file breaks off")
  }

  private func broken(_ what: String) -> AccountFileError { .broken(what: what, place: .byte(position)) }
}
