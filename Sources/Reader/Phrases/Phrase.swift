// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
public import Speech

/// Every phrase that the reader speaks: the keys of each language's phrases.json, which has these and no others.
public enum Phrase: String, CaseIterable, Sendable {
  // A request arrives, waits, is turned away or ends.
  case arrival, arrivalWaits, arrivalShown, requestWaits, requestWaitsUntilDone, secondRequest,
    requestTurnedAway, askedElsewhere, askedForAnother, andMore, guesserWaits, moreTurnedAway,
    moreTurnedAwayOfSeveral, sameAgain, expired,
    cancelled, failed, requestOver, takenUpElsewhere, switchPending, switchDue, switchOffer, switchOfferDue,
    programSays, accountSays, serviceSays

  // What changed is announced.
  case announceOrdered, announceActivated, announceLocked, announceBlocked, announceDeleted,
    announceSwitchRequested, announceSwitchDue, announceSwitchDone, announceSwitchCancelled,
    announceSwitchBack, announcePasswordChanged, announcePhoneChanged, announceRecoveryCodesMade,
    announceLetAsk, announceNobodyAsks, announceServiceRegistered, announceServiceLetAsk,
    announceAccountAdded, announceAccountRemoved, announceAccountsImported, announceUnblocked,
    announceThisBlocked,
    announceThisUnblocked, announceThisDeleted, announceRecoveryRequested, announceRecoveryDue,
    announceRecoveryStopped, announceRecoveryDone, recoveryOffer, announceStateAccepted

  // Logins of other servers.
  case pushEnrolled, pushNotEnrolled, pushNotTaken, pushNotSent, pushUnreadable, pushAsked

  // A PIN or a code is typed.
  case enterPIN, enterCode, wrongPIN, wrongPINLastTry, wrongPINLastTryBlocks, wrongCode, wrongCodeLastTry,
    locked, blocked, activateAgain, digitsTyped, left, unblockPIN, unblockPassword, enterCodeOf, nothingTyped

  // The question, and what came of it.
  case hearFirst, question, confirmLogOn, confirmApprove, confirmConfirm, confirmAccept, confirmSign,
    notConfirmed, approved, rejected, frozen, plugInHeadset, headsetBack, headsetThere, soundMuted, soundBack,
    soundTrusted, keypadReady, keypadChosen, lifted,
    confirmAmount, confirmPayee, confirmPayment

  // Time left, and more of it.
  case timeLeft, extended, moreTime, moreTimeTyping, noMoreTime

  // Codes are spoken.
  case codeFollows, codeAfterText, noCodeHere, yourCode, nobodyEnrolled, accountCode, accountChosen,
    ownCodeChosen, noSuchAccount, codeWaits, digitPosition

  // An account of another service is added.
  case accountName, accountNameIs, accountNameTaken, accountKey, accountCheck, accountKeep, accountKept,
    menuNewAccount

  // At rest.
  case nothingWaits, softer, louder, slower, faster

  // What a key does in each mode.
  case helpNext, helpUnused, helpPlus, helpMinus, helpEnter, helpDot, helpSlash, helpStar, help0, help1,
    help3, help5, help7, help8, help9, modeListening, modeTyping, modeWriting, modeChoosing, help2, help4,
    help6, typingPlus, typingMinus, typingEnter, typingSlash, typingStar, typingDot, typingDigit, writingPlus,
    writingMinus, writingEnter, writingSlash, writingStar, writingDot, writingDigit, choosingPlus,
    choosingMinus, choosingDot, choosing4, choosing5, choosing6, choosing7, choosing8, choosing9

  // Where the person is.
  case hereRest, hereWaiting, herePIN, hereCode, hereText, hereQuestion, hereConfirm, hereBoundCode,
    hereRejected, hereFrozen, hereLocked, hereBlocked, hereUnowned, hereBlockedOnRequest

  // The menu of settings.
  case moreSettings, settings, settingsKept, settingLanguage, settingVoice, settingRate, settingPitch,
    settingVolume, settingPunctuation, punctuationPaused, punctuationNamed, punctuationSample,
    settingDigitPacing, settingPrivacy, settingKeepAwake, settingDoubleStrike, settingStep, languageName,
    privacyAutomatic, privacyHeadset, privacyEveryone, keepAwakeFor, doubleStrikeOff, doubleStrikeFor

  // Services that may not ask.
  case menuStoppedServices, stoppedNone, stoppedCount, stoppedService

  // Advice against fraud.
  case menuAdvice, adviceSecrets, adviceTelephone, adviceText, adviceReject, adviceRepeat, adviceNewPayee,
    adviceCall, adviceCompare

  // What is the person's alone: history, devices, methods, PIN and password.
  case menuPersonal, personalOpened, personalClosed, personalHistory, personalDevices, personalMethod,
    personalPIN, personalPassword, personalRecoveryCodes, confirmRecoveryCodes, notDone, historyNone,
    historyApproved, historyRejected, historyNotMe,
    historyOldest, historyNewest, deviceThis, deviceOwn, deviceOwnSince, deviceBlocks, deviceInHand,
    stateActive, stateLocked, stateBlocked, stateOrdered, confirmBlock, methodNone, methodQR, methodWaiting,
    methodDue, methodCode, confirmMethodAsk, confirmMethodCancel, pinOld, pinChanged, passwordOld,
    modeReviewing, reviewingPlus, reviewingMinus, reviewing0, reviewing5, reviewing7, reviewing8, reviewing9

  // A reader of several users.
  case whose, userDigit, forUser, modeNaming, namingAgain, namingMinus, namingDigit, announceAccountsChanged,
    announceUserAdded, announceUserLeft

  // The first start.
  case setupWelcome, setupLanguage, setupUserID, setupUserIDIs, setupPassword, setupPasswordAgain,
    passwordsDiffer, setupPIN, setupPINAgain, pinsDiffer, setupDone, userIDTaken, lettersWritten,
    setupUserIDAgain, recoveryCodesOffer, recoveryCodesBegin, recoveryCodeNumber, recoveryCodesKeys,
    recoveryCodesKept

  // The operator's terms.
  case terms, confirmTerms, termsAccepted, termsNone, termsNew, personalTerms

  // The text of a request.
  case thisService, textForeign, textForeignNumbers, textLogOn, textApprove, textConfirm, textAccept,
    textSign, originDiffers, originIs, fieldAmount, fieldPayee, fieldAccount, fieldCommand, fieldCommandLong

  // A change of what may approve: its sentence, its question, and what it is about.
  case changeAdd, changeReplace, changeDelete, changePIN, changePassword, changePhone, changeBiometricsOn,
    changeBiometricsOff, changeSwitch, changeSwitchBack, changeUnfreeze, changeProve, changeRecoveryCodes,
    changeExport, confirmChangeAdd, confirmChangeReplace, confirmChangeDelete, confirmChangePIN,
    confirmChangePassword, confirmChangeBiometricsOn, confirmChangeBiometricsOff, confirmChangeSwitch,
    confirmChangeSwitchBack, confirmChangeProve, confirmChangeRecoveryCodes, confirmChangeExport,
    changeExportPlain, changeRemoveAccounts, confirmChangeExportPlain, confirmChangeRemoveAccounts,
    confirmChangePhone, confirmChangeUnfreeze, changeStopped, hereChangeStopped, liftedAsker, deviceApp,
    deviceCodeDisplay, deviceCodeReader, deviceChip, aProgram, programCallsItself, changeHistory,
    confirmChangeHistory

  // The core said no.
  case refused, refusedUnknownUser, refusedNoAuthenticator, refusedAnotherApprovalLives,
    refusedTooManyRequests, refusedAnothersTurn, refusedServiceFrozen, refusedNotFrozen,
    refusedBindingNotAllowed, refusedUnknownApproval, refusedNotYours, refusedOver, refusedWrongPIN,
    refusedWrongPINLastTry, refusedWrongPINLastTryBlocks, refusedLocked, refusedBlocked, refusedWrongCode,
    refusedWrongCodeLastTry, refusedWrongCodeEnds, refusedWrongPassword, refusedGuessingWaits, refusedTooBusy,
    refusedReplayed, refusedNotNow, refusedNoExtensionLeft, refusedAlreadyExists, refusedAccountTaken,
    refusedWrongSerialOrCode, refusedTooManyAuthenticators, refusedNotForThisKind, refusedNotInState,
    refusedNotTheSame, refusedWrongSignature, refusedNoDeviceKey, refusedUnknownEnrolment, refusedStepNotNow,
    refusedStepsDone, refusedNoCodeWaits, refusedCodeLapsed, refusedTooSoon, refusedNoPhone,
    refusedPhoneChangedRecently, refusedNoSwitchWaits, refusedAlreadyThatMethod, refusedBlockedOnRequest,
    refusedNameTaken, refusedNotApprovedForThis, refusedNoRecoveryWaits, refusedWrongRecovery,
    refusedTermsNotAccepted, refusedOtherTerms

  // The rooms beside the core are stopped by something.
  case errorStorage, errorCryptographyFailed, errorSealBroken, errorLanguageFiles, errorNotSpeakable,
    errorVoiceEngine, errorNoVoice, errorSilentText, errorSoundUnknown, errorSoundMissing, errorSoundBusy,
    errorSoundForbidden, errorSoundUnsuitable, errorSoundGone, errorSoundStuck, errorSoundSuspended,
    errorSoundUnderrun, errorSoundMuted, errorSoundReplaced, errorSoundHopeless, errorSoundFile,
    errorSoundDevice,
    errorKeypadMissing, errorKeypadNotAllowed, errorKeypadInUse, errorKeypadNotChosen, errorKeypadGone,
    errorKeypadScript, errorKeypadFailed, errorStorageLocked, errorStorageFull, errorStorageDamaged,
    errorStorageKey, errorStorageNewer, errorStorageOlder, errorStorageExposed, errorSocketTaken,
    errorSocketUnusable, errorDaemonUnreachable, errorWire, errorUsage, errorMessageNotSent,
    errorConfiguration

  // The key or the address of an account does not hold.
  case errorKeyCharacter, errorKeyLength, errorCodeDigits, errorCodeStep, errorCodeSuite, errorAccountAddress

  // A rule of a user ID, a password, a PIN or a telephone number is broken.
  case errorUserIDTooShort, errorUserIDTooLong, errorUserIDCharacter, errorUserIDLooksLikeCivilNumber,
    errorPasswordTooShort, errorPasswordTooLong, errorPasswordControlCharacter, errorPasswordHoldsUserID,
    errorPasswordHoldsDigitRun, errorPasswordHoldsCommonWord, errorPasswordHoldsKeyboardRow, errorPINLength,
    errorPINRepeatsOneDigit, errorPINIsRun, errorTemporaryPINLength, errorPhoneCharacter,
    errorPhoneCountryCode, errorPhoneLength, errorPhoneNationalLength, errorPhoneDanishPrefix,
    errorNotAnAccount

  // A passport, its code, its chip, what others checked, and the public key of a chip.
  case zoneDocumentCode, zoneIssuingState, zoneDocumentNumber, zoneName, zoneNationality, zoneBirth, zoneSex,
    zoneExpiry, zoneOptionalData, zoneMoreOptionalData, zoneComposite, errorZoneLength, errorZoneCharacter,
    errorZoneCheckDigit, errorZoneDate, errorPassportDocumentCode, errorPassportIssuingState,
    errorPassportNationality, errorPassportExpired, errorAttestationVerifierEmpty,
    errorAttestationVerifierTooLong, errorAttestationVerifierCharacter, errorAttestationEvidence,
    errorAttestationInFuture, errorAttestationTooOld, errorChipUnreachable, errorChipNotAPassport,
    errorChipAccessDenied, errorChipUnreadable, errorChipAnswerForged, errorChipZoneDiffers, errorChipKeyLine,
    errorChipKeyOptions, errorChipKeyUnsupportedKind, errorChipKeyMalformed

  // The fields of a text, and why one was turned away.
  case partService, partText, partAmount, partCurrency, partPayee, partToAccount, partLanguage, partLifetime,
    errorTextEmpty, errorTextTooLong, errorTextTooManyMarks, errorTextInvisible, errorTextNotANumber,
    errorTextNegative, errorTextTooManyDigits, errorTextTooManyDecimals, errorTextNotACurrency,
    errorTextNothingAsked, errorTextUnknownCurrency, errorTextNotALanguage, errorTextNeeds,
    errorTextOutOfRange, partCommand, partOrigin

  // The steps of an enrolment.
  case stepPassportCode, stepChip, stepFace, stepUserID, stepPhone, stepAuthenticator

  // What stands around the codes of text messages; it is not spoken.
  case messagePhoneNumber, messageTemporaryPIN
}

/// What fills a phrase, as each language has to place it.
extension Phrase {
  /// Every phrase with what fills it.
  public static let declarations: [PhraseDeclaration] = allCases.map {
    PhraseDeclaration($0.rawValue, placeholders[$0] ?? [:], plural: counted[$0])
  }

  private static let placeholders: [Phrase: [String: Argument.Kind]] = Dictionary(
    uniqueKeysWithValues: filled.flatMap { phrases, kinds in phrases.map { ($0, kinds) } })

  /// What fills them; a phrase that is not here is whole.
  private static let filled: [(phrases: [Phrase], kinds: [String: Argument.Kind])] = [
    (
      [
        .arrival, .arrivalWaits, .arrivalShown, .requestWaits, .requestWaitsUntilDone, .secondRequest,
        .requestTurnedAway,
        .confirmLogOn, .confirmApprove, .confirmConfirm, .confirmAccept, .confirmSign, .frozen, .codeFollows,
        .hereWaiting, .herePIN, .hereCode, .hereText, .hereQuestion, .hereConfirm, .hereBoundCode,
        .hereRejected, .textLogOn, .textApprove, .textConfirm, .textAccept, .textSign, .hereFrozen,
        .announceServiceRegistered, .announceServiceLetAsk, .changeUnfreeze, .confirmChangeUnfreeze,
        .programCallsItself, .serviceSays,
        .enterCodeOf,
      ], ["service": .name]
    ),
    (
      [
        .andMore, .moreTurnedAwayOfSeveral, .digitsTyped, .moreSettings, .stoppedCount, .doubleStrikeFor,
        .lettersWritten, .recoveryCodesBegin, .changeExport, .changeExportPlain, .changeRemoveAccounts,
        .confirmChangeExport, .confirmChangeExportPlain, .confirmChangeRemoveAccounts,
        .announceAccountsImported,
      ], ["count": .number]
    ),
    ([.moreTurnedAway], ["count": .number, "service": .name]),
    ([.wrongPIN, .wrongCode, .refusedWrongPIN, .refusedWrongCode], ["tries": .number]),
    (
      [
        .locked, .timeLeft, .codeWaits, .hereLocked, .keepAwakeFor, .changeStopped, .hereChangeStopped,
        .refusedLocked, .refusedGuessingWaits, .refusedTooSoon, .refusedPhoneChangedRecently,
      ], ["time": .duration]
    ),
    ([.fieldAmount], ["amount": .amount]),
    ([.fieldPayee, .confirmPayee], ["payee": .name]),
    ([.fieldAccount], ["account": .account]),
    (
      [
        .accountCode, .accountChosen, .accountCheck, .accountKept, .announceLetAsk, .announceAccountAdded,
        .announceAccountRemoved, .accountSays, .pushEnrolled, .pushNotEnrolled, .pushNotTaken, .pushNotSent,
        .pushUnreadable,
      ], ["account": .name]
    ),
    (
      [.digitPosition, .settingStep, .recoveryCodeNumber], ["number": .number, "count": .number]
    ),
    ([.userDigit], ["number": .number, "user": .name]),
    ([.forUser, .announceUserAdded, .announceUserLeft], ["user": .name]),
    ([.stoppedService], ["service": .name, "date": .date]),
    (
      [.historyApproved, .historyRejected, .historyNotMe],
      ["date": .date, "time": .clock, "device": .phrase]
    ),
    ([.deviceThis], ["standing": .phrase]),
    ([.deviceOwn], ["device": .phrase, "standing": .phrase]),
    ([.deviceOwnSince], ["device": .phrase, "standing": .phrase, "date": .date]),
    ([.terms], ["version": .name, "count": .number]),
    ([.confirmTerms, .termsNew], ["version": .name]),
    ([.confirmBlock], ["device": .phrase]),
    ([.askedElsewhere, .askedForAnother], ["service": .name, "device": .phrase]),
    ([.methodQR, .methodWaiting, .methodDue, .methodCode], ["date": .date]),
    (
      [
        .changeAdd, .changeReplace, .changeDelete, .changePIN, .confirmChangeAdd, .confirmChangeReplace,
        .confirmChangeDelete, .confirmChangePIN,
      ], ["device": .phrase]
    ),
    ([.changePhone, .confirmChangePhone], ["ending": .digits]),
    ([.errorUserIDTooShort, .errorPasswordTooShort], ["least": .number]),
    ([.errorUserIDTooLong, .errorPasswordTooLong, .errorAttestationVerifierTooLong], ["most": .number]),
    (
      [.errorUserIDCharacter, .errorPhoneCharacter, .errorAttestationVerifierCharacter], ["position": .number]
    ),
    (
      [.errorPasswordHoldsDigitRun, .errorPINLength, .errorTemporaryPINLength, .errorPhoneNationalLength],
      ["digits": .number]
    ),
    ([.errorPasswordHoldsKeyboardRow], ["keys": .number]),
    ([.errorPhoneLength], ["least": .number, "most": .number]),
    ([.errorNotAnAccount], ["number": .number]),
    ([.errorZoneLength], ["characters": .number]),
    ([.errorZoneCharacter, .errorTextInvisible], ["field": .phrase, "position": .number]),
    (
      [
        .errorZoneCheckDigit, .errorZoneDate, .errorChipZoneDiffers, .errorTextEmpty, .errorTextTooManyMarks,
        .errorTextNotANumber, .errorTextNegative, .errorTextNotACurrency, .errorTextNothingAsked,
        .errorTextUnknownCurrency, .errorTextNotALanguage,
      ], ["field": .phrase]
    ),
    ([.errorPassportExpired], ["lastDay": .date]),
    ([.errorAttestationTooOld], ["days": .number]),
    ([.errorTextTooLong], ["field": .phrase, "characters": .number, "limit": .number]),
    ([.errorTextTooManyDigits, .errorTextTooManyDecimals], ["field": .phrase, "limit": .number]),
    ([.errorTextNeeds], ["field": .phrase, "other": .phrase]),
    ([.errorTextOutOfRange], ["field": .phrase, "least": .number, "most": .number]),
    ([.refusedStepNotNow], ["step": .phrase]),
    ([.messagePhoneNumber, .messageTemporaryPIN], ["code": .digits]),
    ([.confirmAmount], ["amount": .amount, "service": .name]),
    ([.confirmPayment], ["amount": .amount, "payee": .name]),
    ([.fieldCommandLong], ["characters": .number, "parts": .number]),
  ]

  /// The placeholder whose number the words agree with: `key_one` and `key_other` of the file.
  private static let counted: [Phrase: String] = [
    .andMore: "count",
    .moreTurnedAway: "count",
    .moreTurnedAwayOfSeveral: "count",
    .wrongPIN: "tries",
    .wrongCode: "tries",
    .digitsTyped: "count",
    .moreSettings: "count",
    .stoppedCount: "count",
    .doubleStrikeFor: "count",
    .lettersWritten: "count",
    .changeExport: "count",
    .changeExportPlain: "count",
    .changeRemoveAccounts: "count",
    .confirmChangeExport: "count",
    .confirmChangeExportPlain: "count",
    .confirmChangeRemoveAccounts: "count",
    .announceAccountsImported: "count",
    .terms: "count",
    .refusedWrongPIN: "tries",
    .refusedWrongCode: "tries",
  ]
}

extension Phrase {
  /// Whether it tells of something that went wrong: where that cannot be said either, nothing more is tried.
  var isAboutAnError: Bool { rawValue.hasPrefix("error") }
}

extension Argument {
  /// A phrase inside another.
  static func phrase(_ phrase: Phrase) -> Argument { .phrase(phrase.rawValue) }
}

extension Phrasebook {
  /// The words of a phrase.
  ///
  /// - Throws: `SpeechError` where what fills it is not what it takes.
  public func utterance(_ phrase: Phrase, _ arguments: [String: Argument] = [:]) throws(SpeechError)
    -> Utterance
  {
    try utterance(phrase.rawValue, arguments)
  }
}

extension MessageWording {
  /// The sentences of a language.
  public init(in book: Phrasebook) {
    let standard = MessageWording()
    self.init(
      phoneNumber: book.sentence(Phrase.messagePhoneNumber.rawValue) ?? standard.phoneNumber,
      temporaryPIN: book.sentence(Phrase.messageTemporaryPIN.rawValue) ?? standard.temporaryPIN)
  }
}
