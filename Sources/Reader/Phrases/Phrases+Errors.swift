// SPDX-License-Identifier: GPL-3.0-or-later
internal import Speech

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
