// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON
import ServiceInterfaces
import Varlink

/// What a method answered, told as facts: lists as an object or a sentence an element.
struct RuleReply {
  private let fields: [Field]
  /// Where the key of a device that was activated is kept.
  private let keyFile: String?

  private struct Field {
    let name: FieldName
    let value: JSONValue
  }

  /// The answer of a method that answers nothing but that it is done.
  init() { (fields, keyFile) = ([], nil) }

  init(_ reply: some WireStructure, keyFile: String? = nil) throws {
    fields = Self.fields(of: try JSONValue(encoding: reply))
    self.keyFile = keyFile
  }

  /// The members of an object that are there, in the order of their names.
  private static func fields(of value: JSONValue) -> [Field] {
    guard case .object(let members) = value else { return [] }
    return members.filter { $0.value != .null }.sorted { $0.key < $1.key }.compactMap { name, value in
      FieldName(rawValue: name).map { Field(name: $0, value: value) }
    }
  }

  /// - Parameter hidingSecrets: whether what is a secret on the wire is left out.
  func tell(hidingSecrets: Bool = false, asJSON: Bool) {
    let fields = fields.filter { !hidingSecrets || $0.value.secret == nil }
    if case .array(let elements)? = fields.first?.value {
      for element in elements { Self.tell(element, asJSON: asJSON) }
    } else if !asJSON, fields.count == 1, case .string(let lines) = fields[0].value, lines.hasSuffix("\n") {
      // Lines for another program: as they are.
      Console.say(String(lines.dropLast()))
    } else if fields.isEmpty, keyFile == nil {
      if asJSON { Fact.tell([], asJSON: true) } else { Console.say("Done.") }
    } else {
      Fact.tell(facts(fields), asJSON: asJSON)
    }
  }

  /// In the order of their names, the file among them.
  private func facts(_ fields: [Field]) -> [Fact] {
    let file = keyFile.map { path in
      Fact("keyFile", .text(path), "The key that it answers with is kept in: \(path)")
    }
    return (fields.map(Self.fact) + [file].compactMap(\.self)).sorted { $0.name < $1.name }
  }

  private static func tell(_ element: JSONValue, asJSON: Bool) {
    let fields = fields(of: element)
    guard asJSON else {
      let told = fields.map { "\(label($0.name)) \(text($0.value))" }
      return Console.say(told.joined(separator: ", ") + ".")
    }
    Fact.tell(fields.map(fact), asJSON: true)
  }

  private static func fact(_ field: Field) -> Fact {
    let label = label(field.name)
    let sentence = "\(label.prefix(1).uppercased())\(label.dropFirst()): \(text(field.value))"
    // Nothing stands behind what will be copied out.
    return Fact(field.name, .text(text(field.value)), copied.contains(field.name) ? sentence : sentence + ".")
  }

  private static func text(_ value: JSONValue) -> String {
    switch value {
    case .string, .secret: value.text ?? ""
    case .int(let number): String(number)
    case .bool(let truth): truth ? "yes" : "no"
    default: ""
    }
  }

  private static let copied: Set<FieldName> = [.enrolment, .authenticator, .code, .seed, .key, .serial]

  private static func label(_ name: FieldName) -> String { labels[name] ?? name.rawValue }

  private static let labels: [FieldName: String] = [
    .awaits: "next step", .dueAt: "may be confirmed from", .expiresAt: "valid until",
    .switchDueAt: "switch may be confirmed from", .serial: "serial number", .lockedUntil: "locked until",
    .takenFrom: "taken from",
  ]
}
