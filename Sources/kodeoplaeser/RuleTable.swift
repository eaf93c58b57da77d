// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Options
import Varlink

/// The commands that are one rule of the core each.
enum RuleTable {
  static let all = users + authenticators + apps + methods + services + recoveries

  private static let user = (field: "user", operand: Operand("USERID", "the user"))
  private static let enrolment = (
    field: "enrolment", operand: Operand("ENROLMENT", "the enrolment, as user begin named it")
  )
  private static let authenticator = (
    field: "authenticator", operand: Operand("NUMBER", "the authenticator, as authenticator list names it")
  )
  private static let approval = (
    field: "approvalID", operand: Operand("APPROVAL", "the request, as app pending named it")
  )
  private static let service = (field: "service", operand: Operand("NAME", "the service's name"))
  private static let replaces = (
    field: "replaces", option: Option("--replaces", "NUMBER", "the one that goes when this one is activated")
  )

  private static let key = (
    field: "key", option: Option("--key", "LINE", "the public key, as OpenSSH writes it", isRequired: true)
  )

  private static let account = (
    field: "account",
    option: Option("--uid", "UID", "the account", isRequired: true, range: 0...Int(UInt32.max))
  )

  private static let users: [RuleCommand] = [
    RuleCommand(name: "user begin", summary: "begin the way to an identity", rule: .beginEnrolment),
    RuleCommand(
      name: "user passport", summary: "give the passport's machine-readable code, two lines",
      rule: .enterPassport, operands: [enrolment],
      questions: [.init(field: "code", question: "line of the passport's code", lines: 2)]),
    RuleCommand(
      name: "user attest", summary: "take a step that somebody else checked", rule: .attest,
      operands: [enrolment],
      options: [
        (
          "step",
          Option("--step", "STEP", "what was checked", isRequired: true, choices: ["chip", "face", "clerk"])
        ),
        ("verifiedBy", Option("--verified-by", "NAME", "the office or clerk that checked", isRequired: true)),
        (
          "evidence",
          Option("--evidence", "HEX", "SHA-256 of what was checked, in hexadecimal", isRequired: true)
        ),
      ]),
    RuleCommand(
      name: "user choose", summary: "take the user ID that the person chose", rule: .chooseUserID,
      operands: [enrolment, user]),
    RuleCommand(
      name: "user prove", summary: "prove a user who is there already, by an enrolment in their name",
      rule: .proveUser, operands: [enrolment, user]),
    RuleCommand(
      name: "user account", summary: "let an account of this machine ask for approvals by this user",
      rule: .letAsk, operands: [user], options: [account]),
    RuleCommand(
      name: "user next", summary: "say which step an enrolment awaits", rule: .awaitedStep,
      operands: [enrolment]),
    RuleCommand(
      name: "user phone", summary: "send a validation code to the user's telephone", rule: .sendPhoneCode,
      operands: [user, ("phone", Operand("TELEPHONE", "the number; without a country code it is Danish"))]),
    RuleCommand(
      name: "user phone-code", summary: "bind the telephone by the code that was sent to it",
      rule: .bindPhone,
      operands: [user], questions: [.init(field: "code", question: "code")]),
    RuleCommand(
      name: "user password", summary: "put a new password in the place of the old one", rule: .changePassword,
      operands: [user],
      questions: [
        .init(field: "old", question: "old password"),
        .init(field: "new", question: "new password", again: "repeated"),
        .init(
          field: "code", question: "code of your code device, empty to approve the change instead",
          isOptional: true),
      ]),
  ]

  private static let authenticators: [RuleCommand] = [
    RuleCommand(
      name: "authenticator list", summary: "name a user's authenticators", rule: .authenticators,
      operands: [user]),
    RuleCommand(
      name: "authenticator order", summary: "order a code device", rule: .orderCodeDevice, operands: [user],
      options: [
        (
          "kind",
          Option("--kind", "KIND", "the kind", isRequired: true, choices: ["codeDisplay", "codeReader"])
        ),
        (
          "movingFactor",
          Option("--moving-factor", "FACTOR", "what moves its codes on", choices: ["time", "counter"])
        ), replaces,
      ], secrets: ["seed"]),
    RuleCommand(
      name: "authenticator activate", summary: "activate a code device that was ordered",
      rule: .activateCodeDevice, operands: [user],
      options: [("serial", Option("--serial", "SERIAL", "what stands on the device", isRequired: true))],
      questions: [
        .init(field: "password", question: "password", again: "repeated"),
        .init(field: "code", question: "code from the device"),
        .init(field: "pin", question: "PIN for its keypad, empty for none", isOptional: true),
      ], keyUse: .makesIfNamed),
    RuleCommand(
      name: "authenticator resynchronise", summary: "find a display that counts its codes again",
      rule: .resynchronise, operands: [user, authenticator],
      questions: [
        .init(field: "first", question: "code"), .init(field: "second", question: "code after it"),
      ]),
    RuleCommand(
      name: "authenticator pin", summary: "put a new PIN in the place of the old one", rule: .changePIN,
      operands: [authenticator],
      questions: [
        .init(field: "old", question: "old PIN"),
        .init(field: "new", question: "new PIN", again: "repeated"),
      ]),
    RuleCommand(
      name: "authenticator block", summary: "block an authenticator at once", rule: .block,
      operands: [user, authenticator]),
    RuleCommand(
      name: "authenticator delete", summary: "delete an authenticator with its keys", rule: .delete,
      operands: [user, authenticator]),
    RuleCommand(
      name: "authenticator chip", summary: "order a chip, or take one that is at hand", rule: .orderChip,
      operands: [user], options: [replaces]),
    RuleCommand(
      name: "authenticator challenge",
      summary: "print what a chip signs: ssh-keygen -Y sign -n approval@kodeoplaeser.dk -f KEYFILE",
      rule: .chipChallenge, operands: [authenticator], options: [key]),
    RuleCommand(
      name: "authenticator chip-activate",
      summary: "activate a chip; its signature is the rest of standard input",
      rule: .activateChip, operands: [user, authenticator], options: [key],
      questions: [
        .init(field: "password", question: "password", again: "repeated"),
        .init(field: "signature", question: "signature", lines: .max),
      ]),
  ]

  private static let choices = [
    (
      field: "biometrics",
      option: Option(
        "--biometrics", "YES", "whether finger or face may stand for the PIN", isRequired: true,
        choices: RuleCommand.yesOrNo)
    ),
    (
      field: "notifications",
      option: Option(
        "--notifications", "YES", "whether the app may call for attention", isRequired: true,
        choices: RuleCommand.yesOrNo)
    ),
  ]

  private static let apps: [RuleCommand] = [
    RuleCommand(
      name: "app begin", summary: "begin an app, and send its temporary PIN", rule: .beginApp,
      operands: [user]),
    RuleCommand(
      name: "app resend", summary: "send a new temporary PIN", rule: .resendTemporaryPIN,
      operands: [authenticator]),
    RuleCommand(
      name: "app temporary-pin", summary: "take the temporary PIN", rule: .acceptTemporaryPIN,
      operands: [authenticator], questions: [.init(field: "pin", question: "temporary PIN")]),
    RuleCommand(
      name: "app activate", summary: "activate an app whose temporary PIN was right", rule: .activateApp,
      operands: [authenticator], options: choices,
      questions: [.init(field: "pin", question: "personal PIN", again: "repeated")], keyUse: .makes,
      secrets: ["key"]),
    RuleCommand(
      name: "app choose", summary: "choose anew what an app may do", rule: .chooseOnApp,
      operands: [authenticator], options: choices),
    RuleCommand(
      name: "app copy-code", summary: "show the code that copies an app to another device",
      rule: .showCopyCode,
      operands: [user, authenticator]),
    RuleCommand(
      name: "app copy", summary: "begin an app by the code that another one shows", rule: .copyApp,
      operands: [user], questions: [.init(field: "code", question: "code")]),
    RuleCommand(
      name: "app extend", summary: "give the user of an app more time for the request that waits, once",
      rule: .extend, operands: [user, authenticator], keyUse: .signs(.extend)),
  ]

  private static let methods: [RuleCommand] = [
    RuleCommand(
      name: "method request",
      summary: "ask for one-time codes instead of QR codes; nothing changes for 24 hours",
      rule: .requestSwitch, operands: [authenticator]),
    RuleCommand(
      name: "method confirm", summary: "confirm the switch once it is due", rule: .confirmSwitch,
      operands: [authenticator]),
    RuleCommand(
      name: "method cancel", summary: "give the switch up", rule: .cancelSwitch, operands: [authenticator]),
    RuleCommand(
      name: "method back", summary: "QR codes again, at once", rule: .switchBack, operands: [authenticator]),
  ]

  private static let recoveries: [RuleCommand] = [
    RuleCommand(
      name: "recovery code",
      summary: "make a recovery code, for the day when nothing of yours approves any more",
      rule: .makeRecoveryCode, operands: [user], secrets: ["code"]),
    RuleCommand(
      name: "recovery pin", summary: "send a temporary PIN to begin a recovery with", rule: .sendRecoveryPIN,
      operands: [user]),
    RuleCommand(
      name: "recovery begin",
      summary:
        "begin a recovery, with the password and the recovery code, or a temporary PIN; it waits a day",
      rule: .beginRecovery, operands: [user],
      questions: [
        .init(field: "password", question: "password"),
        .init(field: "code", question: "recovery code, empty for a temporary PIN", isOptional: true),
        .init(field: "temporaryPIN", question: "temporary PIN, empty for none", isOptional: true),
      ]),
    RuleCommand(
      name: "recovery stop", summary: "stop a recovery that was begun", rule: .stopRecovery, operands: [user]),
  ]

  private static let services: [RuleCommand] = [
    RuleCommand(
      name: "service register", summary: "let an account of this machine ask anyone, under one name",
      rule: .registerService, operands: [service], options: [account]),
    RuleCommand(
      name: "service freeze", summary: "let the service of a request that an app rejected ask no more",
      rule: .freeze, operands: [user, approval, authenticator], keyUse: .signs(.freeze)),
    RuleCommand(
      name: "service frozen", summary: "name the services that may not ask a user", rule: .freezes,
      operands: [user]),
    RuleCommand(
      name: "service unfreeze", summary: "let a service ask the user again", rule: .unfreeze,
      operands: [user, service]),
  ]
}
