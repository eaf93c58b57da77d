// SPDX-License-Identifier: GPL-3.0-or-later
import Options
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
    case let error as VarlinkError: self.init(Self.code(of: error), error.description)
    default: self.init(.other, "something failed that has no name")
    }
  }

  private init(_ error: VarlinkReplyError) {
    guard let row = Self.replies[error.shortName] else {
      self.init(.other, "the daemon answered \(error.name)")
      return
    }
    let sentence = row.parameters.reduce(row.sentence) { sentence, name in
      sentence.replacing("{\(name)}", with: Self.told(name, error.parameters[name]?.text ?? ""))
    }
    self.init(row.code, String(sentence.reversed().drop { $0 == " " }.reversed()))
  }

  /// A parameter in words: a rule's name, `refusedTooSoon`, is told as "too soon".
  private static func told(_ name: String, _ text: String) -> String {
    switch name {
    case "until": return text.isEmpty ? "" : "until " + text
    case "rule":
      let key = text.hasPrefix("refused") ? text.dropFirst("refused".count) : text[...]
      let words = key.reduce(into: "") { words, letter in
        words += letter.isUppercase && words.last?.isLowercase == true ? " \(letter)" : "\(letter)"
      }
      return words.split(separator: " ").map { $0.allSatisfy(\.isUppercase) ? String($0) : $0.lowercased() }
        .joined(separator: " ")
    default: return text
    }
  }

  private static func code(of error: VarlinkError) -> ExitCode {
    switch error {
    case .unreachable, .closed, .pathTooLong: .daemonUnreachable
    default: .other
    }
  }

  /// The daemon's errors by name: what each means here.
  private static let replies: [String: (code: ExitCode, sentence: String, parameters: [String])] = [
    "Refused": (.refused, "refused", []),
    "PermissionDenied": (.refused, "refused: this user may not do that", []),
    "Denied": (.refused, "refused by a rule: {rule} {until}", ["rule", "until"]),
    "RuleBroken": (.usage, "{message}", ["message"]),
    "InvalidText": (.usage, "the {field} cannot be spoken as it is: {reason}", ["field", "reason"]),
    "UnknownBinding": (.usage, "the user has nothing that approves with the binding {binding}", ["binding"]),
    "InvalidParameter": (.usage, "the daemon does not take the {parameter} as it is", ["parameter"]),
    "CannotSay": (.usage, "that text cannot be spoken: {reason}", ["reason"]),
    "NoSuchAccount": (.usage, "there is no account of that name", []),
    "AccountRefused": (.usage, "that account cannot be kept: {reason}", ["reason"]),
    "NoSuchSetting": (.usage, "there is no setting of that name; hint: kodeoplaeser setting list", []),
    "NoSuchValue": (.usage, "it cannot be set to that; hint: it may be {choices}", ["choices"]),
    "NotAKey": (.usage, "there is something among the keys that is no key", []),
    "PressingIsOff": (
      .refused, "refused: typing by command is off; hint: the owner turns it on in the settings", []
    ),
    "NoSuchApproval": (.other, "the daemon knows no such approval", []),
    "MethodNotImplemented": (.other, "this daemon does not offer {method}", ["method"]),
    "MethodNotFound": (
      .other, "this daemon does not know {method}; hint: is it of the same version?", ["method"]
    ),
    "InterfaceNotFound": (
      .other, "this daemon does not know {interface}; hint: is it of the same version?", ["interface"]
    ),
    "TooManyConnections": (.other, "the daemon has too many connections", []),
    "Failed": (.other, "the daemon failed; hint: its log says how", []),
  ]
}
