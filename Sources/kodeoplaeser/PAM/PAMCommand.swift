// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Options
import Platform
import ServiceInterfaces
import Varlink

/// `pam`: asks the user whom PAM authenticates, and ends with 0 only where they approved.
///
/// 1. What PAM and its caller say is text from outside: spoken as a stranger's, none of it cut, and what cannot be seen named.
/// 2. The user ID is PAM_USER, or `--user` where the two are not called the same. *Ours*: the daemon goes by
///    the effective uid. Under sudo, sshd and login that is root's, who asks whom PAM names; whoever runs this themselves, with
///    a PAM_USER of their own, asks nobody but themselves.
/// 3. Without an answer in time the request is taken back, and so it is at once where the caller is interrupted or ends
///    (`PAMCaller`). Should that hang too, the process ends itself, and the daemon takes back what was asked over its connection.
/// 4. Who answers is checked, at a place that is root's all the way; and the receipt, by the key of the core, to be of what was
///    asked, word for word.
/// 5. Everything but an approval is a failure, a signal included: pam_exec(8) and pam_kodeoplaeser(8) then deny.
struct PAMCommand {
  static let timeouts = 10...600
  static let bindings = [ApprovalInterface.Binding.oneTimeCode, .sameDevice].map(\.name)
  private static let defaultTimeout = 120
  /// What taking a request back may cost before the process is ended.
  private static let grace = 10
  /// The same where nobody waits any more.
  private static let farewell = Duration.seconds(2)

  private let invocation: Invocation
  private let occasion: PAMOccasion
  private let timeout: Int
  private let caller: PAMCaller

  init(_ invocation: Invocation) throws {
    self.invocation = invocation
    timeout = invocation.number("--timeout") ?? Self.defaultTimeout
    caller = PAMCaller(
      isModule: invocation.has("--module"), words: PAMWords.told(in: invocation["--language"]))
    occasion = try PAMOccasion(PAMOccasion.environment, processRunning: PAMOccasion.callerCommand)
    guard occasion.type == nil || occasion.type == "auth" else {
      throw Failure(.usage, "this is for the module type auth alone, see pam_exec(8)")
    }
  }

  func run() async throws -> ExitCode {
    endInTime()
    do {
      let outcome = try await outcome()
      caller.tell(outcome)
      return outcome.exitCode
    } catch {
      let isAbsent =
        if case VarlinkError.unreachable = error { DaemonSocket.isAbsent(invocation) } else { false }
      caller.tell(isAbsent ? .unavailable : .failed)
      throw error
    }
  }

  /// Whatever hangs, this process ends, and with it the connection: the daemon then takes the request back.
  private func endInTime() {
    Thread.needed(name: "end in time") { [timeout] in
      var rest = UInt32(timeout + Self.grace)
      while rest > 0 { rest = sleep(rest) }
      _exit(ExitCode.other.rawValue)
    }.detach()
  }

  // MARK: Asking

  /// A request that the daemon took.
  private struct Asked: Sendable {
    let daemon: VarlinkClient
    let approvalID: String
    let oneTimeCode: String?
    let expected: ExpectedReceipt
  }

  private enum Event: Sendable {
    case asked(Asked)
    case ended(Result<PAMOutcome, any Error>)
    /// Nobody waits for the answer any more: the caller gave up, or the time is over.
    case stopped(PAMOutcome)
  }

  private func outcome() async throws -> PAMOutcome {
    let (events, happened) = AsyncStream<Event>.makeStream()
    let interruption = Interruption()
    defer { withExtendedLifetime(interruption) {} }
    Task {
      for await _ in interruption.signals { happened.yield(.stopped(.givenUp)) }
    }
    Task {
      try await Task.sleep(for: .seconds(timeout))
      happened.yield(.stopped(.timeIsUp))
    }
    caller.whenGone { happened.yield(.stopped(.givenUp)) }
    Task { happened.yield(await Self.event { .asked(try await ask()) }) }
    var asked: Asked?
    for await event in events {
      switch event {
      case .asked(let request):
        asked = request
        caller.show(oneTimeCode: request.oneTimeCode)
        Task { happened.yield(await Self.event { .ended(.success(try await decision(on: request))) }) }
      case .ended(let result): return try result.get()
      case .stopped(let outcome):
        if let asked { await takeBack(asked) }
        return outcome
      }
    }
    return .givenUp
  }

  private static func event(_ work: () async throws -> Event) async -> Event {
    do { return try await work() } catch { return .ended(.failure(error)) }
  }

  private func ask() async throws -> Asked {
    guard let user = invocation["--user"] ?? occasion.user else {
      throw Failure(.usage, "PAM_USER is not set; this command is for pam_exec(8) and pam_kodeoplaeser(8)")
    }
    let daemon = try DaemonSocket.connectToAuthenticate(invocation)
    var request = occasion.request(
      user: user, language: invocation["--language"] ?? "da", lifetimeSeconds: timeout)
    if invocation["--binding"] == ApprovalInterface.Binding.sameDevice.name, occasion.isLocal {
      (request.binding, request.isLocal) = (.sameDevice, true)
    }
    let requested = try await daemon.approval.request(request)
    let expected = try ExpectedReceipt(request, requested)
    guard requested.allowsPressing != true else {
      try? await daemon.approval.cancel(.init(approvalID: requested.approvalID))
      throw Failure(
        .other,
        "the daemon takes keys by command, so that an approval proves nothing; hint: start it without --allow-press"
      )
    }
    return Asked(
      daemon: daemon, approvalID: requested.approvalID, oneTimeCode: requested.oneTimeCode?.plain,
      expected: expected)
  }

  private func decision(on asked: Asked) async throws -> PAMOutcome {
    for try await progress in try asked.daemon.approval.watch(.init(approvalID: asked.approvalID)) {
      if progress.state == .approved { try await asked.expected.check(progress.receipt, from: asked.daemon) }
      if let outcome = PAMOutcome(progress.state) { return outcome }
    }
    throw VarlinkError.closed
  }

  /// Waits for the daemon's answer only for a moment: the end of this process takes the request back as well.
  private func takeBack(_ asked: Asked) async {
    let (ends, end) = AsyncStream<Void>.makeStream()
    Task {
      try? await asked.daemon.approval.cancel(.init(approvalID: asked.approvalID))
      end.yield()
    }
    Task {
      try await Task.sleep(for: Self.farewell)
      end.yield()
    }
    for await _ in ends { return }
  }
}
