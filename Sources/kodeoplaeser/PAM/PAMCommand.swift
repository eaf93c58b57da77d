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
/// 3. Without an answer in time the request is taken back, because pam_exec(8) would wait for ever. Should that hang
///    too, the process ends itself.
/// 4. Who answers is checked, at a place that is root's all the way; and the receipt, by the key of the core, to be of what was
///    asked, word for word.
/// 5. Everything but an approval is a failure, a signal included: pam_exec(8) then denies.
struct PAMCommand {
  static let timeouts = 10...600
  private static let defaultTimeout = 120
  /// What taking a request back may cost before the process is ended.
  private static let grace = 10

  private let invocation: Invocation
  private let occasion: PAMOccasion
  private let timeout: Int

  init(_ invocation: Invocation) throws {
    self.invocation = invocation
    timeout = invocation.number("--timeout") ?? Self.defaultTimeout
    occasion = try PAMOccasion(PAMOccasion.environment, processRunning: PAMOccasion.callerCommand)
    guard occasion.type == nil || occasion.type == "auth" else {
      throw Failure(.usage, "this is for the module type auth alone, see pam_exec(8)")
    }
  }

  func run() async throws -> ExitCode {
    endInTime()
    let interruption = Interruption()
    defer { withExtendedLifetime(interruption) {} }
    guard let user = invocation["--user"] ?? occasion.user else {
      throw Failure(.usage, "PAM_USER is not set; this command is for pam_exec(8)")
    }
    let daemon = try DaemonSocket.connectToAuthenticate(invocation)
    let request = occasion.request(
      user: user, language: invocation["--language"] ?? "da", lifetimeSeconds: timeout)
    let requested = try await daemon.approval.request(request)
    let expected = try ExpectedReceipt(request, requested)
    guard requested.allowsPressing != true else {
      try? await daemon.approval.cancel(.init(approvalID: requested.approvalID))
      throw Failure(
        .other,
        "the daemon takes keys by command, so that an approval proves nothing; hint: start it without --allow-press"
      )
    }
    if let code = requested.oneTimeCode {
      Console.say(occasion.words(invocation["--language"]).code + code.plain)
    }
    let outcome = try await outcome(
      of: requested.approvalID, from: daemon, expecting: expected, unless: interruption.signals)
    if outcome == nil { try? await daemon.approval.cancel(.init(approvalID: requested.approvalID)) }
    return outcome ?? .expiredOrCancelled
  }

  /// Whatever hangs, this process ends, and with it the connection: the daemon then takes the request back.
  private func endInTime() {
    Thread.needed(name: "end in time") { [timeout] in
      var rest = UInt32(timeout + Self.grace)
      while rest > 0 { rest = sleep(rest) }
      _exit(ExitCode.other.rawValue)
    }.detach()
  }

  /// How it was decided; nil when the time is up, or the caller is interrupted.
  private func outcome(
    of approvalID: String, from daemon: VarlinkClient, expecting expected: ExpectedReceipt,
    unless interrupted: AsyncStream<Void>
  ) async throws -> ExitCode? {
    try await withThrowingTaskGroup(of: ExitCode?.self) { tasks in
      tasks.addTask {
        try await Task.sleep(for: .seconds(timeout))
        return nil
      }
      tasks.addTask {
        for await _ in interrupted { break }
        return nil
      }
      tasks.addTask {
        for try await progress in try daemon.approval.watch(.init(approvalID: approvalID)) {
          if progress.state == .approved { try await expected.check(progress.receipt, from: daemon) }
          if let code = RequestCommand.codes[progress.state] { return code }
        }
        throw VarlinkError.closed
      }
      defer { tasks.cancelAll() }
      return try await tasks.next() ?? nil
    }
  }
}

/// What this program, as a service, writes to the user of what PAM told it: data, spoken as any service's text is.
struct PAMWords {
  enum Fact { case terminal, host, by }

  let language: String
  let facts: [Fact: String]
  let nothingKnown: String
  /// Of a command that cannot be read.
  let commandUnknown: String
  /// What stands before the one-time code.
  let code: String

  /// The words of a language, else the Danish ones.
  static func told(in language: String?) -> PAMWords { all.first { $0.language == language } ?? all[0] }

  static let all = [
    PAMWords(
      language: "da",
      facts: [.terminal: "Terminal", .host: "Fra maskinen", .by: "Bedt om af"],
      nothingKnown: "Log på denne maskine.",
      commandUnknown: "Kommandoen kan ikke læses.", code: "Engangskode: "),
    PAMWords(
      language: "en",
      facts: [.terminal: "Terminal", .host: "From the machine", .by: "Asked for by"],
      nothingKnown: "Log on to this machine.",
      commandUnknown: "The command cannot be read.", code: "One-time code: "),
  ]
}
