// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
import Options
import ServiceInterfaces
import Varlink

/// `app pending` and `app answer`: an app in a terminal.
struct AppCommands {
  private let invocation: Invocation
  private let daemon: VarlinkClient
  private let user: String

  init(_ invocation: Invocation) throws {
    self.invocation = invocation
    daemon = try DaemonSocket.connect(invocation)
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
    let app = App(request: request, number: number, key: key)
    if let reason = invocation["--reject"].flatMap(RejectionReason.init) {
      return try await reject(request, on: app, because: reason)
    }
    if request.binding == .spokenCode { return try await hear(request, on: app) }
    var state = request.state
    if state == .requested {
      tell([Fact(.service, PlainText.cleaned(request.service)) { "New request from \($0)." }])
      let pin = try await secret("PIN")
      try await daemon.identity.openApproval(
        .init(
          approvalID: request.approvalID, authenticator: number, signature: app.signature(.open), pin: pin))
      state = told(.opened, "The PIN was right.")
    }
    if state == .opened, request.binding == .bindingMessage {
      Console.say("Approve only if the screen where you began shows these words.")
      state = .bound
    }
    if state == .opened {
      try await bind(request, on: app)
      state = told(.bound, "This is the session that asks.")
    }
    if state == .bound {
      tell(request.facts)
      try await hear(on: app)
    }
    return try await decide(request, on: app)
  }

  // MARK: -

  private func bind(_ request: PendingRequest, on app: App) async throws {
    let isCode = request.binding == .oneTimeCode
    let given = try await secret(
      isCode ? "The code that the service shows" : "What was scanned or handed over")
    try await daemon.identity.bindApproval(
      .init(
        approvalID: request.approvalID, authenticator: app.number, signature: app.signature(.bind),
        code: isCode ? given : nil, link: isCode ? nil : given))
  }

  private func hear(on app: App) async throws {
    try await daemon.identity.hearApproval(
      .init(
        approvalID: app.request.approvalID, authenticator: app.number, signature: app.signature(.heard)))
  }

  /// Of a code reader that is a program of its own: what it speaks next is given at the service.
  private func hear(_ request: PendingRequest, on app: App) async throws -> ExitCode {
    tell(request.facts)
    try await hear(on: app)
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
      let reply = try await daemon.identity.approve(
        .init(
          approvalID: request.approvalID, authenticator: app.number, signature: app.signature(.approve)))
      tell(.approved, "Approved.", receipt: reply.receipt)
      return .approvedOrDone
    case "-": return try await reject(request, on: app, because: .changedMind)
    case "--": return try await reject(request, on: app, because: .notMe)
    default: throw Failure(.usage, "the answer is + or - or --, and nothing is decided")
    }
  }

  private func reject(_ request: PendingRequest, on app: App, because reason: RejectionReason) async throws
    -> ExitCode
  {
    let reply = try await daemon.identity.reject(
      .init(
        approvalID: request.approvalID, authenticator: app.number, signature: app.signature(.reject(reason)),
        reason: reason == .notMe ? .notMe : .changedMind))
    tell(.rejected, "Rejected.", receipt: reply.receipt)
    return .rejected
  }

  private func waiting() async throws -> PendingRequest? {
    try await PendingRequest(of: user, from: daemon)
  }

  private func secret(_ question: String) async throws -> SecretText {
    guard let answer = await Console.secret(asking: question) else {
      throw Failure(.usage, "standard input ended before the \(question)")
    }
    return SecretText(answer)
  }

  // MARK: Telling

  private func tell(_ facts: [Fact?]) { Fact.tell(facts, asJSON: invocation.has("--json")) }

  private func told(_ state: ApprovalInterface.State, _ sentence: String) -> ApprovalInterface.State {
    tell(state, sentence)
    return state
  }

  private func tell(_ state: ApprovalInterface.State, _ sentence: String, receipt: String? = nil) {
    tell([Fact(.state, .text(state.rawValue), sentence), Fact(.receipt, receipt) { "Receipt: \($0)" }])
  }
}

/// One app, its key, and the request that it answers.
private struct App {
  let request: PendingRequest
  let number: String
  let key: SigningKey

  func signature(_ act: DeviceAnswer.Act) throws -> String { try key.signature(of: request.answer(act)) }
}
