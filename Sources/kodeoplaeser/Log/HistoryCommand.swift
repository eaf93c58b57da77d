// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Options
import ServiceInterfaces
import Varlink

/// What a person approved and rejected, newest first, once they have approved that it is told.
enum HistoryCommand {
  static let command = Command(
    "history",
    "tell what you approved and rejected: when, for whom and in which words, newest first; you approve that first",
    operands: [user], options: [RuleCommand.json])

  private static let user = Operand(
    "USERID", "the user; without it, whose reader it is", isRequired: false, candidates: .users)

  static func run(_ invocation: Invocation) async throws -> ExitCode {
    let daemon = try DaemonSocket.connect(invocation)
    let call = RuleCall(invocation, of: [user], daemon: daemon)
    let name = call[user].isEmpty ? try await owner(of: daemon) : call[user]
    try await call.approving { approval in
      for try await reply in try daemon.identity.history(.init(user: name, approval: approval)) {
        guard let past = reply.past else { break }
        Fact.tell(facts(past), asJSON: invocation.has(RuleCommand.json.name))
      }
    }
    return .approvedOrDone
  }

  private static func owner(of daemon: VarlinkClient) async throws -> String {
    let users = try await daemon.reader.status().users.map(\.user)
    guard users.count < 2 else {
      throw Failure(.usage, "the reader has several users: name one of \(users.joined(separator: ", "))")
    }
    guard let owner = users.first else {
      throw Failure(.usage, "nobody is enrolled on this reader: name the user")
    }
    return owner
  }

  /// The first has the sentence: for people a decision is one line.
  private static func facts(_ past: IdentityInterface.Past) -> [Fact?] {
    let line = sentence(past)
    return [
      Fact(.decidedAt, .text(past.decidedAt), line), Fact(.decision, .text(past.decision), ""),
      Fact(.reason, past.reason) { _ in "" }, Fact(.service, .text(past.service), ""),
      Fact(.action, .text(past.action), ""), Fact(.text, .text(past.text), ""),
      Fact(.amount, past.amount) { _ in "" }, Fact(.currency, past.currency) { _ in "" },
      Fact(.payee, past.payee) { _ in "" }, Fact(.toAccount, past.toAccount) { _ in "" },
      Fact(.command, past.command) { _ in "" }, Fact(.change, past.change) { _ in "" },
      Fact(.approvalID, .text(past.approvalID), ""), Fact(.authenticator, .text(past.authenticator), ""),
      Fact(.receipt, past.receipt) { _ in "" },
    ]
  }

  /// What is written in it by others is cleaned: it may hold what moves a terminal's cursor.
  private static func sentence(_ past: IdentityInterface.Past) -> String {
    let decision = past.reason == "notMe" ? "rejected as somebody else's" : past.decision
    var told = ["\(past.decidedAt), \(decision)", "\(past.action) for \(clean(past.service))"]
    if let change = past.change.flatMap({ IdentityChange(canonical: $0) }) { told.append(change.sentence) }
    if let amount = past.amount { told.append("\(amount) \(past.currency ?? "")") }
    if let payee = past.payee { told.append("to \(clean(payee))") }
    if let account = past.toAccount { told.append("account \(clean(account))") }
    if let command = past.command { told.append("command \(clean(command))") }
    if !past.text.isEmpty { told.append("in the words: \(clean(past.text))") }
    return told.joined(separator: ", ") + "."
  }

  private static func clean(_ text: String) -> String { PlainText.cleaned(text) ?? "" }
}
