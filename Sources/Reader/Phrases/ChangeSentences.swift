// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Speech

extension AuthenticatorKind {
  /// The phrase that names a device of the kind.
  var phrase: Phrase {
    switch self {
    case .app: .deviceApp
    case .codeDisplay: .deviceCodeDisplay
    case .codeReader: .deviceCodeReader
    case .chip: .deviceChip
    }
  }
}

extension IdentityChange {
  /// The sentence that asks for it, its last question, and what fills both.
  var sentence: (phrase: Phrase, question: Phrase, arguments: [String: Argument]) {
    let device = ["device": Argument.phrase((device ?? .codeReader).phrase)]
    let count = ["count": Argument.number(Int(subject) ?? 0)]
    return switch kind {
    case .add: (.changeAdd, .confirmChangeAdd, device)
    case .replace: (.changeReplace, .confirmChangeReplace, device)
    case .delete: (.changeDelete, .confirmChangeDelete, device)
    case .changePIN: (.changePIN, .confirmChangePIN, device)
    case .changePassword: (.changePassword, .confirmChangePassword, [:])
    case .changePhone:
      (.changePhone, .confirmChangePhone, ["ending": .digits(String(subject.suffix(2)), isSecret: false)])
    case .changeBiometrics:
      isYes
        ? (.changeBiometricsOn, .confirmChangeBiometricsOn, [:])
        : (.changeBiometricsOff, .confirmChangeBiometricsOff, [:])
    case .switchToOneTimeCode: (.changeSwitch, .confirmChangeSwitch, [:])
    case .switchToQRCode: (.changeSwitchBack, .confirmChangeSwitchBack, [:])
    case .unfreeze: (.changeUnfreeze, .confirmChangeUnfreeze, ["service": .name(subject)])
    case .prove: (.changeProve, .confirmChangeProve, [:])
    case .makeRecoveryCodes: (.changeRecoveryCodes, .confirmChangeRecoveryCodes, [:])
    case .exportAccounts: (.changeExport, .confirmChangeExport, count)
    case .exportAccountsPlain: (.changeExportPlain, .confirmChangeExportPlain, count)
    case .removeAccounts: (.changeRemoveAccounts, .confirmChangeRemoveAccounts, count)
    case .readHistory: (.changeHistory, .confirmChangeHistory, [:])
    }
  }

  private var isYes: Bool { subject.split(separator: "\n").last == "yes" }
}

// Which sentence announces what the core tells.

extension CoreNotice {
  /// The phrase that announces it; `nil` for an approval, which has a conversation of its own.
  var phrase: Phrase? {
    switch self {
    case .approval: nil
    case .requestsTurnedAway: .secondRequest
    case .submissionRefused(let refusal, _): Phrase(for: refusal.code)
    case .guesserWaits: .guesserWaits
    case .authenticator(let news, _): news.phrase
    case .methodSwitch(let news, _): news.phrase
    case .passwordChanged: .announcePasswordChanged
    case .phoneChanged: .announcePhoneChanged
    case .recovery(let news, _): news.phrase
    case .recoveryCodesMade: .announceRecoveryCodesMade
    case .accountLetAsk: .announceLetAsk
    case .accountTaken: .announceNobodyAsks
    case .serviceRegistered: .announceServiceRegistered
    case .serviceLetAsk: .announceServiceLetAsk
    case .stateAccepted: .announceStateAccepted
    case .messagesWait: Phrase(for: MessageGatewayError.code)
    }
  }
}

extension AuthenticatorNews {
  /// The phrase that announces it.
  var phrase: Phrase {
    switch self {
    case .ordered: .announceOrdered
    case .activated: .announceActivated
    case .locked: .announceLocked
    case .blocked: .announceBlocked
    case .unblocked: .announceUnblocked
    case .deleted: .announceDeleted
    }
  }
}

extension RecoveryNews {
  /// The phrase that announces it.
  var phrase: Phrase {
    switch self {
    case .requested: .announceRecoveryRequested
    case .due: .announceRecoveryDue
    case .stopped: .announceRecoveryStopped
    case .done: .announceRecoveryDone
    }
  }
}

extension MethodSwitchNews {
  /// The phrase that announces it.
  var phrase: Phrase {
    switch self {
    case .requested: .announceSwitchRequested
    case .due: .announceSwitchDue
    case .done: .announceSwitchDone
    case .cancelled: .announceSwitchCancelled
    case .back: .announceSwitchBack
    }
  }
}
