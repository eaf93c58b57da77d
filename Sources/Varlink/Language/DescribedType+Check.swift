// SPDX-License-Identifier: GPL-3.0-or-later
import JSON

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
