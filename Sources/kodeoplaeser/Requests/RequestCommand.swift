// SPDX-License-Identifier: GPL-3.0-or-later
import Options
import ServiceInterfaces
import Varlink

/// `request`: asks for an approval, tells each state as it is reached, and ends with the decision.
struct RequestCommand {
  private let invocation: Invocation
  private let request: ApprovalInterface.Request.Parameters
  /// The private key of a chip that is signed with here; nil where the signature is made elsewhere.
  private let keyFile: KeyFile?
  /// Where what is scanned is shown as a QR code, beside its text.
  private let picture: QRPicture?

  /// - Parameter chosen: the binding, where it was not named but is the person's way.
  init(_ invocation: Invocation, binding chosen: ApprovalInterface.Binding? = nil) throws {
    self.invocation = invocation
    var request = try ApprovalInterface.Request.Parameters(invocation)
    request.binding = chosen ?? request.binding
    self.request = request
    keyFile = try invocation["--key"].map(KeyFile.init)
    picture = try QRPicture(invocation)
    guard !invocation.has("--heard-here") || request.binding == .spokenCode else {
      throw Failure(.usage, "option --heard-here goes with --binding spoken-code alone")
    }
    guard keyFile == nil || request.binding == .chip else {
      throw Failure(.usage, "option --key goes with --binding chip alone")
    }
    guard picture == nil || request.binding == .qr else {
      throw Failure(.usage, "option --picture goes with --binding qr alone")
    }
  }

  func run() async throws -> ExitCode {
    let daemon = try DaemonSocket.connect(invocation)
    let interruption = Interruption()
    let requested = try await daemon.approval.request(request)
    let expected = try ExpectedReceipt(request, requested)
    tell(requested)
    let approval = requested.approvalID
    do { try show(requested.link) } catch {
      await takeBack(approval)
      throw error
    }
    let canceller = Task {
      for await _ in interruption.signals {
        // The watch below tells how it ended: a decision may have come first.
        await takeBack(approval)
      }
    }
    defer { canceller.cancel() }
    let submission = Submission(
      request, requested, to: daemon, signingWith: keyFile, onlyHeard: invocation.has("--heard-here"))
    let outcome = await firstOutcome(of: approval, submission, expecting: expected)
    if case .success(let code) = outcome, code != .refused { return code }
    // Given up: the next request must not find this one waiting.
    await takeBack(approval)
    return try outcome.get()
  }

  /// The end of the approval, or of what is given at the service: whichever comes first. Somebody who is still being asked
  /// for a code when the user rejects is not waited for.
  private func firstOutcome(
    of approval: String, _ submission: Submission?, expecting expected: ExpectedReceipt
  ) async
    -> Result<ExitCode, any Error>
  {
    let (outcomes, outcome) = AsyncStream<Result<ExitCode, any Error>>.makeStream()
    let watching = Task {
      do { outcome.yield(.success(try await watch(approval, expecting: expected))) } catch {
        outcome.yield(.failure(error))
      }
    }
    let submitting = Task {
      do {
        if let code = try await submission?.run() { outcome.yield(.success(code)) }
      } catch {
        outcome.yield(.failure(error))
      }
    }
    defer {
      watching.cancel()
      submitting.cancel()
      EchoSilence.endCurrent()
    }
    for await first in outcomes { return first }
    return .failure(VarlinkError.closed)
  }

  private func takeBack(_ approval: String) async {
    try? await DaemonSocket.connect(invocation).approval.cancel(.init(approvalID: approval))
  }

  /// Tells every state to the last, which gives the exit code. Why it was rejected may follow: a person reads at once that it
  /// was, a program gets both in one object.
  private func watch(_ approval: String, expecting expected: ExpectedReceipt) async throws
    -> ExitCode
  {
    let client = try DaemonSocket.connect(invocation)
    var rejection: ApprovalInterface.Watch.Reply?
    do {
      for try await progress in try client.approval.watch(.init(approvalID: approval)) {
        if progress.state == .approved { try await expected.check(progress.receipt, from: client) }
        guard progress.state == .rejected else {
          tell(progress)
          if let code = Self.codes[progress.state] { return code }
          continue
        }
        if rejection == nil, !invocation.has("--json") { Console.say("Rejected.") }
        rejection = progress
      }
    } catch {
      // Rejected it stays, whatever became of who was to say why.
      if rejection == nil { throw error }
    }
    guard let rejection else { throw VarlinkError.closed }
    tell(rejection)
    return .rejected
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
    .approved: "Approved.", .expired: "Expired.", .cancelled: "Cancelled.", .failed: "Refused.",
  ]

  /// What is true of a request whichever of the user's devices it goes to; what is scanned, handed over, shown or signed, nobody
  /// is told of before.
  private static let asking: [ApprovalInterface.Binding: String] = [
    .oneTimeCode: "Requested; the user is asked for it now.",
    .spokenCode: "Requested; the user's code reader says so now.",
    .bindingMessage: "Requested; the user is asked to compare the text with this one.",
  ]

  private func tell(_ requested: ApprovalInterface.Request.Reply) {
    Fact.tell(
      [
        Fact(
          .state, .text("requested"),
          Self.asking[request.binding ?? .oneTimeCode] ?? "Requested."),
        Fact(.approvalID, .text(requested.approvalID), "Approval: \(requested.approvalID)."),
        Fact(.oneTimeCode, requested.oneTimeCode?.plain) { "One-time code: \($0)" },
        Fact(.link, requested.link?.plain) { "Link: \($0)" },
        Fact(.challenge, requested.challenge) { "To sign:\n\($0.dropLast())" },
        Fact(.expiresAt, .text(requested.expiresAt), "Expires at \(requested.expiresAt)."),
      ], asJSON: invocation.has("--json"))
    // A program that asked shows the text itself.
    let shows = Submission.shows(request.binding, onlyHeard: invocation.has("--heard-here"))
    if shows, !invocation.has("--json") { Fact.tell(request.facts, asJSON: false) }
  }

  /// After everything that is read, for a screen reader makes nothing of it.
  private func show(_ link: SecretText?) throws {
    guard let picture, let link else { return }
    let lines = try picture.lines(showing: link.secret)
    if !invocation.has("--json") { lines.forEach(Console.say) }
  }

  private func tell(_ progress: ApprovalInterface.Watch.Reply) {
    guard progress.state != .requested else { return }
    Fact.tell(
      [
        Fact(.state, .text(progress.state.rawValue), Self.sentences[progress.state] ?? ""),
        Fact(.reason, progress.reason) { "Reason: \($0)." },
        Fact(.receipt, progress.receipt) { "Receipt: \($0)" },
      ], asJSON: invocation.has("--json"))
  }
}

extension ApprovalInterface.Binding {
  /// As it is written on a command line.
  var name: String {
    switch self {
    case .oneTimeCode: "one-time-code"
    case .spokenCode: "spoken-code"
    case .qr: "qr"
    case .sameDevice: "same-device"
    case .shownCode: "shown-code"
    case .chip: "chip"
    case .bindingMessage: "binding-message"
    }
  }

  init?(name: String) {
    guard let binding = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = binding
  }
}

extension ApprovalInterface.Request.Parameters {
  /// What the daemon will not take; checked here too, so that nothing is sent in vain.
  private static let longestText = 500

  init(_ invocation: Invocation) throws {
    let text = invocation["--text"] ?? ""
    guard text.count <= Self.longestText else {
      throw Failure(
        .usage, "the text is \(text.count) characters long, and at most \(Self.longestText) are spoken")
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
    self.init(
      user: invocation["--user"] ?? "", service: invocation["--service"] ?? "", action: action, text: text)
    amount = invocation["--amount"]
    currency = invocation["--currency"]
    payee = invocation["--payee"]
    toAccount = invocation["--to-account"]
    command = invocation["--command"]
    language = invocation["--language"]
    asksAboutCalls = invocation.has("--ask-about-calls") ? true : nil
    originAddress = invocation["--origin-address"]
    originDevice = invocation["--origin-device"]
    originPlace = invocation["--origin-place"]
    binding = invocation["--binding"].flatMap(ApprovalInterface.Binding.init(name:))
    assurance = invocation["--assurance"].flatMap(ApprovalInterface.Assurance.init)
    lifetimeSeconds = invocation.number("--lifetime")
  }

  /// What is asked, to be read where this program is what shows it.
  var facts: [Fact?] {
    [
      Fact(.service, PlainText.cleaned(service)) { "Service: \($0)" },
      Fact(.action, action.rawValue) { "Action: \($0)" },
      Fact(.text, PlainText.cleaned(text)) { "Text: \($0)" },
      Fact(.amount, PlainText.cleaned(amount)) { "Amount: \($0) \(currency ?? "")" },
      Fact(.payee, PlainText.cleaned(payee)) { "Payee: \($0)" },
      Fact(.toAccount, PlainText.cleaned(toAccount)) { "To account: \($0)" },
      Fact(.command, command.map(ShellQuoting.visible)) { "Command: \($0)" },
    ]
  }
}
