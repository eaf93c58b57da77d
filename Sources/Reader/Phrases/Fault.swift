// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
public import Cryptography
public import Keypad
public import OneTimeCodes
public import Sound
public import Speech

/// What went wrong, as the person hears of it: a phrase, and what fills it.
public struct Fault: Hashable, Sendable {
  public let phrase: Phrase
  public let arguments: [String: Argument]

  public init(_ phrase: Phrase, _ arguments: [String: Argument] = [:]) {
    self.phrase = phrase
    self.arguments = arguments
  }

  /// What the core threw; what must be waited for is told from `now` on.
  public init(_ error: CoreError, at now: Instant) {
    self.init(code: error.code, error.arguments, at: now)
  }

  /// What the core refused, for the user's ears only.
  public init(_ refusal: Refusal, at now: Instant) {
    self.init(code: refusal.code, refusal.arguments, at: now)
  }

  /// A rule of identity that something given breaks.
  public init(_ error: IdentityError) {
    self.init(.identity(error), at: Instant(milliseconds: 0))
  }

  private init(code: String, _ arguments: [String: CodeArgument], at now: Instant) {
    let pairs = arguments.map { name, argument in (argument.spokenName ?? name, argument.spoken(at: now)) }
    self.init(Phrase(for: code), Dictionary(pairs) { first, _ in first })
  }

  var speakable: Speakable { .phrase(phrase, arguments) }
}

extension CodeArgument {
  /// A moment is said as the time until it, and stands under that name.
  fileprivate var spokenName: String? {
    if case .moment = self { "time" } else { nil }
  }

  fileprivate func spoken(at now: Instant) -> Argument {
    switch self {
    case .number(let number): .number(number)
    case .moment(let moment): .duration(seconds: Self.seconds(until: moment, from: now))
    case .day(let day): .date(year: day.year, month: day.month, day: day.day)
    case .code(let code): .phrase(Phrase(for: code))
    }
  }

  /// At least one; from an hour on whole minutes, and from a day on whole hours, for seconds would tell nothing. Rounded
  /// up, so that who comes back then is not too early.
  private static func seconds(until moment: Instant, from now: Instant) -> Int {
    let seconds = max(1, (moment.milliseconds - now.milliseconds + 999) / 1000)
    let unit: Int64 = seconds > 86_400 ? 3600 : seconds > 3600 ? 60 : 1
    return Int((seconds + unit - 1) / unit * unit)
  }
}

extension Phrase {
  /// Codes whose sentence is called otherwise. Programs know the code, and it never changes.
  private static let renamed: [String: Phrase] = [
    "enrolPassportCode": .stepPassportCode, "enrolChip": .stepChip, "enrolFace": .stepFace,
    "enrolUserID": .stepUserID, "enrolPhone": .stepPhone, "enrolAuthenticator": .stepAuthenticator,
  ]

  /// The sentence for a code of the core or of another room; for one that has none, that it failed.
  public init(for code: String) {
    self = Self.renamed[code] ?? Phrase(rawValue: code) ?? .failed
  }
}

extension CoreError {
  /// The sentence that is said for it.
  public var phrase: Phrase { Phrase(for: code) }
}

extension OneTimeCodeError {
  /// The sentence that is said for it.
  public var phrase: Phrase { Phrase(for: code) }
}

extension CryptographyError {
  /// The sentence that is said for it.
  public var phrase: Phrase { Phrase(for: code) }
}

extension SpeechError {
  /// The sentence that is said for it.
  public var phrase: Phrase { Phrase(for: code) }
}

extension SoundError {
  /// The sentence that is said for it.
  public var phrase: Phrase { Phrase(for: code) }
}

extension KeypadError {
  /// The sentence that is said for it.
  public var phrase: Phrase { Phrase(for: code) }
}
