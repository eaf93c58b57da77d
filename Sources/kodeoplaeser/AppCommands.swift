// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
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
    let number = invocation.operands[1]
    let key = try DeviceKeyFile(invocation, of: number).read()
    let app = App(daemon: daemon, request: request, number: number, key: key)
    if let reason = invocation["--reject"].flatMap(RejectionReason.init) {
      return try await reject(request, on: app, because: reason)
    }
    if request.binding == .spokenCode { return try await hear(request, on: app) }
    var state = request.state
    if state == .requested {
      tell([Fact("service", PlainText.cleaned(request.service, longest: .max)) { "New request from \($0)." }])
      _ = try await app.perform(.openApproval, .open, ["pin": try await secret("PIN")])
      state = told(.opened, "The PIN was right.")
    }
    if state == .opened {
      let field = request.binding == .oneTimeCode ? "code" : "link"
      let question =
        request.binding == .oneTimeCode
        ? "The code that the service shows" : "What was scanned or handed over"
      _ = try await app.perform(.bindApproval, .bind, [field: try await secret(question)])
      state = told(.bound, "This is the session that asks.")
    }
    if state == .bound {
      tell(request.facts)
      _ = try await app.perform(.hearApproval, .heard)
    }
    return try await decide(request, on: app)
  }

  // MARK: -

  /// Of a code reader that is a program of its own: what it speaks next is given at the service.
  private func hear(_ request: PendingRequest, on app: App) async throws -> ExitCode {
    tell(request.facts)
    _ = try await app.perform(.hearApproval, .heard)
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
      tell(.approved, "Approved.", receipt: try await app.perform(.approve, .approve)["receipt"]?.text)
      return .approvedOrDone
    case "-": return try await reject(request, on: app, because: .changedMind)
    case "--": return try await reject(request, on: app, because: .notMe)
    default: throw Failure(.usage, "the answer is + or - or --, and nothing is decided")
    }
  }

  private func reject(_ request: PendingRequest, on app: App, because reason: RejectionReason) async throws
    -> ExitCode
  {
    let reply = try await app.perform(.reject, .reject(reason), ["reason": .string(reason.rawValue)])
    tell(.rejected, "Rejected.", receipt: reply["receipt"]?.text)
    return .rejected
  }

  private func waiting() async throws -> PendingRequest? {
    try await PendingRequest(of: user, from: daemon)
  }

  private func secret(_ question: String) async throws -> JSONValue {
    guard let answer = await Console.secret(asking: question) else {
      throw Failure(.usage, "standard input ended before the \(question)")
    }
    return .secret(answer)
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

/// One app, its key, and the request that it answers.
private struct App {
  let daemon: VarlinkClient
  let request: PendingRequest
  let number: String
  let key: SigningKey

  func perform(_ rule: IdentityRule, _ act: DeviceAnswer.Act, _ fields: [String: JSONValue] = [:])
    async throws
    -> IdentityFields
  {
    var fields = IdentityFields(fields)
    fields["approvalID"] = .string(request.approvalID)
    fields["authenticator"] = .string(number)
    fields["signature"] = .string(try key.signature(of: request.answer(act)))
    return try await daemon.call(rule.signature, fields)
  }
}
