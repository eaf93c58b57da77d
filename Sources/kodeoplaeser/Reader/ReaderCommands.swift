// SPDX-License-Identifier: GPL-3.0-or-later
import Cryptography
import Options
import ServiceInterfaces
import Varlink

/// The commands for the reader itself.
enum ReaderCommands {
  static func code(_ invocation: Invocation) async throws -> ExitCode {
    let daemon = try DaemonSocket.connect(invocation)
    let account: String? =
      if let given = invocation["--account"] {
        try await AccountName.resolve(given, of: invocation["--user"], at: daemon)
      } else { nil }
    try await daemon.reader.code(.init(account: account, user: invocation["--user"]))
    return .approvedOrDone
  }

  static func say(_ invocation: Invocation) async throws -> ExitCode {
    let daemon = try DaemonSocket.connect(invocation)
    let sentence = ReaderInterface.Say.Parameters(
      text: invocation.operands[0], language: invocation["--language"],
      quote: invocation.has("--quote") ? true : nil)
    try await daemon.reader.say(sentence)
    return .approvedOrDone
  }

  static func press(_ invocation: Invocation) async throws -> ExitCode {
    let given = invocation.operands.first
    let line = if let given { Secret(utf8: given) } else { await Console.secret(asking: "Keys") }
    guard let keys = line, !keys.isEmpty else { throw Failure(.usage, "no keys were given") }
    let daemon = try DaemonSocket.connect(invocation)
    try await daemon.reader.press(.init(keys: SecretText(keys)))
    return .approvedOrDone
  }

  static func status(_ invocation: Invocation) async throws -> ExitCode {
    let status = try await DaemonSocket.connect(invocation).reader.status()
    Fact.tell(facts(status), asJSON: invocation.has("--json"))
    return .approvedOrDone
  }

  static func facts(_ status: ReaderInterface.Status.Reply) -> [Fact?] {
    [
      Fact(.version, .text(status.version), "The daemon's version is \(status.version)."),
      Fact(.user, status.user) { "The reader is activated for \($0)." },
      Fact(.users, status.user == nil && !status.users.isEmpty ? names(status.users) : nil) {
        "The reader is activated for \($0)."
      },
      Fact(.readerState, status.readerState) { readerStates[$0] ?? "The reader is \($0)." },
      Fact(
        .allowsPressing, .truth(status.allowsPressing),
        status.allowsPressing ? "Keys may be typed by command: an approval proves nobody's presence." : ""),
      Fact(.language, .text(status.language), "It speaks \(status.language)."),
      Fact(.pending, .number(status.pending), "Requests waiting: \(status.pending)."),
      Fact(.audio, .text(status.audio), "The sound goes to \(status.audio)."),
      Fact(
        .audioCondition, .text(status.audioCondition.rawValue),
        "The sound output is \(conditions[status.audioCondition] ?? "")."),
      Fact(.audioHolder, status.audioHolder) { "The sound card is held by \($0)." },
      Fact(
        .audioIsPrivate, .truth(status.audioIsPrivate),
        status.audioIsPrivate ? "Only the user hears it." : "Others may hear it."),
      status.audioIsMuted.map {
        Fact(
          .audioIsMuted, .truth($0),
          $0 ? "It is muted, or at its lowest volume: nothing of it is heard." : "It is not muted.")
      },
      Fact(.keypad, .text(status.keypad), "Keys come from \(status.keypad)."),
      Fact(
        .keypadCondition, .text(status.keypadCondition.rawValue),
        "The keypad is \(conditions[status.keypadCondition] ?? "")."),
      Fact(.clockSet, .number(status.clockSet), clock(status.clockSet)),
    ]
  }

  /// Every user, and how the reader stands for them where that is not well.
  private static func names(_ users: [ReaderInterface.ReaderUser]) -> String {
    users.map { $0.readerState == "active" ? $0.user : "\($0.user) (\($0.readerState))" }
      .joined(separator: ", ")
  }

  /// How the reader stands, by what the daemon calls it.
  static let readerStates = [
    "active": "The reader can be answered on.",
    "locked": "The reader is locked after too many wrong PINs.",
    "blocked": "The reader is blocked after too many wrong PINs.",
    "blockedOnRequest":
      "The reader was blocked on request; its PIN and the password lift that on its keypad.",
    "deleted": "The reader was deleted.",
  ]

  private static func clock(_ seconds: Int) -> String {
    guard seconds != 0 else { return "The machine's clock agrees with the time since the machine started." }
    let way = seconds > 0 ? "forward" : "back"
    return "The machine's clock was set \(seconds.magnitude) seconds \(way) since the machine started: "
      + "waits and locks go by the time since then, codes by the clock."
  }

  private static let conditions: [ReaderInterface.Condition: String] = [
    .ready: "in use and well", .busy: "held by another program", .gone: "unplugged", .none: "not there",
  ]
}

/// `setting`: what the reader's menu sets.
enum SettingCommands {
  static func list(_ invocation: Invocation) async throws -> ExitCode {
    let settings = try await DaemonSocket.connect(invocation).reader.settings(
      .init(user: invocation["--user"])
    ).settings
    for setting in settings {
      let choices = choices(of: setting)
      Fact.tell(
        [
          Fact(.name, .text(setting.name), ""),
          Fact(.value, .text(setting.value), "\(setting.name) is \(setting.value), of \(choices)."),
        ], asJSON: invocation.has("--json"))
    }
    return .approvedOrDone
  }

  /// Steps by the first and the last, words all of them.
  private static func choices(of setting: ReaderInterface.Setting) -> String {
    guard setting.choices.count > 5, let first = setting.choices.first, let last = setting.choices.last else {
      return setting.choices.joined(separator: ", ")
    }
    return "\(first) to \(last)"
  }

  static func change(_ invocation: Invocation) async throws -> ExitCode {
    let (name, value) = (invocation.operands[0], invocation.operands[1])
    try await DaemonSocket.connect(invocation).reader.changeSetting(
      .init(name: name, value: value, user: invocation["--user"]))
    Fact.tell(
      [Fact(.name, .text(name), ""), Fact(.value, .text(value), "\(name) is \(value).")],
      asJSON: invocation.has("--json"))
    return .approvedOrDone
  }
}

/// `enrol USERID`: makes a user and activates this reader for them.
enum EnrolCommand {
  static func run(_ invocation: Invocation) async throws -> ExitCode {
    let user = invocation.operands[0]
    let asksTwice = !invocation.has("--stdin")
    let daemon = try DaemonSocket.connect(invocation)
    let terms = try await TermsCommands.digest(accepted: invocation[TermsCommands.version.name], of: daemon)
    let password = try await secret("Password", twice: asksTwice)
    let pin = try await secret("PIN, six digits", twice: asksTwice)
    let enrolled = try await RuleCall(invocation, of: [], daemon: daemon).approving { approval in
      try await daemon.identity.enrol(
        .init(
          user: user, password: SecretText(password), pin: SecretText(pin), approval: approval,
          recoveryCodes: invocation.has("--recovery-codes"), terms: terms))
    }
    Fact.tell(
      [
        Fact(.user, .text(user), ""),
        Fact(
          .serial, .text(enrolled.serial),
          "This reader is activated for the user \(user), serial number \(enrolled.serial)."),
      ], asJSON: invocation.has("--json"))
    if !invocation.has("--json") { Console.say(advice) }
    if let codes = enrolled.codes { RecoveryCodesTold.tell(codes, asJSON: invocation.has("--json")) }
    return .approvedOrDone
  }

  /// Once, where the first start does not say it.
  private static let advice =
    "Tell nobody your PIN, your password or a code, and approve nothing because somebody telephones; the reader's menu says more."

  /// A secret, typed twice where a person types: what nobody sees, nobody can read over.
  private static func secret(_ name: String, twice: Bool) async throws -> Secret {
    guard let first = await Console.secret(asking: name) else {
      throw Failure(.usage, "standard input ended before the \(name)")
    }
    guard twice, Console.inputIsTerminal else { return first }
    guard await Console.secret(asking: name + " again") == first else {
      throw Failure(.usage, "the two were not the same")
    }
    return first
  }
}
