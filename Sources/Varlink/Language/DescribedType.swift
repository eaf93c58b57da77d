// SPDX-License-Identifier: GPL-3.0-or-later
import JSON

/// A type in varlink's language.
public indirect enum DescribedType: Equatable, Sendable {
  case bool, int, float, string, object, any
  case named(String)
  case optional(DescribedType)
  case array(DescribedType)
  case dictionary(DescribedType)
  case structure([Field])
  case choice([Field])

  /// A field of a structure, or a choice, which has no type of its own.
  public struct Field: Equatable, Sendable {
    /// Such as `approvalID`.
    public internal(set) var name: String
    /// The lines of the comment above it, without their `#`.
    public internal(set) var comment: String
    /// Nil of a choice.
    public internal(set) var type: DescribedType?

    /// The line that ends the comment of a field whose value nobody else may see.
    static let secretMark = "[Secret]"

    /// What may end a comment and is no part of its sentences.
    public static let marks: Set<String> = [secretMark]

    /// Whether nobody else may see the value: no `String` is made of it when a message is read, and it prints as `•`.
    public var isSecret: Bool { comment.hasSuffix(Self.secretMark) }
  }

  /// The names of the fields, however deep, that hold secrets.
  var secrets: Set<String> {
    switch self {
    case .optional(let inner), .array(let inner), .dictionary(let inner): inner.secrets
    case .structure(let fields):
      fields.reduce(into: Set(fields.filter(\.isSecret).map(\.name))) { $0.formUnion($1.type?.secrets ?? []) }
    default: []
    }
  }

  /// Fields, however deep, that have no comment.
  var uncommented: [String] {
    switch self {
    case .optional(let inner), .array(let inner), .dictionary(let inner): inner.uncommented
    case .structure(let fields), .choice(let fields):
      fields.flatMap { field in
        (field.comment.isEmpty ? [field.name] : []) + (field.type?.uncommented ?? [])
      }
    default: []
    }
  }
}

extension DescribedType {
  /// Checks a value against this type; throws `InvalidParameter` with the path of the first field that is wrong.
  ///
  /// A field that the description does not know is wrong too: a misspelt `?language` is better refused than unheard.
  func check(
    _ value: JSONValue, at path: String, in types: [String: InterfaceDescription.Member]
  ) throws(VarlinkReplyError) {
    switch (self, value) {
    case (.bool, .bool), (.int, .int), (.float, .float), (.float, .int), (.string, .string),
      (.string, .secret),
      (.object, .object),
      (.any, _), (.optional, .null):
      return
    case (.named(let name), _):
      guard let member = types[name] else { throw .invalidParameter(path) }
      try member.input.check(value, at: path, in: types)
    case (.optional(let inner), _):
      try inner.check(value, at: path, in: types)
    case (.array(let inner), .array(let elements)):
      for (index, element) in elements.enumerated() {
        try inner.check(element, at: "\(path)[\(index)]", in: types)
      }
    case (.dictionary(let inner), .object(let members)):
      for (name, member) in members { try inner.check(member, at: Self.join(path, name), in: types) }
    case (.structure(let fields), .object(let members)):
      try Self.check(members, against: fields, at: path, in: types)
    case (.choice(let choices), .string(let chosen)) where choices.contains { $0.name == chosen }:
      return
    default:
      throw .invalidParameter(path)
    }
  }

  private static func check(
    _ members: [String: JSONValue], against fields: [Field], at path: String,
    in types: [String: InterfaceDescription.Member]
  ) throws(VarlinkReplyError) {
    for field in fields {
      let type = field.type ?? .any
      try type.check(members[field.name] ?? .null, at: join(path, field.name), in: types)
    }
    let known = Set(fields.map(\.name))
    if let stranger = members.keys.filter({ !known.contains($0) }).min() {
      throw .invalidParameter(join(path, stranger))
    }
  }

  private static func join(_ path: String, _ name: String) -> String {
    path.isEmpty ? name : path + "." + name
  }
}
