// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON
import Varlink

/// What a rule's method answered, told as facts: lists as an object or a sentence an element.
struct RuleReply {
  private let fields: [(name: String, value: JSONValue)]

  init(_ reply: IdentityFields, without hidden: Set<String>) {
    fields = reply.all.filter { !hidden.contains($0.name) }
  }

  func tell(asJSON: Bool) {
    if case .array(let elements)? = fields.first?.value {
      for element in elements { Self.tell(element, asJSON: asJSON) }
    } else if !asJSON, fields.count == 1, case .string(let lines) = fields[0].value, lines.hasSuffix("\n") {
      // Lines for another program: as they are.
      Console.say(String(lines.dropLast()))
    } else if fields.isEmpty {
      if asJSON { Fact.tell([], asJSON: true) } else { Console.say("Done.") }
    } else {
      Fact.tell(fields.map { Self.fact($0.name, $0.value) }, asJSON: asJSON)
    }
  }

  private static func tell(_ element: JSONValue, asJSON: Bool) {
    let fields = IdentityFields(element.members).all
    guard asJSON else {
      let told = fields.map { "\(labels[$0.name] ?? $0.name) \(text($0.value))" }
      return Console.say(told.joined(separator: ", ") + ".")
    }
    Fact.tell(fields.map { fact($0.name, $0.value) }, asJSON: true)
  }

  private static func fact(_ name: String, _ value: JSONValue) -> Fact {
    let label = labels[name] ?? name
    let sentence = "\(label.prefix(1).uppercased())\(label.dropFirst()): \(text(value))"
    // Nothing stands behind what will be copied out.
    return Fact(name, .text(text(value)), copied.contains(name) ? sentence : sentence + ".")
  }

  private static func text(_ value: JSONValue) -> String {
    switch value {
    case .string, .secret: value.text ?? ""
    case .int(let number): String(number)
    case .bool(let truth): truth ? "yes" : "no"
    default: ""
    }
  }

  private static let copied: Set<String> = [
    "enrolment", "authenticator", "code", "seed", "key", "keyFile", "serial",
  ]

  private static let labels = [
    "awaits": "next step", "dueAt": "may be confirmed from", "expiresAt": "valid until",
    "switchDueAt": "switch may be confirmed from", "serial": "serial number",
    "lockedUntil": "locked until", "keyFile": "the key that it answers with is kept in",
    "takenFrom": "taken from",
  ]
}

extension JSONValue {
  /// The members of an object, or none.
  fileprivate var members: [String: JSONValue] {
    if case .object(let members) = self { members } else { [:] }
  }
}
