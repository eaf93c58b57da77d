// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Speech

/// What a change of what may approve is asked with: sentences of the reader's own, each with a last question of its own, and the
/// words for who asks.
extension Phrases {
  static let changes: [PhraseDeclaration] =
    asked("Add", "Replace", "Delete", "PIN", with: ["device": .phrase])
    + asked(
      "Password", "BiometricsOn", "BiometricsOff", "Switch", "SwitchBack", "Prove", "RecoveryCode", "Export")
    + asked("Phone", with: ["ending": .digits]) + asked("Unfreeze", with: ["service": .name])
    + [
      .init("changeStopped", ["time": .duration]), .init("hereChangeStopped", ["time": .duration]),
      .init("liftedAsker"), .init("aProgram"), .init("programCallsItself", ["service": .name]),
    ] + AuthenticatorKind.allCases.map { .init($0.phrase) }

  private static func asked(_ changes: String..., with arguments: [String: Argument.Kind] = [:])
    -> [PhraseDeclaration]
  {
    changes.flatMap { [.init("change\($0)", arguments), .init("confirmChange\($0)", arguments)] }
  }
}

extension AuthenticatorKind {
  /// The phrase that names a device of the kind.
  var phrase: String { "device\(rawValue.capitalizedFirst)" }
}

extension IdentityChange {
  /// The sentence that asks for it, and what fills it.
  var sentence: (phrase: String, arguments: [String: Argument]) {
    let device = ["device": Argument.phrase((device ?? .codeReader).phrase)]
    return switch kind {
    case .add: ("changeAdd", device)
    case .replace: ("changeReplace", device)
    case .delete: ("changeDelete", device)
    case .changePIN: ("changePIN", device)
    case .changePassword: ("changePassword", [:])
    case .changePhone: ("changePhone", ["ending": .digits(String(subject.suffix(2)), isSecret: false)])
    case .changeBiometrics: (isYes ? "changeBiometricsOn" : "changeBiometricsOff", [:])
    case .switchToOneTimeCode: ("changeSwitch", [:])
    case .switchToQRCode: ("changeSwitchBack", [:])
    case .unfreeze: ("changeUnfreeze", ["service": .name(subject)])
    case .prove: ("changeProve", [:])
    case .makeRecoveryCode: ("changeRecoveryCode", [:])
    case .exportAccounts: ("changeExport", [:])
    }
  }

  private var isYes: Bool { subject.split(separator: "\n").last == "yes" }
}

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
