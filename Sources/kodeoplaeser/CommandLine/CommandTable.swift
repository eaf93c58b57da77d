// SPDX-License-Identifier: GPL-3.0-or-later
import Options
import ServiceInterfaces
import Varlink

/// Every command with its options: parsing, help, manual and completion come from here.
enum CommandTable {
  static let program = Program(
    "kodeoplaeser", "the talking code reader's command line",
    options: [Option("--socket", "PATH", "where the daemon listens")],
    commands: [
      enrol, request, code, say, press, status, doctor, log, logVerify, HistoryCommand.command, receiptVerify,
      receiptKey, MethodChoice.command, accountAdd,
      accountList,
      accountRemove, accountImport, accountExport, settingList, settingChange, appPending, appAnswer,
      FollowCommand.command, pam,
      install, uninstall, manual,
      completion, candidates,
    ] + TermsCommands.commands + RuleTable.all.map(\.command))

  private static let json = Option(flag: "--json", "print JSON, one object a line, for programs")
  private static let whose = Option(
    "--user", "USERID", "whose, where the reader has several users", candidates: .users)
  private static let stdin = Option(
    flag: "--stdin", "read secrets from standard input, one a line, without asking")

  private static let enrol = Command(
    "enrol", "make a user and activate this reader for them, beside those who have it where root does",
    operands: [Operand("USERID", "the new user, 4 to 48 characters")],
    options: [
      stdin, Option(flag: "--recovery-codes", "make recovery codes, too, and print them"),
      TermsCommands.version, json,
    ])

  private static let request = Command(
    "request", "ask a user to approve something, and wait for the answer",
    options: [
      Option("--user", "USERID", "who is asked", isRequired: true, candidates: .users),
      Option("--service", "NAME", "who asks, as the user knows it", isRequired: true),
      Option(
        "--action", "ACTION", "what is asked", isRequired: true,
        choices: ApprovalInterface.Action.allCases.map(\.rawValue)),
      Option("--text", "TEXT", "what it is about, at most 500 characters"),
      Option("--amount", "AMOUNT", "how much money moves, such as 12500.00"),
      Option("--currency", "CODE", "the amount's currency, such as DKK"),
      Option("--payee", "NAME", "who gets the money"),
      Option("--to-account", "NUMBER", "the account it goes to"),
      Option("--command", "COMMAND", "the command that is to be run, at most 4000 characters"),
      Option("--language", "LANGUAGE", "the language of the text", choices: ["da", "en", "kl"]),
      Option(flag: "--ask-about-calls", "have the user asked whether somebody is telephoning them about it"),
      Option("--origin-address", "ADDRESS", "the network address that the session comes from"),
      Option("--origin-device", "DEVICE", "what the session runs on, such as Firefox on Linux"),
      Option("--origin-place", "PLACE", "where that is, such as Nuuk"),
      Option(
        "--binding", "BINDING",
        "how the session is bound; remembered is the way that the user approved with last, and choose lists their ways and reads a number",
        choices: ApprovalInterface.Binding.allCases.map(\.name) + MethodChoice.names),
      Option(
        flag: "--heard-here", "take the code bound to what was heard on the reader alone, with spoken-code"),
      Option(
        "--assurance", "LEVEL", "the least assurance that will do",
        choices: ApprovalInterface.Assurance.allCases.map(\.rawValue)),
      Option(
        "--key", "FILE",
        "with --binding chip, the private key that ssh-keygen signs with; without it the signature is read from "
          + "standard input, after the password"),
      Option("--lifetime", "SECONDS", "how long the request lives", range: 1...600), QRPicture.option,
      json,
    ])

  private static let code = Command(
    "code", "speak a code",
    options: [
      Option(
        "--account", "NAME",
        "another service's, by its name or a part that no other has, instead of the reader's own",
        candidates: .accounts), whose,
    ])

  private static let say = Command(
    "say", "speak a text as a stranger's, after the reader has said who asks",
    operands: [Operand("TEXT", "the text, at most 500 characters")],
    options: [
      Option("--language", "LANGUAGE", "the language of the text", choices: ["da", "en", "kl"]),
      Option(flag: "--quote", "makes no difference: every text is spoken so"),
    ])

  private static let press = Command(
    "press", "type on the keypad; off unless the reader's owner turned it on",
    operands: [
      Operand(
        "KEYS", "0-9 + - * / . and e for Enter; without it, a line of standard input", isRequired: false)
    ])

  private static let status = Command("status", "say how the reader is", options: [json])
  private static let doctor = Command(
    "doctor", "look for what is wrong, with a daemon or without one; ends with 1 where something is",
    options: [
      Option(
        flag: "--keypads", "name the keypads and keyboards instead, as --keypad of the daemon takes them"),
      Option(flag: "--audio", "name the sound cards instead, as --audio of the daemon takes them"),
      Option(
        flag: "--unmute", "turn the reader's sound up instead, where it is muted or at its lowest volume"),
      Option(flag: "--limits", "tell every number of policy instead, and where it comes from"), json,
    ])
  private static let log = Command("log", "list every change, oldest first", options: [json])
  private static let logVerify = Command(
    "log verify", "check that nothing was changed in the log", options: [json])

  private static let receiptVerify = Command(
    "receipt verify", "check a receipt's signature",
    operands: [Operand("RECEIPT", "the receipt; without it, a line of standard input", isRequired: false)],
    options: [json])

  private static let receiptKey = Command(
    "receipt key", "print the key that receipts are verified with elsewhere", options: [json])

  private static let accountAdd = Command(
    "account add",
    "keep another service's account; its otpauth:// address is read from standard input, and several are all kept",
    options: [Option("--name", "NAME", "what to call it, instead of its issuer and account"), whose, json])
  private static let accountList = Command("account list", "name the accounts", options: [whose, json])
  private static let accountRemove = Command(
    "account remove", "forget an account",
    operands: [
      Operand(
        "NAME", "what it is called, or a part that no other has", isRequired: false, candidates: .accounts)
    ],
    options: [
      Option(flag: "--all", "forget all of them, once the person approved that on the keypad"), whose, json,
    ])
  private static let accountImport = Command(
    "account import",
    "keep the accounts of another program's file: otpauth addresses, Aegis, 2FAS, FreeOTP+, andOTP, Bitwarden, KeePassXC, "
      + "Google's export, or a picture of QR codes",
    operands: [
      Operand("FILE", "the file, or - for standard input; a passphrase is read from standard input")
    ],
    options: [whose, json])
  private static let accountExport = Command(
    "account export",
    "write the accounts as Aegis keeps them, encrypted with a passphrase from standard input, once the person approved that",
    operands: [Operand("FILE", "a new file, or - for standard output", isRequired: false)],
    options: [
      Option(flag: "--plain", "not encrypted; asked once more, and the word plain on standard input goes on"),
      whose, json,
    ])

  private static let settingList = Command(
    "setting list", "tell what is set, and what it may be set to", options: [whose, json])
  private static let settingChange = Command(
    "setting change", "set something as the reader's menu does",
    operands: [
      Operand("NAME", "which setting", candidates: .settings), Operand("VALUE", "what it is to be"),
    ], options: [whose, json])

  private static let user = Operand("USERID", "the user", candidates: .users)
  private static let appPending = Command(
    "app pending", "tell the request that waits for a user", operands: [user], options: [json])
  private static let appAnswer = Command(
    "app answer",
    "answer the request that waits for a user: PIN, code or link, and + or -, each a line of standard input",
    operands: [user, Operand("NUMBER", "the app, as authenticator list names it")],
    options: [
      Option("--reject", "REASON", "reject at once, and why", choices: ["changedMind", "notMe"]),
      DeviceKeyFile.option, json,
    ])

  private static let pam = Command(
    "pam", "authenticate by ear, for pam_kodeoplaeser(8), and for pam_exec(8) where that module is not",
    options: [
      Option("--user", "USERID", "who is asked, instead of PAM_USER"),
      Option(
        "--timeout", "SECONDS", "how long an answer may take, 120 if none is given",
        range: PAMCommand.timeouts),
      Option(
        "--language", "LANGUAGE", "the language that is spoken, da if none is given",
        choices: PAMWords.all.map(\.language)),
      Option(
        "--binding", "BINDING",
        "how the session is bound; same-device needs no code in the person's own active session at this machine",
        choices: PAMCommand.bindings),
      Option(
        flag: "--module", "write lines for pam_kodeoplaeser(8), and end when standard input ends"),
    ])

  private static let install = Command(
    "install", "put the programs and all that they need where they belong, and start the reader",
    options: InstallCommand.options)
  private static let uninstall = Command(
    "uninstall", "stop the reader and take away what install put there; users and approvals stay",
    options: InstallCommand.options)
  private static let manual = Command("print-manual", "print the manual page, for man(1)")
  private static let completion = Command(
    "print-completion", "print the completion script for a shell",
    operands: [Operand("SHELL", "bash, zsh or fish; bash if none is given", isRequired: false)])
  private static let candidates = Command(
    "print-candidates", "print what may be typed somewhere, for completion scripts",
    operands: [Operand("KIND", "users, accounts or settings")])
}

/// The command line: reads what is asked, does it, and says how it ended.
enum CommandLineProgram {
  typealias Action = @Sendable (Invocation) async throws -> ExitCode

  static let version = "1.0.0"

  private static let actions: [String: Action] = [
    "enrol": EnrolCommand.run,
    "request": { try await RequestCommand($0, binding: MethodChoice($0).made()).run() },
    "code": ReaderCommands.code, "say": ReaderCommands.say, "press": ReaderCommands.press,
    "status": ReaderCommands.status, "doctor": DoctorCommand.run, "log": AuditCommands.log,
    "log verify": AuditCommands.verifyLog, "history": HistoryCommand.run,
    "receipt verify": AuditCommands.verifyReceipt,
    "receipt key": AuditCommands.receiptKey, "method list": { try await MethodChoice($0).list() },
    "account add": AccountCommands.add, "account list": AccountCommands.list,
    "account remove": AccountCommands.remove, "account import": AccountImport.run,
    "account export": AccountExport.run, "setting list": SettingCommands.list,
    "setting change": SettingCommands.change, "app pending": { try await AppCommands($0).pending() },
    "app answer": { try await AppCommands($0).answer() }, "app follow": FollowCommand.run,
    "terms show": TermsCommands.show, "terms accept": TermsCommands.accept,
    "pam": { try await PAMCommand($0).run() },
    "install": { try InstallCommand($0).install() }, "uninstall": { try InstallCommand($0).uninstall() },
    "print-manual": { _ in tell(Manual.page) }, "print-completion": Completion.script,
    "print-candidates": Completion.candidates,
  ]

  static func run(_ arguments: [String]) async -> ExitCode {
    do {
      switch try CommandTable.program.parse(arguments) {
      case .help(let text): return tell(text)
      case .version: return tell("kodeoplaeser \(version)\n")
      case .command(let invocation):
        let rule = RuleTable.all.first { $0.name == invocation.command }
        guard let action = actions[invocation.command] ?? rule?.run else {
          throw OptionsError.unknownCommand(invocation.command, nearest: nil)
        }
        return try await action(invocation)
      }
    } catch {
      let failure = Failure(error)
      Console.complain(failure.sentence)
      if asksForJSON(arguments) { failure.tellAsJSON() }
      return failure.code
    }
  }

  /// Whether what goes wrong is to be read by a program, too; also where the command line itself is what is wrong.
  private static func asksForJSON(_ arguments: [String]) -> Bool {
    arguments.prefix { $0 != "--" }.contains("--json")
  }

  @discardableResult
  static func tell(_ text: String) -> ExitCode {
    Console.say(String(text.dropLast()))
    return .approvedOrDone
  }
}
