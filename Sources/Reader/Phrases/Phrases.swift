// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
public import Speech

/// Every phrase that the reader speaks: its key, and what fills it. Each language has these and no others.
public enum Phrases {
  public static let all: [PhraseDeclaration] =
    arriving + announcing + typing + deciding + timing + codes + accounts + listening + help + here + settings
    + stopped + setup + text + faults + messages + changes

  private static let arriving: [PhraseDeclaration] = [
    .init("arrival", ["service": .name]),
    .init("arrivalWaits", ["service": .name]),
    .init("requestWaits", ["service": .name]),
    .init("requestWaitsUntilDone", ["service": .name]),
    .init("secondRequest", ["service": .name]), .init("requestTurnedAway", ["service": .name]),
    .init("guesserWaits"), .init("andMore", ["count": .number], plural: "count"),
    .init("moreTurnedAway", ["count": .number, "service": .name], plural: "count"),
    .init("moreTurnedAwayOfSeveral", ["count": .number], plural: "count"),
    .init("sameAgain"), .init("switchPending"), .init("switchDue"), .init("switchOffer"),
    .init("switchOfferDue"),
    .init("expired"), .init("cancelled"), .init("failed"), .init("requestOver"),
    .init("takenUpElsewhere"),
    .init("programSays"), .init("accountSays", ["account": .name]), .init("serviceSays", ["service": .name]),
  ]

  private static let announcing: [PhraseDeclaration] =
    AuthenticatorNews.allCases.map { .init($0.phrase) } + MethodSwitchNews.allCases.map { .init($0.phrase) }
    + RecoveryNews.allCases.map { .init($0.phrase) }
    + [
      .init("announcePasswordChanged"), .init("announcePhoneChanged"), .init("announceRecoveryCodeMade"),
      .init("announceLetAsk", ["account": .name]), .init("announceNobodyAsks"),
      .init("announceServiceRegistered", ["service": .name]),
      .init("announceAccountAdded", ["account": .name]),
      .init("announceAccountRemoved", ["account": .name]),
      .init("announceStateAccepted"), .init("recoveryOffer"),
      .init("announceThisBlocked"), .init("announceThisUnblocked"),
      .init("announceThisDeleted"),
    ]

  private static let typing: [PhraseDeclaration] = [
    .init("enterPIN"),
    .init("enterCode"), .init("enterCodeOf", ["service": .name]),
    .init("wrongPIN", ["tries": .number], plural: "tries"),
    .init("wrongPINLastTry"), .init("wrongPINLastTryBlocks"),
    .init("wrongCode", ["tries": .number], plural: "tries"),
    .init("wrongCodeLastTry"),
    .init("locked", ["time": .duration]),
    .init("blocked"), .init("unblockPIN"), .init("unblockPassword"),
    .init("digitsTyped", ["count": .number], plural: "count"), .init("nothingTyped"),
    .init("left"),
  ]

  private static let deciding: [PhraseDeclaration] = [
    .init("hearFirst"),
    .init("question"),
    .init("confirmLogOn", ["service": .name]),
    .init("confirmApprove", ["service": .name]),
    .init("confirmConfirm", ["service": .name]),
    .init("confirmAccept", ["service": .name]),
    .init("confirmSign", ["service": .name]),
    .init("confirmAmount", ["amount": .amount, "service": .name]),
    .init("confirmPayee", ["payee": .name]),
    .init("confirmPayment", ["amount": .amount, "payee": .name]),
    .init("notConfirmed"), .init("approved"), .init("rejected"),
    .init("frozen", ["service": .name]), .init("lifted"), .init("refused"),
    .init("plugInHeadset"), .init("headsetBack"), .init("keypadReady"),
  ]

  private static let timing: [PhraseDeclaration] = [
    .init("timeLeft", ["time": .duration]),
    .init("moreTime"), .init("moreTimeTyping"), .init("noMoreTime"), .init("extended"),
  ]

  private static let codes: [PhraseDeclaration] = [
    .init("codeFollows", ["service": .name]),
    .init("codeAfterText"), .init("noCodeHere"), .init("yourCode"), .init("nobodyEnrolled"),
    .init("accountCode", ["account": .name]),
    .init("accountChosen", ["account": .name]),
    .init("ownCodeChosen"), .init("noSuchAccount"),
    .init("codeWaits", ["time": .duration]),
    .init("digitPosition", ["number": .number, "count": .number]),
  ]

  private static let accounts: [PhraseDeclaration] = [
    .init("menuNewAccount"), .init("accountName"), .init("accountNameIs"), .init("accountNameTaken"),
    .init("accountKey"),
    .init("accountCheck", ["account": .name]),
    .init("accountKeep"),
    .init("accountKept", ["account": .name]),
  ]

  private static let stopped: [PhraseDeclaration] = [
    .init("menuStoppedServices"), .init("stoppedNone"),
    .init("stoppedCount", ["count": .number], plural: "count"),
    .init("stoppedService", ["service": .name, "date": .date]),
  ]

  private static let listening: [PhraseDeclaration] = [
    .init("nothingWaits"), .init("softer"), .init("louder"), .init("slower"), .init("faster"),
  ]

  /// Every phrase of the table of keys once, and what stands above them in the written help.
  private static let help: [PhraseDeclaration] =
    [.init("helpNext"), .init("helpUnused")] + KeyMode.allCases.map { .init(Keymap.heading($0)) }
    + Set(Keymap.rows.map(\.help)).sorted().map { .init($0) }

  private static let here: [PhraseDeclaration] = [
    .init("hereRest"),
    .init("hereWaiting", ["service": .name]),
    .init("herePIN", ["service": .name]),
    .init("hereCode", ["service": .name]),
    .init("hereText", ["service": .name]),
    .init("hereQuestion", ["service": .name]),
    .init("hereConfirm", ["service": .name]),
    .init("hereBoundCode", ["service": .name]),
    .init("hereRejected", ["service": .name]),
    .init("hereFrozen", ["service": .name]),
    .init("hereLocked", ["time": .duration]),
    .init("hereBlocked"), .init("hereBlockedOnRequest"), .init("hereUnowned"),
  ]

  private static let settings: [PhraseDeclaration] =
    Setting.allCases.map { .init($0.phrase) } + [
      .init("moreSettings", ["count": .number], plural: "count"),
      .init("settings"), .init("settingsKept"), .init("languageName"),
      .init("settingStep", ["number": .number, "count": .number]),
      .init("punctuationPaused"), .init("punctuationNamed"), .init("punctuationSample"),
      .init("privacyAutomatic"), .init("privacyHeadset"), .init("privacyEveryone"),
      .init("keepAwakeFor", ["time": .duration]),
      .init("doubleStrikeOff"),
      .init("doubleStrikeFor", ["count": .number], plural: "count"),
    ]

  private static let setup: [PhraseDeclaration] = [
    .init("setupWelcome"), .init("setupLanguage"), .init("setupUserID"), .init("setupUserIDAgain"),
    .init("setupUserIDIs"),
    .init("setupPassword"), .init("setupPasswordAgain"), .init("passwordsDiffer"),
    .init("setupPIN"), .init("setupPINAgain"), .init("pinsDiffer"), .init("setupDone"), .init("userIDTaken"),
    .init("lettersWritten", ["count": .number], plural: "count"),
  ]

  private static let text: [PhraseDeclaration] = [
    .init("thisService"),
    .init("textLogOn", ["service": .name]),
    .init("textApprove", ["service": .name]),
    .init("textConfirm", ["service": .name]),
    .init("textAccept", ["service": .name]),
    .init("textSign", ["service": .name]),
    .init("fieldAmount", ["amount": .amount]),
    .init("fieldPayee", ["payee": .name]),
    .init("fieldAccount", ["account": .account]),
    .init("fieldCommand"),
    .init("fieldCommandLong", ["characters": .number, "parts": .number]),
  ]
}

/// What stands around the codes of text messages: never said, but kept with the words of a language.
extension Phrases {
  static let messages: [PhraseDeclaration] = [
    .init("messagePhoneNumber", ["code": .digits]), .init("messageTemporaryPIN", ["code": .digits]),
  ]
}

extension MessageWording {
  /// The sentences of a language.
  public init(in book: Phrasebook) {
    let standard = MessageWording()
    self.init(
      phoneNumber: book.sentence("messagePhoneNumber") ?? standard.phoneNumber,
      temporaryPIN: book.sentence("messageTemporaryPIN") ?? standard.temporaryPIN)
  }
}
