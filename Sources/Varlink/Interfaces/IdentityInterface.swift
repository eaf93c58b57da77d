// SPDX-License-Identifier: GPL-3.0-or-later
import JSON

/// `dk.kodeoplaeser.Identity`: users and what they approve with, for the user and the clerk.
public enum IdentityInterface {
  public static let enrol = VarlinkSignature<Enrolment, Enrolled>("dk.kodeoplaeser.Identity.Enrol")
  public static let log = VarlinkSignature<LogQuery, LogReply>("dk.kodeoplaeser.Identity.Log")
  public static let verifyLog = VarlinkSignature<Nothing, LogCheck>("dk.kodeoplaeser.Identity.VerifyLog")

  public struct Enrolment: Codable, Hashable, Sendable {
    public var user: String
    public var password: SecretText
    public var pin: SecretText

    public init(user: String, password: SecretText, pin: SecretText) {
      self.user = user
      self.password = password
      self.pin = pin
    }
  }

  public struct Enrolled: Codable, Hashable, Sendable {
    public var serial: String

    public init(serial: String) { self.serial = serial }
  }

  public struct LogQuery: Codable, Hashable, Sendable {
    public var after: Int?

    public init(after: Int? = nil) { self.after = after }
  }

  public struct LogEntry: Codable, Hashable, Sendable {
    public var number: Int
    public var at: String
    public var event: String
    public var subject: String

    public init(number: Int, at: String, event: String, subject: String) {
      self.number = number
      self.at = at
      self.event = event
      self.subject = subject
    }
  }

  /// One entry, or none: the end.
  public struct LogReply: Codable, Hashable, Sendable {
    public var entry: LogEntry?

    public init(entry: LogEntry?) { self.entry = entry }
  }

  public struct LogCheck: Codable, Hashable, Sendable {
    public var isWhole: Bool
    public var entries: Int
    public var firstBroken: Int?

    public init(isWhole: Bool, entries: Int, firstBroken: Int? = nil) {
      self.isWhole = isWhole
      self.entries = entries
      self.firstBroken = firstBroken
    }
  }
}

// The errors, as a handler throws them.
extension IdentityInterface {
  private static let prefix = "dk.kodeoplaeser.Identity."

  /// `rule` names it for programs, `message` says it in a sentence. Neither quotes what was given.
  public static func ruleBroken(_ rule: String, message: String) -> VarlinkReplyError {
    VarlinkReplyError(prefix + "RuleBroken", ["rule": .string(rule), "message": .string(message)])
  }

  /// `rule` names what said no: the key of the phrase that is spoken for it. For owner and root, who may know.
  public static func denied(_ rule: String, arguments: [String: String]) -> VarlinkReplyError {
    var parameters = arguments.mapValues { JSONValue.string($0) }
    parameters["rule"] = .string(rule)
    return VarlinkReplyError(prefix + "Denied", parameters)
  }

  /// The change is asked of the person first.
  public static func approvalNeeded(
    _ requested: ApprovalInterface.Requested, binding: ApprovalInterface.Binding
  ) -> VarlinkReplyError {
    var parameters: [String: JSONValue] = [
      "approvalID": .string(requested.approvalID), "binding": .string(binding.rawValue),
      "expiresAt": .string(requested.expiresAt),
    ]
    parameters["oneTimeCode"] = requested.oneTimeCode.map { .secret($0.secret) }
    parameters["link"] = requested.link.map { .secret($0.secret) }
    parameters["challenge"] = requested.challenge.map { .string($0) }
    return VarlinkReplyError(prefix + "ApprovalNeeded", parameters)
  }

  public static let refused = VarlinkReplyError(prefix + "Refused")
}
