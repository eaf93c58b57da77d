// SPDX-License-Identifier: GPL-3.0-or-later
import Varlink

/// Prints what goes over the wire: a structure's fields, how it is made, and how it is coded.
struct StructurePrinter {
  let name: String
  let conformance: String
  let fields: [SwiftField]

  /// - Parameter place: the full name, for what is wrong with it.
  init(
    _ name: String, _ fields: [DescribedType.Field], of place: String,
    conformingTo conformance: String = "WireStructure"
  ) throws(GeneratorError) {
    self.name = name
    self.conformance = conformance
    var printed: [SwiftField] = []
    for field in fields { printed.append(try SwiftField(field, of: place)) }
    self.fields = printed
  }

  /// - Parameter first: what stands before the fields.
  func lines(_ comment: SwiftLines, first: SwiftLines = [], indent: Int) -> SwiftLines {
    let variables = fields.flatMap {
      $0.comment.documentation + ["public var \($0.name.escaped): \($0.type)"]
    }
    let parts = [first, variables, initialiser(indent: indent + 2), decoding, encoding]
    let body = SwiftLines(parts.filter { !$0.isEmpty }.joined(separator: [""]))
    return comment + ["public struct \(name): \(conformance) {"] + body.indented + ["}"]
  }

  private func initialiser(indent: Int) -> SwiftLines {
    let comment = "/// Of its fields" + (fields.contains(where: \.isOptional) ? "; nil leaves one out." : ".")
    guard !fields.isEmpty else { return ["/// It has no fields.", "public init() {}"] }
    let parameters = fields.map { "\($0.name): \($0.type)" + ($0.isOptional ? " = nil" : "") }
    let assignments = fields.map { "self.\($0.name) = \($0.name.escaped)" }
    let line = "public init(" + parameters.joined(separator: ", ") + ") {"
    if indent + line.count <= 110 { return [comment, line] + assignments.indented + ["}"] }
    let words = parameters.dropLast().map { $0 + "," } + parameters.suffix(1)
    return [comment, "public init("] + SwiftLines.wrapped(words, indent: indent + 2).indented + [") {"]
      + assignments.indented + ["}"]
  }

  private var decoding: SwiftLines {
    guard !fields.isEmpty else { return ["public init(from _: FieldReader) {}"] }
    let lines = fields.map { field in
      "\(field.name.escaped) = try fields.\(field.isOptional ? "optional" : "required")(.\(field.name))"
    }
    return ["public init(from fields: FieldReader) throws {"] + lines.indented + ["}"]
  }

  private var encoding: SwiftLines {
    guard !fields.isEmpty else { return ["public func encode(to _: inout FieldWriter) {}"] }
    let lines = fields.map { "try fields.write(\($0.name.escaped), .\($0.name))" }
    return ["public func encode(to fields: inout FieldWriter) throws {"] + lines.indented + ["}"]
  }

  /// A type that is one of some names.
  static func choice(_ name: String, _ comment: SwiftLines, _ choices: [DescribedType.Field]) -> SwiftLines {
    let cases = choices.flatMap { $0.comment.documentation + ["case \($0.name.escaped)"] }
    let head = "public enum \(name): String, Codable, CaseIterable, Sendable {"
    return comment + [head] + cases.indented + ["}"]
  }
}

/// Prints the names of all fields of all interfaces, by which every structure is coded and a program tells what it got.
enum FieldNamePrinter {
  static func file(of descriptions: [InterfaceDescription]) -> GeneratedSources.File {
    let fields = descriptions.flatMap { $0.members }.flatMap { $0.input.fields + $0.output.fields }
    let names = Set(fields.filter { $0.type != nil }.map(\.name)).sorted()
    let secrets = Set(fields.filter(\.isSecret).map(\.name)).sorted()
    var lines = [
      "/// The fields of all interfaces, by name.",
      "public enum FieldName: String, CodingKey, CaseIterable, Sendable {",
    ]
    lines += names.flatMap { ["  /// \(places(of: $0, in: descriptions))", "  case \($0.escaped)"] }
    lines += [
      "",
      "  /// The fields that hold secrets wherever they stand: no `String` is made of them when a message is read.",
      "  public static let secrets: Set<String> = [",
    ]
    lines += SwiftLines.wrapped(secrets.map { "\"\($0)\"," }, indent: 4).map { "    " + $0 } + ["  ]", "}"]
    return .init(
      name: "FieldName.swift", text: GeneratedSources.text(lines, from: "the .varlink files"))
  }
}

extension FieldNamePrinter {
  /// Which members have a field of that name: the first, and how many others.
  private static func places(of field: String, in descriptions: [InterfaceDescription]) -> String {
    let places = descriptions.flatMap { description in
      description.members.filter { member in
        (member.input.fields + member.output.fields).contains { $0.name == field && $0.type != nil }
      }.map { "`\(description.name.split(separator: ".").last ?? "").\($0.name)`" }
    }
    let others = places.count - 1
    return "Of \(places.first ?? "")" + (others > 0 ? " and \(others) more." : ".")
  }
}

extension DescribedType {
  /// The fields of a structure, or its choices.
  var fields: [Field] {
    switch self {
    case .structure(let fields), .choice(let fields): fields
    default: []
    }
  }
}
