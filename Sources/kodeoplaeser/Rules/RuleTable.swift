// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Options
import ServiceInterfaces
import Varlink

/// The commands that are one method of `dk.kodeoplaeser.Identity` each.
enum RuleTable {
  static let all = users + authenticators + apps + methods + services + recoveries

  private static let user = Operand("USERID", "the user")
  private static let enrolment = Operand("ENROLMENT", "the enrolment, as user begin named it")
  private static let authenticator = Operand(
    "NUMBER", "the authenticator, as authenticator list names it")
  private static let approval = Operand("APPROVAL", "the request, as app pending named it")
  private static let service = Operand("NAME", "the service's name")
  private static let telephone = Operand("TELEPHONE", "the number; without a country code it is Danish")

  private static let replaces = Option("--replaces", "NUMBER", "the one that goes when this one is activated")
  private static let key = Option("--key", "LINE", "the public key, as OpenSSH writes it", isRequired: true)
  private static let account = Option(
    "--uid", "UID", "the account", isRequired: true, range: 0...Int(UInt32.max) - 1)

  // MARK: Users

  private static let step = Option(
    "--step", "STEP", "what was checked", isRequired: true,
    choices: IdentityInterface.Attested.allCases.map(\.rawValue))
  private static let verifiedBy = Option(
    "--verified-by", "NAME", "the office or clerk that checked", isRequired: true)
  private static let evidence = Option(
    "--evidence", "HEX", "SHA-256 of what was checked, in hexadecimal", isRequired: true)

  private static let users: [RuleCommand] = [
    RuleCommand(
      "user begin", "begin the way to an identity", answering: { try await $0.identity.beginEnrolment() }),
    RuleCommand(
      "user passport", "give the passport's machine-readable code, two lines", [enrolment],
      answering: {
        try await $0.identity.enterPassport(
          .init(enrolment: $0[enrolment], code: $0.secret("line of the passport's code", lines: 2)))
      }),
    RuleCommand(
      "user attest", "take a step that somebody else checked", [enrolment],
      options: [step, verifiedBy, evidence],
      answering: {
        try await $0.identity.attest(
          .init(
            enrolment: $0[enrolment], step: $0.requiredChoice(step), verifiedBy: $0.required(verifiedBy),
            evidence: $0.required(evidence)))
      }),
    RuleCommand(
      "user choose", "take the user ID that the person chose", [enrolment, user],
      answering: { try await $0.identity.chooseUserID(.init(enrolment: $0[enrolment], user: $0[user])) }),
    RuleCommand(
      "user prove", "prove a user who is there already, by an enrolment in their name", [enrolment, user],
      answering: { call in
        try await call.approving {
          try await call.identity.proveUser(
            .init(enrolment: call[enrolment], user: call[user], approval: $0))
        }
      }),
    RuleCommand(
      "user account", "let an account of this machine ask for approvals by this user", [user],
      options: [account],
      answering: { try await $0.identity.letAsk(.init(user: $0[user], account: $0.number(account))) }),
    RuleCommand(
      "user next", "say which step an enrolment awaits", [enrolment],
      answering: { try await $0.identity.awaitedStep(.init(enrolment: $0[enrolment])) }),
    RuleCommand(
      "user phone", "send a validation code to the user's telephone", [user, telephone],
      doing: { try await $0.identity.sendPhoneCode(.init(user: $0[user], phone: $0[telephone])) }),
    RuleCommand(
      "user phone-code", "bind the telephone by the code that was sent to it", [user],
      doing: { call in
        let code = try await call.secret("code")
        try await call.approving {
          try await call.identity.bindPhone(.init(user: call[user], code: code, approval: $0))
        }
      }),
    RuleCommand(
      "user password", "put a new password in the place of the old one", [user],
      doing: { call in
        let old = try await call.secret("old password")
        let new = try await call.secretTwice("new password")
        let code = await call.optionalSecret("code of your code device, empty to approve the change instead")
        try await call.approving {
          try await call.identity.changePassword(
            .init(
              user: call[user], old: old, new: new.0, repeated: new.again, code: code, approval: $0))
        }
      }),
  ]

  // MARK: Authenticators

  private static let kind = Option(
    "--kind", "KIND", "the kind", isRequired: true,
    choices: IdentityInterface.CodeDeviceKind.allCases.map(\.rawValue))
  private static let movingFactor = Option(
    "--moving-factor", "FACTOR", "what moves its codes on",
    choices: IdentityInterface.MovingFactor.allCases.map(\.rawValue))
  private static let serial = Option("--serial", "SERIAL", "what stands on the device", isRequired: true)

  private static let authenticators: [RuleCommand] = [
    RuleCommand(
      "authenticator list", "name a user's authenticators", [user],
      answering: { try await $0.identity.authenticators(.init(user: $0[user])) }),
    RuleCommand(
      "authenticator order", "order a code device", [user], options: [kind, movingFactor, replaces],
      hidesSecrets: true,
      answering: { call in
        let kind: IdentityInterface.CodeDeviceKind = try call.requiredChoice(kind)
        try await call.confirmOrder(of: kind.rawValue, for: call[user])
        return try await call.approving {
          try await call.identity.orderCodeDevice(
            .init(
              user: call[user], kind: kind, movingFactor: call.choice(movingFactor),
              replaces: call[replaces], approval: $0))
        }
      }),
    RuleCommand(
      "authenticator activate", "activate a code device that was ordered", [user],
      options: [serial, DeviceKeyFile.namedOption], activate),
    RuleCommand(
      "authenticator resynchronise", "find a display that counts its codes again", [user, authenticator],
      doing: {
        try await $0.identity.resynchronise(
          .init(
            user: $0[user], authenticator: $0[authenticator], first: $0.secret("code"),
            second: $0.secret("code after it")))
      }),
    RuleCommand(
      "authenticator pin", "put a new PIN in the place of the old one", [authenticator],
      doing: { call in
        let old = try await call.secret("old PIN")
        let new = try await call.secretTwice("new PIN")
        try await call.approving {
          try await call.identity.changePIN(
            .init(
              authenticator: call[authenticator], old: old, new: new.0, repeated: new.again, approval: $0))
        }
      }),
    RuleCommand(
      "authenticator block", "block an authenticator at once", [user, authenticator],
      doing: { call in
        try await call.confirmIfLast(call[authenticator], of: call[user])
        try await call.identity.block(.init(user: call[user], authenticator: call[authenticator]))
      }),
    RuleCommand(
      "authenticator delete", "delete an authenticator with its keys", [user, authenticator],
      doing: { call in
        try await call.confirmIfLast(call[authenticator], of: call[user])
        try await call.approving {
          try await call.identity.delete(
            .init(user: call[user], authenticator: call[authenticator], approval: $0))
        }
      }),
    RuleCommand(
      "authenticator chip", "order a chip, or take one that is at hand", [user], options: [replaces],
      answering: { try await $0.identity.orderChip(.init(user: $0[user], replaces: $0[replaces])) }),
    RuleCommand(
      "authenticator challenge",
      "print what a chip signs: ssh-keygen -Y sign -n approval@kodeoplaeser.dk -f KEYFILE", [authenticator],
      options: [key],
      answering: {
        try await $0.identity.chipChallenge(.init(authenticator: $0[authenticator], key: $0.required(key)))
      }),
    RuleCommand(
      "authenticator chip-activate", "activate a chip; its signature is the rest of standard input",
      [user, authenticator], options: [key],
      doing: { call in
        let password = try await call.secretTwice("password")
        let signature = try await call.secret("signature", lines: .max).plain
        try await call.approving {
          try await call.identity.activateChip(
            .init(
              user: call[user], authenticator: call[authenticator], key: call.required(key),
              signature: signature, password: password.0, repeated: password.again, approval: $0))
        }
      }),
  ]

  /// A code reader that is a program of its own makes itself a key, where a file is named for it.
  @Sendable private static func activate(_ call: RuleCall) async throws -> RuleReply {
    let file = try call[DeviceKeyFile.namedOption].map { _ in try call.freeKeyFile(of: call[user]) }
    let password = try await call.secretTwice("password")
    var parameters = IdentityInterface.ActivateCodeDevice.Parameters(
      user: call[user], serial: try call.required(serial), password: password.0, repeated: password.again,
      code: try await call.secret("code from the device"))
    // A display has no keypad.
    if await call.devices(of: call[user]).first(where: { $0.serial == parameters.serial })?.kind
      != "codeDisplay"
    {
      parameters.pin = await call.optionalSecret("PIN for its keypad, empty for none")
    }
    guard let file else { return try RuleReply(await call.identity.activateCodeDevice(parameters)) }
    return try await call.registering(file) { deviceKey in
      parameters.deviceKey = deviceKey
      return try await call.identity.activateCodeDevice(parameters)
    }
  }

  // MARK: Apps

  private static let yesOrNo = ["yes", "no"]
  private static let biometrics = Option(
    "--biometrics", "YES", "whether finger or face may stand for the PIN", isRequired: true, choices: yesOrNo)
  private static let notifications = Option(
    "--notifications", "YES", "whether the app may call for attention", isRequired: true, choices: yesOrNo)

  private static let apps: [RuleCommand] = [
    RuleCommand(
      "app begin", "begin an app, and send its temporary PIN", [user],
      answering: { try await $0.identity.beginApp(.init(user: $0[user])) }),
    RuleCommand(
      "app resend", "send a new temporary PIN", [authenticator],
      doing: { try await $0.identity.resendTemporaryPIN(.init(authenticator: $0[authenticator])) }),
    RuleCommand(
      "app temporary-pin", "take the temporary PIN", [authenticator],
      doing: {
        try await $0.identity.acceptTemporaryPIN(
          .init(authenticator: $0[authenticator], pin: $0.secret("temporary PIN")))
      }),
    RuleCommand(
      "app activate", "activate an app whose temporary PIN was right", [authenticator],
      options: [biometrics, notifications, DeviceKeyFile.option], hidesSecrets: true,
      { call in
        let file = try call.freeKeyFile(of: call[authenticator])
        let pin = try await call.secretTwice("personal PIN")
        return try await call.registering(file) { deviceKey in
          try await call.approving {
            try await call.identity.activateApp(
              .init(
                authenticator: call[authenticator], pin: pin.0, repeated: pin.again,
                biometrics: call[biometrics] == yesOrNo[0], notifications: call[notifications] == yesOrNo[0],
                deviceKey: deviceKey, approval: $0))
          }
        }
      }),
    RuleCommand(
      "app choose", "choose anew what an app may do", [authenticator], options: [biometrics, notifications],
      doing: { call in
        try await call.approving {
          try await call.identity.chooseOnApp(
            .init(
              authenticator: call[authenticator], biometrics: call[biometrics] == yesOrNo[0],
              notifications: call[notifications] == yesOrNo[0], approval: $0))
        }
      }),
    RuleCommand(
      "app copy-code", "show the code that copies an app to another device", [user, authenticator],
      options: [QRPicture.option],
      { call in
        let picture = try call.picture()
        let shown = try await call.identity.showCopyCode(
          .init(user: call[user], authenticator: call[authenticator]))
        return try RuleReply(
          shown, picture: picture?.lines(showing: AppCopy.content(of: shown.code.secret)) ?? [])
      }),
    RuleCommand(
      "app copy", "begin an app by the code that another one shows", [user],
      answering: { try await $0.identity.copyApp(.init(user: $0[user], code: $0.secret("code"))) }),
    RuleCommand(
      "app extend", "give the user of an app more time for the request that waits, once",
      [user, authenticator], options: [DeviceKeyFile.option],
      answering: { call in
        let signed = try await call.signed(.extend, by: call[authenticator], for: call[user])
        return try await call.identity.extend(
          .init(
            approvalID: signed.approvalID, authenticator: call[authenticator], signature: signed.signature))
      }),
  ]

  // MARK: The switch of method

  private static let methods: [RuleCommand] = [
    RuleCommand(
      "method request", "ask for one-time codes instead of QR codes; nothing changes for 24 hours",
      [authenticator],
      answering: { try await $0.identity.requestSwitch(.init(authenticator: $0[authenticator])) }),
    RuleCommand(
      "method confirm", "confirm the switch once it is due", [authenticator],
      doing: { call in
        try await call.approving {
          try await call.identity.confirmSwitch(.init(authenticator: call[authenticator], approval: $0))
        }
      }),
    RuleCommand(
      "method cancel", "give the switch up", [authenticator],
      doing: { try await $0.identity.cancelSwitch(.init(authenticator: $0[authenticator])) }),
    RuleCommand(
      "method back", "QR codes again, at once", [authenticator],
      doing: { call in
        try await call.approving {
          try await call.identity.switchBack(.init(authenticator: call[authenticator], approval: $0))
        }
      }),
  ]

  // MARK: Recovery

  private static let recoveries: [RuleCommand] = [
    RuleCommand(
      "recovery codes",
      "make recovery codes, for the day when nothing of yours approves any more; they are printed",
      [user],
      { call in
        let made = try await call.approving {
          try await call.identity.makeRecoveryCodes(.init(user: call[user], approval: $0))
        }
        return RuleReply(codes: made.codes)
      }),
    RuleCommand(
      "recovery pin", "send a temporary PIN to begin a recovery with", [user],
      doing: { try await $0.identity.sendRecoveryPIN(.init(user: $0[user])) }),
    RuleCommand(
      "recovery begin",
      "begin a recovery, with the password and a recovery code, or a temporary PIN; it waits a day", [user],
      answering: {
        try await $0.identity.beginRecovery(
          .init(
            user: $0[user], password: $0.secret("password"),
            code: $0.optionalSecret("recovery code, empty for a temporary PIN").map(RecoveryCodesTold.typed),
            temporaryPIN: $0.optionalSecret("temporary PIN, empty for none")))
      }),
    RuleCommand(
      "recovery stop", "stop a recovery that was begun", [user],
      doing: { try await $0.identity.stopRecovery(.init(user: $0[user])) }),
  ]

  // MARK: Services

  private static let services: [RuleCommand] = [
    RuleCommand(
      "service register", "let an account of this machine ask anyone, under one name", [service],
      options: [account],
      doing: {
        try await $0.identity.registerService(.init(service: $0[service], account: $0.number(account)))
      }),
    RuleCommand(
      "service freeze", "let the service of a request that an app rejected ask no more",
      [user, approval, authenticator], options: [DeviceKeyFile.option],
      doing: { call in
        let signed = try await call.signed(
          .freeze, by: call[authenticator], for: call[user], approvalID: call[approval])
        try await call.identity.freeze(
          .init(
            approvalID: signed.approvalID, authenticator: call[authenticator], signature: signed.signature))
      }),
    RuleCommand(
      "service frozen", "name the services that may not ask a user", [user],
      answering: { try await $0.identity.freezes(.init(user: $0[user])) }),
    RuleCommand(
      "service unfreeze", "let a service ask the user again", [user, service],
      doing: { call in
        try await call.approving {
          try await call.identity.unfreeze(
            .init(user: call[user], service: call[service], approval: $0))
        }
      }),
  ]
}
