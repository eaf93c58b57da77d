// SPDX-License-Identifier: GPL-3.0-or-later
import Cryptography
internal import JSON
import Options
import Varlink

/// A command that is one rule of the core: a row from which its options, its questions and its call come.
struct RuleCommand: Sendable {
  /// A secret that is asked for; on the wire it has the field's name.
  struct Question: Sendable {
    let field: String
    let question: String
    /// The field that says it again; a person types it twice, a program's line is taken for both.
    var again: String?
    /// Lines it has.
    var lines = 1
    var isOptional = false
  }

  let name: String
  let summary: String
  let rule: IdentityRule
  var operands: [(field: String, operand: Operand)] = []
  var options: [(field: String, option: Option)] = []
  var questions: [Question] = []
  /// What it does with the key of the device that calls.
  var keyUse: KeyUse?
  /// Fields of the reply that are secrets, told only with `--reveal`.
  var secrets: Set<String> = []

  static let reveal = Option(flag: "--reveal", "print the secret that is given this once, too")
  static let json = Option(flag: "--json", "print JSON, one object a line, for programs")

  var command: Command {
    Command(
      name, summary, operands: operands.map(\.operand),
      options: options.map(\.option) + (keyUse.map { [$0.option] } ?? [])
        + (secrets.isEmpty ? [] : [Self.reveal]) + [Self.json])
  }

  func run(_ invocation: Invocation) async throws -> ExitCode {
    let reply = try await call(try Daemon.connect(invocation), invocation)
    RuleReply(reply, without: invocation.has("--reveal") ? [] : secrets).tell(
      asJSON: invocation.has("--json"))
    return .approvedOrDone
  }

  // MARK: -

  /// The daemon's answer to the call; where the person has to approve the change first, once they did.
  func reply(to fields: IdentityFields, from daemon: VarlinkClient, _ invocation: Invocation) async throws
    -> IdentityFields
  {
    do {
      return try await daemon.call(rule.signature, fields)
    } catch let error as VarlinkReplyError {
      guard let needed = NeededApproval(error, for: invocation, from: daemon) else { throw error }
      var approved = fields
      approved["approval"] = .string(try await needed.given())
      return try await daemon.call(rule.signature, approved)
    }
  }

  func fields(_ invocation: Invocation) async throws -> IdentityFields {
    var fields = IdentityFields()
    for (given, row) in zip(invocation.operands, operands) { fields[row.field] = .string(given) }
    for (field, option) in options {
      guard let given = invocation[option.name] else { continue }
      fields[field] = Self.value(given, of: option)
    }
    for question in questions { try await ask(question, into: &fields) }
    return fields
  }

  private static func value(_ given: String, of option: Option) -> JSONValue {
    if option.range != nil, let number = Int64(given) { return .int(number) }
    if option.choices == yesOrNo { return .bool(given == "yes") }
    return .string(given)
  }

  static let yesOrNo = ["yes", "no"]

  private func ask(_ question: Question, into fields: inout IdentityFields) async throws {
    guard let first = await Console.secret(asking: question.question) else {
      if question.isOptional { return }
      throw Failure(.usage, "standard input ended before the \(question.question)")
    }
    var whole = first
    for _ in 1..<max(1, question.lines) {
      guard let line = await Console.secret(asking: question.question) else { break }
      whole = whole.appending(UInt8(ascii: "\n")).appending(line)
    }
    if question.isOptional, first.isEmpty { return }
    fields[question.field] = .secret(whole)
    guard let again = question.again else { return }
    let second = Console.inputIsTerminal ? await Console.secret(asking: question.question + " again") : first
    fields[again] = .secret(second ?? Secret([]))
  }
}
