// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
public import Cryptography
public import OneTimeCodes
public import Speech

/// What went wrong, as the person hears of it: a phrase, and what fills it.
public struct Fault: Hashable, Sendable {
  public let phrase: String
  public let arguments: [String: Argument]

  public init(_ phrase: String, _ arguments: [String: Argument] = [:]) {
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
    self.init(Phrases.key(for: code), Dictionary(pairs) { first, _ in first })
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
    case .code(let code): .phrase(Phrases.key(for: code))
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

/// Which sentence is said for what the core answers. Programs know a code, and it never changes; a sentence may be called
/// otherwise, and its row stands here then.
extension Phrases {
  private static let renamed: [String: String] = [
    "enrolPassportCode": "stepPassportCode", "enrolChip": "stepChip", "enrolFace": "stepFace",
    "enrolUserID": "stepUserID", "enrolPhone": "stepPhone", "enrolAuthenticator": "stepAuthenticator",
  ]

  /// The key of the sentence for a code.
  public static func key(for code: String) -> String { renamed[code] ?? code }
}

extension CoreError {
  /// The key of the sentence that is said for it.
  public var phrase: String { Phrases.key(for: code) }
}

extension OneTimeCodeError {
  /// The key of the sentence that is said for it.
  public var phrase: String { Phrases.key(for: code) }
}

extension CryptographyError {
  /// The key of the sentence that is said for it.
  public var phrase: String { Phrases.key(for: code) }
}

/// What refusals, errors and faults are said with: what happened, what is safe, what to do now.
extension Phrases {
  static let faults: [PhraseDeclaration] =
    refusals + rooms + accounts + identity + passport + texts + enrolment

  /// Why the core said no.
  private static let refusals: [PhraseDeclaration] =
    [
      .init("refusedWrongPIN", ["tries": .number], plural: "tries"),
      .init("refusedWrongCode", ["tries": .number], plural: "tries"),
      .init("refusedStepNotNow", ["step": .phrase]),
    ]
    + ["Locked", "GuessingWaits", "TooSoon", "PhoneChangedRecently"].map {
      .init("refused\($0)", ["time": .duration])
    }
    + [
      "UnknownUser", "NoAuthenticator", "AnotherApprovalLives", "TooManyRequests", "AnothersTurn",
      "ServiceFrozen", "NotFrozen",
      "BindingNotAllowed", "UnknownApproval", "NotYours", "Over", "WrongPINLastTry",
      "WrongPINLastTryBlocks", "Blocked", "WrongCodeLastTry",
      "WrongCodeEnds", "WrongPassword", "TooBusy", "Replayed", "NotNow", "NoExtensionLeft", "AlreadyExists",
      "AccountTaken", "WrongSerialOrCode", "TooManyAuthenticators", "NotForThisKind", "NotInState",
      "NotTheSame",
      "WrongSignature", "NoDeviceKey", "UnknownEnrolment", "StepsDone", "NoCodeWaits", "CodeLapsed",
      "NoPhone",
      "NoSwitchWaits", "AlreadyThatMethod", "BlockedOnRequest", "NotApprovedForThis", "NameTaken",
      "NoRecoveryWaits",
      "WrongRecovery",
    ].map { .init("refused\($0)") }

  /// What the rooms beside the core are stopped by.
  private static let rooms: [PhraseDeclaration] = [
    .init("errorStorage"), .init("errorStorageLocked"), .init("errorStorageFull"),
    .init("errorStorageDamaged"), .init("errorStorageKey"), .init("errorStorageNewer"),
    .init("errorStorageOlder"), .init("errorStorageExposed"),
    .init("errorSocketTaken"), .init("errorSocketUnusable"), .init("errorDaemonUnreachable"),
    .init("errorWire"), .init("errorUsage"), .init("errorCryptographyFailed"), .init("errorSealBroken"),
    .init("errorLanguageFiles"), .init("errorNotSpeakable"), .init("errorVoiceEngine"), .init("errorNoVoice"),
    .init("errorSilentText"), .init("errorMessageNotSent"),
    .init("errorSoundUnknown"), .init("errorSoundMissing"), .init("errorSoundBusy"),
    .init("errorSoundForbidden"), .init("errorSoundUnsuitable"), .init("errorSoundGone"),
    .init("errorSoundStuck"), .init("errorSoundSuspended"), .init("errorSoundUnderrun"),
    .init("errorSoundReplaced"), .init("errorSoundHopeless"), .init("errorSoundFile"),
    .init("errorSoundDevice"),
    .init("errorKeypadMissing"), .init("errorKeypadNotAllowed"), .init("errorKeypadInUse"),
    .init("errorKeypadSeveral"), .init("errorKeypadGone"), .init("errorKeypadScript"),
    .init("errorKeypadFailed"),
  ]

  /// Other services' codes.
  private static let accounts: [PhraseDeclaration] = [
    .init("errorKeyCharacter"), .init("errorKeyLength"), .init("errorCodeDigits"), .init("errorCodeStep"),
    .init("errorCodeSuite"), .init("errorAccountAddress"),
  ]

  /// The rules of a user ID, a password, a PIN and a telephone number, as each is broken.
  private static let identity: [PhraseDeclaration] = [
    .init("errorUserIDTooShort", ["least": .number]), .init("errorUserIDTooLong", ["most": .number]),
    .init("errorUserIDCharacter", ["position": .number]), .init("errorUserIDLooksLikeCivilNumber"),
    .init("errorNotAnAccount", ["number": .number]),
    .init("errorPasswordTooShort", ["least": .number]), .init("errorPasswordTooLong", ["most": .number]),
    .init("errorPasswordControlCharacter"), .init("errorPasswordHoldsUserID"),
    .init("errorPasswordHoldsDigitRun", ["digits": .number]), .init("errorPasswordHoldsCommonWord"),
    .init("errorPasswordHoldsKeyboardRow", ["keys": .number]),
    .init("errorPINLength", ["digits": .number]), .init("errorPINRepeatsOneDigit"), .init("errorPINIsRun"),
    .init("errorTemporaryPINLength", ["digits": .number]),
    .init("errorPhoneCharacter", ["position": .number]), .init("errorPhoneCountryCode"),
    .init("errorPhoneLength", ["least": .number, "most": .number]),
    .init("errorPhoneNationalLength", ["digits": .number]), .init("errorPhoneDanishPrefix"),
  ]

  /// The passport, its code, its chip, what others checked, and the public key of a chip.
  private static let passport: [PhraseDeclaration] =
    [
      "DocumentCode", "IssuingState", "DocumentNumber", "Name", "Nationality", "Birth", "Sex", "Expiry",
      "OptionalData", "MoreOptionalData", "Composite",
    ].map { .init("zone\($0)") }
    + [
      .init("errorZoneLength", ["characters": .number]),
      .init("errorZoneCharacter", ["field": .phrase, "position": .number]),
      .init("errorZoneCheckDigit", ["field": .phrase]), .init("errorZoneDate", ["field": .phrase]),
      .init("errorPassportDocumentCode"), .init("errorPassportIssuingState"),
      .init("errorPassportNationality"), .init("errorPassportExpired", ["lastDay": .date]),
      .init("errorAttestationVerifierEmpty"), .init("errorAttestationVerifierTooLong", ["most": .number]),
      .init("errorAttestationVerifierCharacter", ["position": .number]), .init("errorAttestationEvidence"),
      .init("errorAttestationInFuture"), .init("errorAttestationTooOld", ["days": .number]),
      .init("errorChipUnreachable"), .init("errorChipNotAPassport"), .init("errorChipAccessDenied"),
      .init("errorChipUnreadable"), .init("errorChipAnswerForged"),
      .init("errorChipZoneDiffers", ["field": .phrase]),
      .init("errorChipKeyLine"), .init("errorChipKeyOptions"), .init("errorChipKeyUnsupportedKind"),
      .init("errorChipKeyMalformed"),
    ]

  /// Fields of a text, and why one was turned away.
  private static let texts: [PhraseDeclaration] =
    ["Service", "Text", "Amount", "Currency", "Payee", "ToAccount", "Command", "Language", "Lifetime"].map {
      .init("part\($0)")
    }
    + [
      "Empty", "TooManyMarks", "NotANumber", "Negative", "NotACurrency", "UnknownCurrency", "NothingAsked",
      "NotALanguage",
    ].map {
      .init("errorText\($0)", ["field": .phrase])
    }
    + [
      .init("errorTextTooLong", ["field": .phrase, "characters": .number, "limit": .number]),
      .init("errorTextTooManyDigits", ["field": .phrase, "limit": .number]),
      .init("errorTextTooManyDecimals", ["field": .phrase, "limit": .number]),
      .init("errorTextInvisible", ["field": .phrase, "position": .number]),
      .init("errorTextNeeds", ["field": .phrase, "other": .phrase]),
      .init("errorTextOutOfRange", ["field": .phrase, "least": .number, "most": .number]),
    ]

  /// What each step of an enrolment asks for, where another one was tried.
  private static let enrolment: [PhraseDeclaration] =
    ["PassportCode", "Chip", "Face", "UserID", "Phone", "Authenticator"].map { .init("step\($0)") }
}
