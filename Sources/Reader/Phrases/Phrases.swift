// SPDX-License-Identifier: GPL-3.0-or-later
public import Speech

/// Every phrase that the reader speaks: its key, and what fills it. Each language has these and no others.
public enum Phrases {
  public static let all: [PhraseDeclaration] =
    arriving + typing + deciding + listening + help + here + text + errors

  private static let arriving: [PhraseDeclaration] = [
    .init("arrival", ["service": .name]),
    .init("arrivalWaits", ["service": .name]),
    .init("requestWaits", ["service": .name]),
    .init("secondRequest", ["service": .name]),
    .init("sameAgain"),
    .init("expired"), .init("cancelled"), .init("failed"), .init("requestOver"),
  ]

  private static let typing: [PhraseDeclaration] = [
    .init("enterPIN"),
    .init("enterCode", ["service": .name]),
    .init("wrongPIN", ["tries": .number], plural: "tries"),
    .init("wrongPINLastTry"),
    .init("wrongCode", ["tries": .number], plural: "tries"),
    .init("wrongCodeLastTry"),
    .init("locked", ["time": .duration]),
    .init("blocked"),
    .init("digitsTyped", ["count": .number], plural: "count"),
    .init("left"),
  ]

  private static let deciding: [PhraseDeclaration] = [
    .init("hearFirst"),
    .init("question"),
    .init("timeLeft", ["time": .duration]),
    .init("confirmLogOn", ["service": .name]),
    .init("confirmApprove", ["service": .name]),
    .init("confirmConfirm", ["service": .name]),
    .init("confirmAccept", ["service": .name]),
    .init("confirmSign", ["service": .name]),
    .init("notConfirmed"), .init("approved"), .init("rejected"), .init("frozen"), .init("refused"),
    .init("extended"),
    .init("codeFollows", ["service": .name]),
    .init("codeAfterText"), .init("noCodeHere"), .init("yourCode"), .init("nobodyEnrolled"),
    .init("plugInHeadset"), .init("headsetBack"),
  ]

  private static let listening: [PhraseDeclaration] = [
    .init("nothingWaits"), .init("softer"), .init("louder"), .init("slower"), .init("faster"),
  ]

  private static let help: [PhraseDeclaration] =
    [.init("helpNext"), .init("helpUnused")] + Gesture.listening.map { .init($0.help) }

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
  ]

  private static let text: [PhraseDeclaration] = [
    .init("textLogOn", ["service": .name]),
    .init("textApprove", ["service": .name]),
    .init("textConfirm", ["service": .name]),
    .init("textAccept", ["service": .name]),
    .init("textSign", ["service": .name]),
    .init("fieldAmount", ["amount": .amount]),
    .init("fieldPayee", ["payee": .name]),
    .init("fieldAccount", ["account": .name]),
  ]

  /// What the errors of every room are spoken with.
  private static let errors: [PhraseDeclaration] = [
    .init("errorStorage"), .init("errorStorageLocked"), .init("errorStorageFull"),
    .init("errorStorageDamaged"),
    .init("errorStorageKey"), .init("errorStorageNewer"),
    .init("errorSocketTaken"), .init("errorSocketUnusable"), .init("errorDaemonUnreachable"),
    .init("errorWire"),
    .init("errorUsage"), .init("errorCryptographyFailed"), .init("errorSealBroken"),
    .init("errorLanguageFiles"), .init("errorNotSpeakable"), .init("errorVoiceEngine"), .init("errorNoVoice"),
    .init("errorSilentText"),
    .init("errorSoundUnknown"), .init("errorSoundMissing"), .init("errorSoundBusy"),
    .init("errorSoundForbidden"),
    .init("errorSoundUnsuitable"), .init("errorSoundGone"), .init("errorSoundStuck"), .init("errorSoundFile"),
    .init("errorSoundDevice"),
    .init("errorKeypadMissing"), .init("errorKeypadNotAllowed"), .init("errorKeypadInUse"),
    .init("errorKeypadSeveral"), .init("errorKeypadGone"), .init("errorKeypadScript"),
    .init("errorKeypadFailed"),
    .init("errorKeyCharacter"), .init("errorKeyLength"), .init("errorCodeDigits"), .init("errorCodeStep"),
    .init("errorCodeSuite"), .init("errorAccountAddress"),
  ]
}
