// SPDX-License-Identifier: GPL-3.0-or-later
import Cryptography
import Options
import ServiceInterfaces
import Varlink

/// The commands for the reader itself.
enum ReaderCommands {
  static func code(_ invocation: Invocation) async throws -> ExitCode {
    let daemon = try Daemon.connect(invocation)
    try await daemon.reader.code(.init(account: invocation["--account"]))
    return .approvedOrDone
  }

  static func say(_ invocation: Invocation) async throws -> ExitCode {
    let daemon = try Daemon.connect(invocation)
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
    let daemon = try Daemon.connect(invocation)
    try await daemon.reader.press(.init(keys: SecretText(keys)))
    return .approvedOrDone
  }

  static func status(_ invocation: Invocation) async throws -> ExitCode {
    let status = try await Daemon.connect(invocation).reader.status()
    Fact.tell(facts(status), asJSON: invocation.has("--json"))
    return .approvedOrDone
  }

  static func facts(_ status: ReaderInterface.Status.Reply) -> [Fact?] {
    [
      Fact(.version, .text(status.version), "The daemon's version is \(status.version)."),
      Fact(.user, status.user) { "The reader is activated for \($0)." },
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
      Fact(
        .audioIsPrivate, .truth(status.audioIsPrivate),
        status.audioIsPrivate ? "Only the user hears it." : "Others may hear it."),
      Fact(.keypad, .text(status.keypad), "Keys come from \(status.keypad)."),
      Fact(
        .keypadCondition, .text(status.keypadCondition.rawValue),
        "The keypad is \(conditions[status.keypadCondition] ?? "")."),
      Fact(.clockSet, .number(status.clockSet), clock(status.clockSet)),
    ]
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
