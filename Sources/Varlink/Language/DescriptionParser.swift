// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads varlink's interface language by recursive descent over tokens that carry their comments.
struct DescriptionParser {
  /// More than any description here nests; a description comes from the program, or from a service we call.
  private static let deepestNesting = 16

  private let tokens: [DescriptionToken]
  private var position = 0

  init(_ text: String) { tokens = DescriptionToken.all(in: text) }

  /// The keyword `interface`, whose comment is answered.
  mutating func open() throws(VarlinkError) -> String {
    let comment = comment
    try expect("interface")
    return comment
  }

  mutating func interfaceName() throws(VarlinkError) -> String {
    let name = try take()
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    let isName = labels.count > 1 && labels.allSatisfy(Self.isLabel) && labels[0].first?.isLetter == true
    guard isName else { throw wrong(name) }
    return name
  }

  /// The next type, method or error, or nil at the end.
  mutating func member() throws(VarlinkError) -> InterfaceDescription.Member? {
    guard position < tokens.count else { return nil }
    let comment = comment
    let word = try take()
    guard let kind = InterfaceDescription.Member.Kind(rawValue: word) else { throw wrong(word) }
    let name = try take()
    guard Self.isMemberName(name) else { throw wrong(name) }
    let input = try fields(depth: 0)
    if kind == .error, case .choice = input { throw wrong(name) }
    if kind == .method { try expect("->") }
    let output = kind == .method ? try fields(depth: 0) : .structure([])
    return .init(kind: kind, name: name, comment: comment, input: input, output: output)
  }

  /// A structure or a choice, in parentheses: which of the two, its first name tells.
  private mutating func fields(depth: Int) throws(VarlinkError) -> DescribedType {
    guard depth < Self.deepestNesting else { throw wrong("deeper nesting") }
    try expect("(")
    if skip(")") { return .structure([]) }
    var fields: [DescribedType.Field] = []
    repeat {
      var field = DescribedType.Field(name: "", comment: comment, type: nil)
      field.name = try take()
      guard Self.isFieldName(field.name) else { throw wrong(field.name) }
      if skip(":") { field.type = try type(depth: depth + 1) }
      let isLikeOthers = fields.first.map { ($0.type == nil) == (field.type == nil) } ?? true
      let isNew = !fields.contains { $0.name == field.name }
      guard isLikeOthers, isNew else { throw wrong(field.name) }
      fields.append(field)
    } while skip(",")
    try expect(")")
    return fields[0].type == nil ? .choice(fields) : .structure(fields)
  }

  private mutating func type(depth: Int) throws(VarlinkError) -> DescribedType {
    guard depth < Self.deepestNesting else { throw wrong("deeper nesting") }
    if next == "(" { return try fields(depth: depth) }
    let token = try take()
    switch token {
    case "?":
      guard next != "?" else { throw wrong("??") }
      return .optional(try type(depth: depth + 1))
    case "[]": return .array(try type(depth: depth + 1))
    case "[string]": return .dictionary(try type(depth: depth + 1))
    default:
      if let plain = Self.plainTypes[token] { return plain }
      guard Self.isMemberName(token) else { throw wrong(token) }
      return .named(token)
    }
  }

  private static let plainTypes: [String: DescribedType] = [
    "bool": .bool, "int": .int, "float": .float, "string": .string, "object": .object, "any": .any,
  ]

  // MARK: Tokens

  private var next: String? { position < tokens.count ? tokens[position].text : nil }
  private var comment: String { position < tokens.count ? tokens[position].comment : "" }

  private mutating func take() throws(VarlinkError) -> String {
    guard let next else { throw wrong("the end") }
    position += 1
    return next
  }

  private mutating func skip(_ token: String) -> Bool {
    guard next == token else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ token: String) throws(VarlinkError) {
    guard skip(token) else { throw wrong(next ?? "the end") }
  }

  private func wrong(_ found: String) -> VarlinkError {
    let line = tokens.isEmpty ? 1 : tokens[min(max(position - 1, 0), tokens.count - 1)].line
    return .badDescription("line \(line): \(found) was not expected")
  }

  private static func isLabel(_ label: Substring) -> Bool {
    guard let first = label.first, let last = label.last else { return false }
    return first != "-" && last != "-" && label.allSatisfy { isAlphanumeric($0) || $0 == "-" }
  }

  private static func isMemberName(_ name: String) -> Bool {
    name.first.map { ("A"..."Z").contains($0) } == true && name.allSatisfy(isAlphanumeric)
  }

  private static func isFieldName(_ name: String) -> Bool {
    guard let first = name.first, isAlphanumeric(first), !("0"..."9").contains(first) else { return false }
    let parts = name.split(separator: "_", omittingEmptySubsequences: false)
    return parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(isAlphanumeric) }
  }

  private static func isAlphanumeric(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber)
  }
}
