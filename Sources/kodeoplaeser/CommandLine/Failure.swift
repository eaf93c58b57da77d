// SPDX-License-Identifier: GPL-3.0-or-later
import Cryptography
internal import JSON
import Options
import ServiceInterfaces
import Varlink

/// What went wrong, as one sentence for standard error and an exit code.
struct Failure: Error {
  var code: ExitCode
  var sentence: String

  init(_ code: ExitCode, _ sentence: String) {
    self.code = code
    self.sentence = sentence
  }

  init(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let error as OptionsError: self.init(.usage, error.description)
    case let error as VarlinkReplyError: self.init(error)
    case let error as VarlinkError: self.init(Self.code(of: error), error.aboutDaemon)
    case let error as CryptographyError: self.init(.other, error.description)
    default: self.init(.other, "something failed that has no name")
    }
  }

  /// The last line of a command that was asked for JSON: `{"error":"refused","exitCode":4}`, the sentence of standard error and the
  /// code that the command ends with.
  func tellAsJSON() {
    Fact.tell(
      [Fact("error", .text(sentence), ""), Fact("exitCode", .number(Int(code.rawValue)), "")], asJSON: true)
  }

  private init(_ error: VarlinkReplyError) {
    guard let row = Self.replies[error.shortName] else {
      self.init(.other, "the daemon answered \(error.name)")
      return
    }
    var sentence = row.sentence
    if let denied = error.described(as: IdentityInterface.Denied.self) {
      sentence = "refused: " + (DeniedSentences.all[denied.rule] ?? "a rule says no")
    }
    for (name, value) in error.parameters {
      sentence = sentence.replacing("{\(name)}", with: value.words)
    }
    self.init(row.code, sentence)
  }

  private static func code(of error: VarlinkError) -> ExitCode {
    switch error {
    case .unreachable, .closed, .pathTooLong: .daemonUnreachable
    default: .other
    }
  }

  /// The daemon's errors by name: what each means here, with its parameters in braces.
  static let replies: [String: (code: ExitCode, sentence: String)] = [
    "Refused": (.refused, "refused"),
    "PermissionDenied": (.refused, "refused: this user may not do that"),
    "Denied": (.refused, "refused: a rule says no"),
    "ApprovalNeeded": (.refused, "refused: the person has to approve this change first"),
    "RuleBroken": (.usage, "{message}"),
    "InvalidText": (.usage, "the {field} cannot be spoken as it is: {reason}"),
    "InvalidParameter": (.usage, "the daemon does not take the {parameter} as it is"),
    "CannotSay": (.usage, "that text cannot be spoken: {reason}"),
    "TooOften": (
      .refused, "refused: this account had the reader speak too often; hint: try again in {seconds} seconds"
    ),
    "NoSuchAccount": (.usage, "there is no account of that name"),
    "AccountRefused": (.usage, "that account cannot be kept: {reason}"),
    "WhichUser": (.usage, "the reader has several users; hint: --user names one of {users}"),
    "NoAccounts": (.usage, "there is no account"),
    "NobodyApproves": (
      .refused,
      "refused: nobody is enrolled on the reader who could approve it; hint: kodeoplaeser enrol USERID"
    ),
    "NoSuchSetting": (.usage, "there is no setting of that name; hint: kodeoplaeser setting list"),
    "NoSuchValue": (.usage, "it cannot be set to that; hint: it may be {choices}"),
    "LessPrivate": (
      .refused, "refused: others could hear more; hint: set it in the reader's menu, or as root"
    ),
    "NoMixer": (
      .other,
      "no mixer tells whether the sound output is heard; hint: kodeoplaeser doctor --audio names the cards"
    ),
    "StaysMuted": (
      .other, "the mixer says that nothing is heard all the same; hint: alsamixer, or the sound server's own"
    ),
    "NotAKey": (.usage, "there is something among the keys that is no key"),
    "PressingIsOff": (
      .refused, "refused: typing by command is off; hint: kodeoplaeserd --allow-press turns it on"
    ),
    "NoSuchApproval": (.other, "the daemon knows no such approval"),
    "MethodNotImplemented": (.other, "this daemon does not offer {method}"),
    "MethodNotFound": (.other, "this daemon does not know {method}; hint: is it of the same version?"),
    "InterfaceNotFound": (.other, "this daemon does not know {interface}; hint: is it of the same version?"),
    "ExpectedMore": (.other, "the daemon answers this more than once; hint: is it of the same version?"),
    "TooManyConnections": (.other, "the daemon has too many connections, and takes at most {most}"),
    "MessageTooLong": (
      .usage, "what was given is too long: the daemon takes at most {bytes} bytes at a time"
    ),
    "MessageTooSlow": (.other, "the daemon waits at most {seconds} seconds for a message"),
    "NotAMessage": (.other, "the daemon did not understand: {reason}"),
    "Failed": (.other, "the daemon failed; hint: its log says how"),
  ]
}

extension JSONValue {
  /// A text or a number as it stands in a sentence.
  fileprivate var words: String {
    switch self {
    case .string(let text): PlainText.cleaned(text) ?? ""
    case .int(let number): String(number)
    default: ""
    }
  }
}

/// How a command ends, for the shell that called it.
enum ExitCode: Int32 {
  case approvedOrDone = 0
  case rejected = 1
  case usage = 2
  case expiredOrCancelled = 3
  /// And no more is said.
  case refused = 4
  case daemonUnreachable = 5
  case other = 6

  /// What `doctor` ends with where it found something wrong.
  static let somethingIsWrong = ExitCode.rejected
}
