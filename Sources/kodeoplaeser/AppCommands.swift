// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON
import Options
import Varlink

/// `app pending` and `app answer`: an app in a terminal.
struct AppCommands {
  private let invocation: Invocation
  private let daemon: VarlinkClient
  private let user: String

  init(_ invocation: Invocation) throws {
    self.invocation = invocation
    daemon = try Daemon.connect(invocation)
    user = invocation.operands[0]
  }

  func pending() async throws -> ExitCode {
    guard let request = try await waiting() else { return .approvedOrDone }
    tell(request.naming + request.facts)
    return .approvedOrDone
  }

  /// Goes on from wherever the request stands: PIN, code or link, the text, the question.
  func answer() async throws -> ExitCode {
    guard let request = try await waiting() else { throw Failure(.other, "nothing waits for \(user)") }
    let app = App(daemon: daemon, approval: request.approvalID, number: invocation.operands[1])
    if let reason = invocation["--reject"] { return try await reject(request, on: app, because: reason) }
    if request.binding == .spokenCode { return try await hear(request, on: app) }
    var state = request.state
    if state == .requested {
      tell([Fact("service", PlainText.cleaned(request.service, longest: .max)) { "New request from \($0)." }])
      _ = try await app.perform(.openApproval, ["pin": try await secret("PIN")])
      state = told(.opened, "The PIN was right.")
    }
    if state == .opened {
      let field = request.binding == .oneTimeCode ? "code" : "link"
      let question =
        request.binding == .oneTimeCode
        ? "The code that the service shows" : "What was scanned or handed over"
      _ = try await app.perform(.bindApproval, [field: try await secret(question)])
      state = told(.bound, "This is the session that asks.")
    }
    if state == .bound {
      tell(request.facts)
      _ = try await app.perform(.hearApproval)
    }
    return try await decide(request, on: app)
  }

  // MARK: -

  /// Of a code reader that is a program of its own: what it speaks next is given at the service.
  private func hear(_ request: PendingRequest, on app: App) async throws -> ExitCode {
    tell(request.facts)
    _ = try await app.perform(.hearApproval)
    tell(.heard, "The device's code is good now.")
    return .approvedOrDone
  }

  private func decide(_ request: PendingRequest, on app: App) async throws -> ExitCode {
    let question = "Plus approves, minus rejects, two minuses reject what somebody else started"
    guard let line = await Console.line(asking: question) else {
      throw Failure(.usage, "standard input ended before the answer, and nothing is decided")
    }
    switch line.filter({ !$0.isWhitespace }) {
    case "+":
      tell(.approved, "Approved.", receipt: try await app.perform(.approve)["receipt"]?.text)
      return .approvedOrDone
    case "-": return try await reject(request, on: app, because: "changedMind")
    case "--": return try await reject(request, on: app, because: "notMe")
    default: throw Failure(.usage, "the answer is + or - or --, and nothing is decided")
    }
  }

  private func reject(_ request: PendingRequest, on app: App, because reason: String) async throws -> ExitCode
  {
    tell(
      .rejected, "Rejected.",
      receipt: try await app.perform(.reject, ["reason": .string(reason)])["receipt"]?.text)
    return .rejected
  }

  private func waiting() async throws -> PendingRequest? {
    let reply = try await daemon.call(
      IdentityRule.pendingApproval.signature, IdentityFields(["user": .string(user)]))
    return reply["approval"].flatMap(PendingRequest.init)
  }

  private func secret(_ question: String) async throws -> JSONValue {
    guard let answer = await Console.secret(asking: question) else {
      throw Failure(.usage, "standard input ended before the \(question)")
    }
    return .string(answer)
  }

  // MARK: Telling

  private func tell(_ facts: [Fact?]) { Fact.tell(facts, asJSON: invocation.has("--json")) }

  private func told(_ state: ApprovalInterface.State, _ sentence: String) -> ApprovalInterface.State {
    tell(state, sentence)
    return state
  }

  private func tell(_ state: ApprovalInterface.State, _ sentence: String, receipt: String? = nil) {
    tell([Fact("state", .text(state.rawValue), sentence), Fact("receipt", receipt) { "Receipt: \($0)" }])
  }
}

/// One app and the request that it answers.
private struct App {
  let daemon: VarlinkClient
  let approval: String
  let number: String

  func perform(_ rule: IdentityRule, _ fields: [String: JSONValue] = [:]) async throws -> IdentityFields {
    var fields = IdentityFields(fields)
    fields["approvalID"] = .string(approval)
    fields["authenticator"] = .string(number)
    return try await daemon.call(rule.signature, fields)
  }
}
