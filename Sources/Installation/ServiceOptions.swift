// SPDX-License-Identifier: GPL-3.0-or-later
public import Options

/// What the daemon may be told when it is started: one table for its command line, its configuration file and what checks that.
public enum ServiceOptions {
  /// The file of the machine's service, whose lines are the options of `table`.
  public static let systemFile = "/etc/kodeoplaeser/kodeoplaeserd.conf"

  /// Names another file.
  public static let configuration = Option(
    "--config", "FILE",
    "reads what is not given here from FILE, a line key = value for each option; \(systemFile) if none is given, or "
      + "kodeoplaeser/kodeoplaeserd.conf in a person's own configuration folder")

  /// Where the languages are.
  public static let voices = Option("--voices", "DIR", "the folder of languages")
  /// The language.
  public static let language = Option("--language", "CODE", "the reader's own language, da if none is given")

  /// Where the state is kept.
  public static let state = Option("--state", "DIR", "where users, approvals and settings are kept")
  /// Where the daemon listens.
  public static let socket = Option("--socket", "PATH", "where services and the command line connect")

  /// Everything that the daemon may be told when it is started, on its command line or in its file.
  public static let table: [Option] = [
    state,
    socket, voices, language,
    Option("--audio", "OUTPUT", "alsa:NAME, wav:FILE or wav-unpaced:FILE, alsa:default if none is given"),
    Option(
      "--buffer", "MILLISECONDS",
      "how much sound the output holds, 20 if none is given: more bridges a machine that stands still, and is cut off "
        + "after a key instead of fading, where a sound server has it"),
    Option(
      "--messages", "OUTLET",
      "where text messages leave: spool:DIR, a file each, or gammu:DIR, the outbox of gammu-smsd; "
        + "spool:outbox in the state folder if none is given"),
    Option(
      "--terms", "FILE",
      "the operator's terms, which a person accepts before anything approves for them: a line Version: NAME, a line Language: CODE, an "
        + "empty line, and the text"),
    Option(flag: "--public", "others can hear the output: codes and texts wait for a headset"),
    Option(
      "--keypad", "KEYPAD",
      "evdev:PATH, terminal or pipe:PATH; every numeric keypad that is plugged in, and the one that was chosen by its plus, if none "
        + "is given"),
    Option("--transcript", "FILE", "write what is heard, pressed and decided, a line each"),
    Option(flag: "--transcript-secrets", "let the transcript hold codes and digits, for tests"),
    Option(flag: "--allow-press", "let the owner type keys with kodeoplaeser press"),
  ]

  /// A file that changes nothing: every key with what it does, commented out.
  public static var sample: String {
    let head = [
      "# What kodeoplaeserd is told when it starts: key = value. Its command line counts before this file, and this file before what it",
      "# does by itself. Copy it to \(systemFile), take the # away before what you set, and run",
      "# systemctl restart kodeoplaeserd; kodeoplaeser doctor tells where each value comes from. The service writes to its state",
      "# alone: another folder that is named here has to stand in a line ReadWritePaths= of systemctl edit kodeoplaeserd.",
    ]
    let keys = table.flatMap { option in
      ["", "# \(option.fullHelp).", "# \(option.key) = \(option.value ?? "yes")"]
    }
    return (head + keys).joined(separator: "\n") + "\n"
  }
}
