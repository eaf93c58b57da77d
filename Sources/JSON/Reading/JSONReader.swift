// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads one text of JSON from its first byte to its last, in time that grows with its length; what is open stands in an
/// array, so that no nesting reaches the stack.
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

  /// Reads a value, or what opens one: then nil.
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

  /// Whether the value that comes is a secret by its name.
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

  /// After a value in what is open: whether that ends here, or the next value comes.
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
