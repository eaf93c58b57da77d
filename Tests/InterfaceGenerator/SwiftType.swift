// SPDX-License-Identifier: GPL-3.0-or-later
import Varlink

/// How a field is written in Swift.
struct SwiftField {
  /// The field's own name, which is a case of `FieldName`.
  let name: String
  let comment: String
  let type: String
  let isOptional: Bool

  /// - Throws: `GeneratorError` for a structure or choices without a name.
  init(_ field: DescribedType.Field, of member: String) throws(GeneratorError) {
    guard let type = field.type else { throw GeneratorError("\(member).\(field.name) has no type") }
    name = field.name
    comment = field.comment
    self.type = try Self.swift(type, isSecret: field.isSecret, "\(member).\(field.name)")
    if case .optional = type { isOptional = true } else { isOptional = false }
  }

  private static func swift(_ type: DescribedType, isSecret: Bool, _ place: String) throws(GeneratorError)
    -> String
  {
    switch type {
    case .bool: "Bool"
    case .int: "Int"
    case .float: "Double"
    case .string: isSecret ? "SecretText" : "String"
    case .object, .any: "JSONValue"
    case .named(let name): name
    case .optional(let inner): try swift(inner, isSecret: isSecret, place) + "?"
    case .array(let inner): "[\(try swift(inner, isSecret: isSecret, place))]"
    case .dictionary(let inner): "[String: \(try swift(inner, isSecret: isSecret, place))]"
    case .structure, .choice: throw GeneratorError("\(place): give the type of it a name of its own")
    }
  }
}

extension String {
  /// `BeginEnrolment` as a method or a case is called in Swift: `beginEnrolment`.
  var swiftName: String { (prefix(1).lowercased() + dropFirst()).escaped }

  /// A word of Swift's own stands between backticks.
  var escaped: String { Self.reserved.contains(self) ? "`\(self)`" : self }

  private static let reserved: Set<String> = [
    "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer", "deinit",
    "do", "else", "enum", "extension", "fallthrough", "false", "for", "func", "guard", "if", "import", "in",
    "init", "inout", "internal", "is", "let", "nil", "operator", "private", "protocol", "public", "repeat",
    "rethrows",
    "return", "self", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try",
    "typealias", "var", "where", "while",
  ]

  /// The comment as Swift's: without the marks, which stand in the code.
  var documentation: SwiftLines {
    var lines = split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let marks = DescribedType.Field.marks.union(InterfaceDescription.Member.marks)
    lines.removeAll { marks.contains($0) }
    return lines.map { $0.isEmpty ? "///" : "/// " + $0 }
  }
}

extension SwiftLines {
  /// Two spaces further in.
  var indented: SwiftLines { map { $0.isEmpty ? "" : "  " + $0 } }

  /// Words one after the other on as many lines as they take, each at most as long as a line is here.
  static func wrapped(_ words: [String], indent: Int) -> SwiftLines {
    var lines: SwiftLines = []
    for word in words {
      if let last = lines.last, indent + last.count + 1 + word.count <= 108 {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(word)
      }
    }
    return lines
  }
}
