// SPDX-License-Identifier: GPL-3.0-or-later
import Options
import Varlink

/// `request`: asks for an approval, tells each state as it is reached, and ends with the decision.
struct RequestCommand {
  /// The bindings as they are written on a command line, and on the wire.
  static let bindings: [(name: String, binding: ApprovalInterface.Binding)] = [
    ("one-time-code", .oneTimeCode), ("spoken-code", .spokenCode), ("qr", .qr),
  ]

  /// What the daemon will not take; checked here too, so that nothing is sent in vain.
  private static let longestText = 500

  private let invocation: Invocation
  private let request: ApprovalInterface.Request

  init(_ invocation: Invocation) throws {
    self.invocation = invocation
    request = try Self.request(invocation)
  }

  func run() async throws -> ExitCode {
    let daemon = try Daemon.connect(invocation)
    let interruption = Interruption()
    let requested = try await daemon.call(ApprovalInterface.request, request)
    tell(requested)
    let approval = ApprovalInterface.Watched(approvalID: requested.approvalID)
    let canceller = Task {
      for await _ in interruption.signals {
        // The watch below tells how it ended: a decision may have come first.
        _ = try? await VarlinkClient(path: Daemon.socket(invocation)).call(ApprovalInterface.cancel, approval)
      }
    }
    defer { canceller.cancel() }
    return try await withThrowingTaskGroup(of: ExitCode?.self) { tasks in
      tasks.addTask { try await watch(approval) }
      if request.binding == .spokenCode { tasks.addTask { try await submit(approval, to: daemon) } }
      while let outcome = try await tasks.next() {
        guard let outcome else { continue }
        tasks.cancelAll()
        return outcome
      }
      throw VarlinkError.closed
    }
  }

  /// Tells every state to the last, which gives the exit code.
  private func watch(_ approval: ApprovalInterface.Watched) async throws -> ExitCode {
    let client = try Daemon.connect(invocation)
    for try await progress in try client.replies(ApprovalInterface.watch, approval) {
      tell(progress)
      if let code = Self.codes[progress.state] { return code }
    }
    throw VarlinkError.closed
  }

  /// Reads codes and passwords until one pair is taken. A person may try again; a program's input ends, and that is that.
  private func submit(_ approval: ApprovalInterface.Watched, to daemon: VarlinkClient) async throws
    -> ExitCode?
  {
    var wasRefused = false
    while let code = await Console.line(asking: "The code you heard"),
      let password = await Console.secret(asking: "Password")
    {
      do {
        let digits = SecretText(code.filter { !$0.isWhitespace })
        let submitted = ApprovalInterface.SubmittedCode(
          approvalID: approval.approvalID, code: digits, password: SecretText(password))
        _ = try await daemon.call(ApprovalInterface.submitCode, submitted)
        return nil
      } catch let error as VarlinkReplyError where error == ApprovalInterface.refused {
        Console.complain("refused")
        wasRefused = true
      }
    }
    return wasRefused ? .refused : nil
  }

  // MARK: Telling

  /// How a last state ends the program.
  static let codes: [ApprovalInterface.State: ExitCode] = [
    .approved: .approvedOrDone, .rejected: .rejected, .expired: .expiredOrCancelled,
    .cancelled: .expiredOrCancelled, .failed: .refused,
  ]

  private static let sentences: [ApprovalInterface.State: String] = [
    .opened: "The user typed the PIN.", .bound: "The code was right.",
    .heard: "The text was heard to its end.",
    .approved: "Approved.", .rejected: "Rejected.", .expired: "Expired.", .cancelled: "Cancelled.",
    .failed: "Refused.",
  ]

  private func tell(_ requested: ApprovalInterface.Requested) {
    Fact.tell(
      [
        Fact("state", .text("requested"), "Requested; the user hears of it now."),
        Fact("approvalID", .text(requested.approvalID), "Approval: \(requested.approvalID)."),
        Fact("oneTimeCode", requested.oneTimeCode?.plain) { "One-time code: \($0)" },
        Fact("expiresAt", .text(requested.expiresAt), "Expires at \(requested.expiresAt)."),
      ], asJSON: invocation.has("--json"))
  }

  private func tell(_ progress: ApprovalInterface.Progress) {
    guard progress.state != .requested else { return }
    Fact.tell(
      [
        Fact("state", .text(progress.state.rawValue), Self.sentences[progress.state] ?? ""),
        Fact("reason", progress.reason) { "Reason: \($0)." },
        Fact("receipt", progress.receipt) { "Receipt: \($0)" },
      ], asJSON: invocation.has("--json"))
  }

  // MARK: What is asked

  private static func request(_ invocation: Invocation) throws -> ApprovalInterface.Request {
    let text = invocation["--text"] ?? ""
    guard text.count <= longestText else {
      throw Failure(
        .usage, "the text is \(text.count) characters long, and at most \(longestText) are spoken")
    }
    for option in ["--user", "--service"] where invocation[option]?.isEmpty == true {
      throw Failure(.usage, "option \(option) cannot be empty")
    }
    guard invocation.has("--amount") == invocation.has("--currency") else {
      throw Failure(.usage, "options --amount and --currency go together")
    }
    guard let action = invocation["--action"].flatMap(ApprovalInterface.Action.init) else {
      throw OptionsError.missingOption(option: "--action")
    }
    var request = ApprovalInterface.Request(
      user: invocation["--user"] ?? "", service: invocation["--service"] ?? "", action: action, text: text)
    request.amount = invocation["--amount"]
    request.currency = invocation["--currency"]
    request.payee = invocation["--payee"]
    request.toAccount = invocation["--to-account"]
    request.language = invocation["--language"]
    request.binding = bindings.first { $0.name == invocation["--binding"] }?.binding
    request.lifetimeSeconds = invocation.number("--lifetime")
    return request
  }
}
