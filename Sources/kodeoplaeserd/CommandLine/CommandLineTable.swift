// SPDX-License-Identifier: GPL-3.0-or-later
internal import Options
internal import Sound

/// The daemon's command line, as a table.
enum CommandLineTable {
  static let program = Program(
    "kodeoplaeserd", "speaks what you are asked to approve, and takes your answer from a keypad",
    commands: [
      Command("run", "serves until it is stopped", options: serving + [printUnit]),
      Command("try", "tells the whole story in one process, on temporary state", options: serving),
      Command(
        "say", "says TEXT without a daemon",
        operands: [Operand("TEXT", "what is to be said", isRequired: false)],
        options: saying),
      Command(
        "keys", "prints what every key does, in the words that the reader says it in",
        options: [voices, language]),
      Command(
        "accept-state",
        "takes users and approvals as they are, though they are missing or older than they were; the log says so, "
          + "and the reader at its next start",
        options: [state]),
      Command("print-manual", "prints the manual page, for man(8)"),
    ], defaultCommand: "run")

  private static let printUnit = Option(
    flag: "--print-unit", "print a systemd unit file, for --messages too, and end")

  private static let voices = Option("--voices", "DIR", "the folder of languages")
  private static let language = Option("--language", "CODE", "the reader's own language, da if none is given")

  private static let state = Option("--state", "DIR", "where users, approvals and settings are kept")

  private static let serving: [Option] = [
    state,
    Option("--socket", "PATH", "where services and the command line connect"),
    voices, language,
    Option("--audio", "OUTPUT", "alsa:NAME, wav:FILE or wav-unpaced:FILE, alsa:default if none is given"),
    Option(
      "--buffer", "MILLISECONDS",
      "how much sound the output holds, 20 if none is given: more bridges a machine that stands still, and is cut off "
        + "after a key instead of fading, where a sound server has it"),
    Option(
      "--messages", "OUTLET",
      "where text messages leave: spool:DIR, a file each, or gammu:DIR, the outbox of gammu-smsd; "
        + "spool:outbox in the state folder if none is given"),
    Option(flag: "--public", "others can hear the output: codes and texts wait for a headset"),
    Option(
      "--keypad", "KEYPAD",
      "evdev:PATH, terminal or pipe:PATH; every numeric keypad that is plugged in, and the one that was chosen by its plus, if none "
        + "is given"),
    Option("--transcript", "FILE", "write what is heard, pressed and decided, a line each"),
    Option(flag: "--transcript-secrets", "let the transcript hold codes and digits, for tests"),
    Option(flag: "--allow-press", "let the owner type keys with kodeoplaeser press"),
  ]

  private static let saying: [Option] = [
    voices, language,
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
