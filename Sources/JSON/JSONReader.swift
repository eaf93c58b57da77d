// SPDX-License-Identifier: GPL-3.0-or-later

/// Parses one text of JSON in time linear in its length. Open arrays and objects are kept in an array, so that no depth of
/// nesting exhausts the stack.
struct JSONReader {
  let text: [UInt8]
  /// The byte that is read next.
  var position = 0
  private let limits: JSONLimits
  private let secrets: Set<String>
  private var values = 0
  private var open: [OpenContainer] = []

  init(_ text: [UInt8], _ limits: JSONLimits, secrets: Set<String> = []) {
    self.text = text
    self.limits = limits
    self.secrets = secrets
  }

  mutating func read() throws(JSONError) -> JSONValue {
    while true {
      guard var value = try begin() else { continue }
      while let last = open.indices.last {
        try open[last].take(value)
        guard try goOn(after: last) else { break }
        value = open.removeLast().value
      }
      guard open.isEmpty else { continue }
      skipSpace()
      guard position == text.count else { throw broken }
      return value
    }
  }

  /// Parses a value; nil where it opened an array or object, whose elements follow.
  private mutating func begin() throws(JSONError) -> JSONValue? {
    values += 1
    guard values <= limits.values else { throw .tooManyValues(limit: limits.values) }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try opening(or: .object([:]), end: UInt8(ascii: "}"))
    case UInt8(ascii: "["): return try opening(or: .array([]), end: UInt8(ascii: "]"))
    case UInt8(ascii: "\""):
      position += 1
      return isSecret ? .secret(try secret()) : .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  /// Whether the next value is a secret, by the name of its member.
  private var isSecret: Bool {
    guard !secrets.isEmpty, let name = open.last?.name else { return false }
    return secrets.contains(name)
  }

  /// Opens an array or object; gives `empty` where it ends at once.
  private mutating func opening(or empty: JSONValue, end: UInt8) throws(JSONError) -> JSONValue? {
    guard open.count < limits.depth else { throw .tooDeep(limit: limits.depth) }
    position += 1
    skipSpace()
    if skip(end) { return empty }
    open.append(OpenContainer(name: end == UInt8(ascii: "}") ? try name() : nil))
    return nil
  }

  /// After a value in an open array or object: true where that ends, false where another value follows.
  private mutating func goOn(after last: Int) throws(JSONError) -> Bool {
    skipSpace()
    if skip(open[last].end) { return true }
    try expect(UInt8(ascii: ","))
    if open[last].name != nil { open[last].name = try name() }
    return false
  }

  private mutating func name() throws(JSONError) -> String {
    skipSpace()
    try expect(UInt8(ascii: "\""))
    let name = try string()
    skipSpace()
    try expect(UInt8(ascii: ":"))
    return name
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
    for byte in word.description.utf8 { try expect(byte) }
    return value
  }

  // MARK: Bytes

  var next: UInt8? { position < text.count ? text[position] : nil }

  var broken: JSONError { .notJSON(at: position) }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  mutating func expect(_ byte: UInt8) throws(JSONError) {
    guard skip(byte) else { throw broken }
  }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }
}

/// The limits beyond which a text is refused.
public struct JSONLimits: Hashable, Sendable {
  /// The greatest depth: more than any text of this program has, and far less than exhausts a thread's stack when types decode
  /// by recursion.
  public static let deepest = 64

  /// How many arrays and objects may stand in one another.
  public var depth: Int
  /// How many values there may be, of every kind: a million empty ones take a thousand times as long to read as one long one.
  public var values: Int

  /// Limits of nesting and of values.
  public init(depth: Int = deepest, values: Int = .max) {
    self.depth = depth
    self.values = values
  }
}

/// An array or object whose end was not parsed yet.
struct OpenContainer {
  /// The member whose value comes next; nil in an array.
  var name: String?
  private var elements: [JSONValue] = []
  private var members: [String: JSONValue] = [:]

  init(name: String? = nil) { self.name = name }

  /// The byte that ends it.
  var end: UInt8 { name == nil ? UInt8(ascii: "]") : UInt8(ascii: "}") }

  /// Adds a value that was parsed.
  mutating func take(_ value: JSONValue) throws(JSONError) {
    guard let name else { return elements.append(value) }
    guard members.updateValue(value, forKey: name) == nil else { throw .duplicateName(name) }
  }

  var value: JSONValue { name == nil ? .array(elements) : .object(members) }
}
