// SPDX-License-Identifier: GPL-3.0-or-later
import Varlink

/// Prints one interface: its description, its types, what each method takes and answers, who calls it and who serves it.
struct InterfacePrinter {
  private let description: InterfaceDescription
  /// The namespace, such as `ApprovalInterface`.
  let name: String
  /// What its clients are called where they are made of a connection, such as `approval`.
  private let label: String

  /// Names that stand in the namespace beside the interface's own.
  private static let taken: Set<String> = ["Client", "Handlers", "Method"]

  init(_ description: InterfaceDescription) throws(GeneratorError) {
    self.description = description
    let last = String(description.name.split(separator: ".").last ?? "")
    name = last + "Interface"
    label = last.swiftName
    if let member = description.members.first(where: { Self.taken.contains($0.name) }) {
      throw GeneratorError("\(description.name).\(member.name): that name is the generated code's own")
    }
    let silent = methodMembers.first { $0.manner != .once && $0.output.fields.isEmpty }
    if let silent { throw GeneratorError("\(place(silent)) answers more than once, and nothing") }
  }

  var methodMembers: [InterfaceDescription.Member] { members(.method) }

  private func members(_ kind: InterfaceDescription.Member.Kind) -> [InterfaceDescription.Member] {
    description.members.filter { $0.kind == kind }
  }

  private func place(_ member: InterfaceDescription.Member) -> String { description.name + "." + member.name }

  private func extending(_ lines: SwiftLines) -> SwiftLines {
    ["extension \(name) {"] + lines.indented + ["}"]
  }

  // MARK: The namespace

  func namespace() throws(GeneratorError) -> [SwiftLines] {
    let methods = methodMembers
    var head = ["/// `\(description.name)`", "///"] + description.comment.documentation
    head += ["public enum \(name) {"]
    if !methods.isEmpty {
      head += ["  /// The methods, by the names that they have on the wire."]
      head += ["  public enum Method: String, CaseIterable, Sendable {"]
      head += methods.map { "    case \($0.name.swiftName) = \"\($0.name)\"" } + ["  }"]
    }
    var lines = [head + ["}"]]
    for type in members(.type) { lines.append(extending(try printed(type))) }
    for error in members(.error) { lines.append(extending(try printed(error: error))) }
    return lines
  }

  private func printed(_ type: InterfaceDescription.Member) throws(GeneratorError) -> SwiftLines {
    if case .choice(let choices) = type.input {
      return StructurePrinter.choice(type.name, type.comment.documentation, choices)
    }
    return try StructurePrinter(type.name, type.input.fields, of: place(type)).lines(
      type.comment.documentation, indent: 2)
  }

  private func printed(error: InterfaceDescription.Member) throws(GeneratorError) -> SwiftLines {
    try StructurePrinter(
      error.name, error.input.fields, of: place(error), conformingTo: "WireError"
    ).lines(
      error.comment.documentation,
      first: ["/// As it is answered.", "public static let name = \"\(place(error))\""], indent: 2)
  }

  // MARK: The description

  /// The file as it is, in as many pieces as fit a file of Swift.
  func text() -> [SwiftLines] {
    let paragraphs = description.text.split(separator: "\n\n", omittingEmptySubsequences: false)
    var pieces: [SwiftLines] = []
    for paragraph in paragraphs {
      let lines = paragraph.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let isFull = pieces.last.map { $0.count + lines.count > 320 } ?? true
      if isFull { pieces.append(lines) } else { pieces[pieces.count - 1] += [""] + lines }
    }
    let names = pieces.indices.map { "text\($0 + 1)" }
    let whole = [
      "/// The interface in varlink's language: \(description.name).varlink, word for word.",
      "public static let description = [\(names.joined(separator: ", "))].joined(separator: \"\\n\\n\")",
    ]
    return [extending(whole)]
      + zip(names, pieces).map { name, piece in
        extending(["static let \(name) = #\"\"\""] + piece.indented + ["  \"\"\"#"])
      }
  }

  // MARK: The methods

  func methods() throws(GeneratorError) -> [SwiftLines] {
    var printed: [SwiftLines] = []
    for method in methodMembers { printed.append(extending(try self.printed(method: method))) }
    return printed
  }

  private func printed(method: InterfaceDescription.Member) throws(GeneratorError) -> SwiftLines {
    let (input, output) = (method.input.fields, method.output.fields)
    let types = (input.isEmpty ? "Nothing" : "Parameters") + ", " + (output.isEmpty ? "Nothing" : "Reply")
    var parts = [
      [
        "/// The method, with the types of what it takes and answers.",
        "public static let method = VarlinkMethodType<\(types)>(", "  \"\(place(method))\")",
      ]
    ]
    if !input.isEmpty {
      parts.append(
        try StructurePrinter("Parameters", input, of: place(method)).lines(
          ["/// What `\(method.name)` takes."], indent: 4))
    }
    if !output.isEmpty {
      parts.append(
        try StructurePrinter("Reply", output, of: place(method)).lines(
          ["/// What `\(method.name)` answers."], indent: 4))
    }
    let body = SwiftLines(parts.joined(separator: [""]))
    return method.comment.documentation + ["public enum \(method.name) {"] + body.indented + ["}"]
  }

  // MARK: Who calls

  func client() -> [SwiftLines] {
    guard !methodMembers.isEmpty else { return [] }
    let head = [
      "private let connection: VarlinkClient", "", "/// - Parameter connection: the way to who serves it.",
      "public init(_ connection: VarlinkClient) { self.connection = connection }",
    ]
    let calls = methodMembers.flatMap { [""] + $0.comment.documentation + self.call(of: $0) }
    let structure = ["/// Calls the methods, by a connection.", "public struct Client: Sendable {"]
    return [
      [
        "extension VarlinkClient {", "  /// The methods of `\(description.name)`.",
        "  public var \(label): \(name).Client { .init(self) }", "}",
      ],
      extending(structure + (head + calls).indented + ["}"]),
    ]
  }

  private func call(of method: InterfaceDescription.Member) -> SwiftLines {
    let input = method.input.fields.isEmpty ? "" : "_ parameters: \(method.name).Parameters"
    let given = input.isEmpty ? "Nothing()" : "parameters"
    let name = "public func \(method.name.swiftName)(\(input))"
    if method.manner != .once {
      return Self.opening("\(name) throws(VarlinkError)", " -> VarlinkReplies<\(method.name).Reply>") + [
        "  try connection.replies(\(method.name).method, \(given))", "}",
      ]
    }
    let hasReply = !method.output.fields.isEmpty
    let answer = hasReply ? " -> \(method.name).Reply" : ""
    return Self.opening("\(name) async throws", answer) + [
      "  \(hasReply ? "" : "_ = ")try await connection.call(\(method.name).method, \(given))", "}",
    ]
  }

  /// The first line of a function, or its two where it is long.
  private static func opening(_ name: String, _ answer: String) -> SwiftLines {
    let line = name + answer + " {"
    return line.count <= 106 ? [line] : [name, " " + answer, "{"]
  }
}
