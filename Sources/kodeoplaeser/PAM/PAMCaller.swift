// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Platform
import ServiceInterfaces

/// How `pam` ended.
enum PAMOutcome: Sendable {
  case approved, rejected, timeIsUp
  /// The caller does not wait any more, or the request was withdrawn.
  case givenUp
  /// Nothing listens at the socket.
  case unavailable
  case failed

  /// Nil of a state in which the approval lives.
  init?(_ state: ApprovalInterface.State) {
    switch state {
    case .approved: self = .approved
    case .rejected: self = .rejected
    case .expired: self = .timeIsUp
    case .cancelled: self = .givenUp
    case .failed: self = .failed
    case .requested, .opened, .bound, .heard: return nil
    }
  }

  var exitCode: ExitCode {
    switch self {
    case .approved: .approvedOrDone
    case .rejected: .rejected
    case .timeIsUp, .givenUp: .expiredOrCancelled
    case .unavailable: .daemonUnreachable
    case .failed: .refused
    }
  }
}

/// Who runs `pam`, what they are told, and whether they still wait.
///
/// pam_exec(8) passes on what stands on standard output, and the exit status as success or failure. pam_kodeoplaeser(8) reads lines,
/// each a keyword, a space and a text:
///
/// | line | what the module does |
/// |---|---|
/// | `info TEXT` | shows the text |
/// | `prompt TEXT` | asks for Enter, where the application shows nothing before it is asked for something |
/// | `error TEXT` | shows the text, where the user is at this machine |
/// | `end approved`, `end rejected`, `end unavailable`, `end failed` | returns what it means; only with exit status 0 does the first mean success |
///
/// What stands on standard error is for the log. The module writes nothing: that standard input ends means that nobody waits.
struct PAMCaller: Sendable {
  private let isModule: Bool
  private let words: PAMWords

  init(isModule: Bool, words: PAMWords) {
    self.isModule = isModule
    self.words = words
  }

  /// Calls `body` once nobody waits any more. pam_exec(8) leaves no descriptor by which that could be seen: there a signal says so,
  /// as one does when a terminal is interrupted or hung up.
  func whenGone(_ body: @escaping @Sendable () -> Void) {
    guard isModule else { return ParentProcess.signalEnd(by: SIGTERM) }
    Thread.needed(name: "caller") {
      var byte: UInt8 = 0
      var count = 1
      while count > 0 || (count < 0 && errno == EINTR) { count = read(STDIN_FILENO, &byte, 1) }
      body()
    }.detach()
  }

  func show(oneTimeCode: String?) {
    let text = oneTimeCode.map { words.code + $0 } ?? words.answer
    guard isModule else { return Console.say(text) }
    Console.say("info " + text)
    Console.say("prompt " + words.enter)
  }

  func tell(_ outcome: PAMOutcome) {
    guard isModule else { return }
    if let error = error(outcome) { Console.say("error " + error) }
    Console.say("end " + word(outcome))
  }

  private func error(_ outcome: PAMOutcome) -> String? {
    switch outcome {
    case .rejected: words.rejected
    case .timeIsUp: words.timeIsUp
    case .unavailable: words.unavailable
    case .approved, .givenUp, .failed: nil
    }
  }

  private func word(_ outcome: PAMOutcome) -> String {
    switch outcome {
    case .approved: "approved"
    case .rejected: "rejected"
    case .unavailable: "unavailable"
    case .timeIsUp, .givenUp, .failed: "failed"
    }
  }
}
