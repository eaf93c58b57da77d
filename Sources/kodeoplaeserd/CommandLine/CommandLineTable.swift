// SPDX-License-Identifier: GPL-3.0-or-later
internal import Installation
internal import Options
internal import Sound

/// The daemon's command line, as a table.
enum CommandLineTable {
  static let program = Program(
    "kodeoplaeserd", "speaks what you are asked to approve, and takes your answer from a keypad",
    commands: [
      Command(
        "run", "serves until it is stopped",
        options: [ServiceOptions.configuration] + ServiceOptions.table + [printUnit]),
      Command(
        "try", "tells the whole story in one process, on temporary state", options: ServiceOptions.table),
      Command(
        "say", "says TEXT without a daemon",
        operands: [Operand("TEXT", "what is to be said", isRequired: false)],
        options: saying),
      Command(
        "keys", "prints what every key does, in the words that the reader says it in",
        options: [ServiceOptions.voices, ServiceOptions.language]),
      Command(
        "accept-state",
        "takes users and approvals as they are, though they are missing or older than they were; the log says so, "
          + "and the reader at its next start",
        options: [ServiceOptions.state]),
      Command(
        "store backup",
        "copies users, approvals and what the reader keeps into a new folder in backup beside them, while the daemon serves",
        options: [ServiceOptions.state, ServiceOptions.socket]),
      Command(
        "store check", "checks a copy, or a state that no daemon has open: pages, marks, anchors and the log",
        options: [ServiceOptions.state]),
      Command("print-manual", "prints the manual page, for man(8)"),
    ], defaultCommand: "run")

  private static let printUnit = Option(
    flag: "--print-unit", "print a systemd unit file, for --messages too, and end")

  private static let saying: [Option] = [
    ServiceOptions.voices, ServiceOptions.language,
    Option(flag: "--quote", "say it as the words of a service"),
    Option(flag: "--code", "say it as a code, digit by digit"),
    Option("--wav", "FILE", "write the sound to a file instead of playing it"),
    Option(flag: "--words", "print the words that the voice is given instead of playing them"),
    Option(flag: "--ipa", "print the phonemes instead of playing them"),
    Option("--earcon", "NAME", "play one of the tones", choices: Earcon.allCases.map(\.rawValue)),
  ]
}

/// The version of both programs.
enum Version {
  static let text = "1.0.0"
}
