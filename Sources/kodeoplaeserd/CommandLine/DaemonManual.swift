// SPDX-License-Identifier: GPL-3.0-or-later
internal import Installation
internal import Options

/// The manual page, kodeoplaeserd(8): the table of commands, and what the table does not tell.
enum DaemonManual {
  static let page = CommandLineTable.program.manual(
    section: 8, version: Version.text, date: "2026-11-28",
    more: [exitStatus, signals, configuration, environment, files, journal, own, examples, others])

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

  private static let configuration = ManualSection(
    "CONFIGURATION FILE",
    [
      (
        "KEY = VALUE",
        "a line each, where KEY is an option of run without its dashes, and a flag is yes or no; lines that begin with # are comments"
      ),
      (
        "precedence",
        "the command line counts before the file, the file before what the daemon does by itself; kodeoplaeser doctor tells where each "
          + "value comes from"
      ),
      (
        "a line that does not hold",
        "is told with the file and its number, also by ear where a supervisor started the daemon, which ends with 2 and touches nothing"
      ),
      ("who may write to it", "root and the daemon's account alone; otherwise it is not taken"),
    ])

  private static let journal = ManualSection(
    "JOURNAL",
    JournalEntry.Event.allCases.map { ("MESSAGE_ID=\($0.id)", $0.meaning) } + [
      (
        "KODEOPLAESER_APPROVAL, _STATE, _USER, _SERVICE, _ASKER_UID, _REASON, _KIND",
        "what an entry is about; no entry holds a code, a PIN or the text that is approved"
      )
    ])

  private static let own = ManualSection(
    "A PERSON'S OWN SERVICE",
    [
      (
        "systemctl --user enable --now kodeoplaeserd.socket kodeoplaeserd.service",
        "starts a reader of one's own, which plays through one's own sound server, speaks one's codes and answers one's own programs"
      ),
      (
        "PAM",
        "never takes its answer: whatever runs as that person may write to its state and take its place, so that it proves nothing to "
          + "sudo, su, login or sshd beyond that person's account; the system's service has an account of its own"
      ),
    ])

  private static let environment = ManualSection(
    "ENVIRONMENT",
    [
      ("NOTIFY_SOCKET, WATCHDOG_USEC, LISTEN_FDS", "what systemd(1) tells its services"),
      (
        "XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_RUNTIME_DIR",
        "where a person's own daemon has its file, keeps its state and listens"
      ),
      ("TMPDIR", "where try keeps its temporary state"),
    ])

  private static let files = ManualSection(
    "FILES",
    [
      (ServiceOptions.systemFile, "what the system's daemon is told when it starts"),
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
