// SPDX-License-Identifier: GPL-3.0-or-later
internal import Options

/// The manual page, kodeoplaeserd(8): the table of commands, and what the table does not tell.
enum DaemonManual {
  static let page = CommandLineTable.program.manual(
    section: 8, version: Version.text, date: "2026-11-28",
    more: [exitStatus, signals, environment, files, examples, others])

  private static let exitStatus = ManualSection(
    "EXIT STATUS",
    [
      ("0", "ended as it was told to; of try, approved"), ("1", "of try, rejected"),
      ("2", "a mistake in the command, or something that it names cannot be used"),
      ("3", "of try, expired or cancelled"), ("4", "of try, it failed"), ("6", "anything else"),
    ])

  private static let signals = ManualSection(
    "SIGNALS",
    [
      ("SIGTERM, SIGINT", "end the daemon in order"),
      ("SIGHUP", "reads the sentences and voices again; where they do not hold, those it has stay"),
    ])

  private static let environment = ManualSection(
    "ENVIRONMENT",
    [
      ("NOTIFY_SOCKET, WATCHDOG_USEC, LISTEN_FDS", "what systemd(1) tells its services"),
      ("XDG_STATE_HOME, XDG_RUNTIME_DIR", "where a person's own daemon keeps its state and listens"),
      ("TMPDIR", "where try keeps its temporary state"),
    ])

  private static let files = ManualSection(
    "FILES",
    [
      ("/var/lib/kodeoplaeser", "users, approvals, settings and the log of the system's daemon"),
      ("$XDG_STATE_HOME/kodeoplaeser", "those of a person's own"),
      ("/run/kodeoplaeser/socket", "where services and the command line connect"),
      ("/usr/share/kodeoplaeser/Voices", "every sentence, a folder for each language"),
    ])

  private static let examples = ManualSection(
    "EXAMPLES",
    [
      ("kodeoplaeserd try", "tells the whole story, and touches nothing"),
      (
        "kodeoplaeserd --keypad evdev:/dev/input/event5 --audio alsa:plughw:CARD=Headset,DEV=0",
        "takes its keys from that keypad, and speaks into that headset"
      ),
      ("kodeoplaeserd run --print-unit > /etc/systemd/system/kodeoplaeserd.service", "makes the unit"),
    ])

  private static let others = ManualSection(
    "SEE ALSO", [("kodeoplaeser(1), pam_kodeoplaeser(8)", "the command line, and the way in by ear")])
}
