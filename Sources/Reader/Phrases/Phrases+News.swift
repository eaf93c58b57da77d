// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

// Which sentence announces what the core tells.

extension CoreNotice {
  /// The key of the phrase that announces it; `nil` for an approval, which has a conversation of its own.
  var phrase: String? {
    switch self {
    case .approval: nil
    case .requestsTurnedAway: "secondRequest"
    case .submissionRefused(let refusal, _): Phrases.key(for: refusal.code)
    case .guesserWaits: "guesserWaits"
    case .authenticator(let news, _): news.phrase
    case .methodSwitch(let news, _): news.phrase
    case .passwordChanged: "announcePasswordChanged"
    case .phoneChanged: "announcePhoneChanged"
    case .recovery(let news, _): news.phrase
    case .recoveryCodeMade: "announceRecoveryCodeMade"
    case .accountLetAsk: "announceLetAsk"
    case .accountTaken: "announceNobodyAsks"
    case .serviceRegistered: "announceServiceRegistered"
    case .stateAccepted: "announceStateAccepted"
    case .messagesWait: Phrases.key(for: MessageGatewayError.code)
    }
  }
}

extension AuthenticatorNews {
  /// The key of the phrase that announces it.
  var phrase: String {
    switch self {
    case .ordered: "announceOrdered"
    case .activated: "announceActivated"
    case .locked: "announceLocked"
    case .blocked: "announceBlocked"
    case .unblocked: "announceUnblocked"
    case .deleted: "announceDeleted"
    }
  }
}

extension RecoveryNews {
  /// The key of the phrase that announces it.
  var phrase: String {
    switch self {
    case .requested: "announceRecoveryRequested"
    case .due: "announceRecoveryDue"
    case .stopped: "announceRecoveryStopped"
    case .done: "announceRecoveryDone"
    }
  }
}

extension MethodSwitchNews {
  /// The key of the phrase that announces it.
  var phrase: String {
    switch self {
    case .requested: "announceSwitchRequested"
    case .due: "announceSwitchDue"
    case .done: "announceSwitchDone"
    case .cancelled: "announceSwitchCancelled"
    case .back: "announceSwitchBack"
    }
  }
}
