// SPDX-License-Identifier: GPL-3.0-or-later
import JSON

/// `dk.kodeoplaeser.Reader`: the reader itself, for its owner and for tests.
public enum ReaderInterface {
  public static let say = VarlinkSignature<Sentence, Nothing>("dk.kodeoplaeser.Reader.Say")
  public static let code = VarlinkSignature<WhichAccount, Nothing>("dk.kodeoplaeser.Reader.Code")
  public static let press = VarlinkSignature<Keys, Nothing>("dk.kodeoplaeser.Reader.Press")
  public static let addAccount = VarlinkSignature<NewAccount, AccountName>(
    "dk.kodeoplaeser.Reader.AddAccount")
  public static let accounts = VarlinkSignature<Nothing, AccountNames>("dk.kodeoplaeser.Reader.Accounts")
  public static let removeAccount = VarlinkSignature<AccountName, Nothing>(
    "dk.kodeoplaeser.Reader.RemoveAccount")
  public static let status = VarlinkSignature<Nothing, Status>("dk.kodeoplaeser.Reader.Status")
  public static let transcript = VarlinkSignature<Nothing, TranscriptLine>(
    "dk.kodeoplaeser.Reader.Transcript")

  public struct Sentence: Codable, Hashable, Sendable {
    public var text: String
    public var language: String?
    public var quote: Bool?

    public init(text: String, language: String? = nil, quote: Bool? = nil) {
      self.text = text
      self.language = language
      self.quote = quote
    }
  }

  public struct WhichAccount: Codable, Hashable, Sendable {
    public var account: String?

    public init(account: String? = nil) { self.account = account }
  }

  /// Another service's account; without a name it is called by its issuer and account.
  public struct NewAccount: Codable, Hashable, Sendable {
    public var uri: SecretText
    public var name: String?

    public init(uri: SecretText, name: String? = nil) {
      self.uri = uri
      self.name = name
    }
  }

  public struct AccountName: Codable, Hashable, Sendable {
    public var name: String

    public init(name: String) { self.name = name }
  }

  public struct AccountNames: Codable, Hashable, Sendable {
    public var names: [String]

    public init(names: [String]) { self.names = names }
  }

  public struct Keys: Codable, Hashable, Sendable {
    public var keys: SecretText

    public init(keys: SecretText) { self.keys = keys }
  }

  /// Where something of the reader stands.
  public enum Condition: String, Codable, CaseIterable, Hashable, Sendable {
    case ready, busy, gone, none
  }

  public struct Status: Codable, Hashable, Sendable {
    public var version: String
    public var language: String
    public var reviewedBy: String?
    public var reviewedOn: String?
    public var user: String?
    public var readerState: String?
    public var allowsPressing: Bool
    public var pending: Int
    public var audio: String
    public var audioCondition: Condition
    public var audioIsPrivate: Bool
    public var keypad: String
    public var keypadCondition: Condition
    public var clockSet: Int

    public init(
      version: String, language: String, reviewedBy: String?, reviewedOn: String?, user: String?,
      readerState: String?, allowsPressing: Bool,
      pending: Int, audio: String, audioCondition: Condition, audioIsPrivate: Bool, keypad: String,
      keypadCondition: Condition, clockSet: Int
    ) {
      self.version = version
      self.language = language
      self.reviewedBy = reviewedBy
      self.reviewedOn = reviewedOn
      self.user = user
      self.readerState = readerState
      self.allowsPressing = allowsPressing
      self.pending = pending
      self.audio = audio
      self.audioCondition = audioCondition
      self.audioIsPrivate = audioIsPrivate
      self.keypad = keypad
      self.keypadCondition = keypadCondition
      self.clockSet = clockSet
    }
  }

  public struct TranscriptLine: Codable, Hashable, Sendable {
    public var line: String

    public init(line: String) { self.line = line }
  }
}

// The errors, as a handler throws them.
extension ReaderInterface {
  private static let prefix = "dk.kodeoplaeser.Reader."

  public static func cannotSay(_ reason: String) -> VarlinkReplyError {
    VarlinkReplyError(prefix + "CannotSay", ["reason": .string(reason)])
  }

  public static func tooOften(seconds: Int) -> VarlinkReplyError {
    VarlinkReplyError(prefix + "TooOften", ["seconds": .int(Int64(seconds))])
  }

  public static let noSuchAccount = VarlinkReplyError(prefix + "NoSuchAccount")

  /// `reason` never quotes the address.
  public static func accountRefused(_ reason: String) -> VarlinkReplyError {
    VarlinkReplyError(prefix + "AccountRefused", ["reason": .string(reason)])
  }

  /// `position` counts from 1.
  public static func notAKey(position: Int) -> VarlinkReplyError {
    VarlinkReplyError(prefix + "NotAKey", ["position": .int(Int64(position))])
  }

  public static let pressingIsOff = VarlinkReplyError(prefix + "PressingIsOff")
}
