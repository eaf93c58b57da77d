// SPDX-License-Identifier: GPL-3.0-or-later
import Options

/// The manual page, kodeoplaeser(1): the table of commands, and what the table does not tell.
enum Manual {
  static let page = CommandTable.program.manual(
    section: 1, version: CommandLineProgram.version, date: "2026-11-28",
    more: [exitStatus, json, environment, files, examples, others])

  private static let exitStatus = ManualSection(
    "EXIT STATUS",
    [
      ("0", "approved, or done"), ("1", "rejected; of doctor, something is wrong"),
      ("2", "a mistake in the command"), ("3", "expired or cancelled"), ("4", "refused, and no more is said"),
      ("5", "the daemon cannot be reached"), ("6", "anything else"),
    ])

  private static let json = ManualSection(
    "JSON",
    [
      ("--json", "prints one object a line, with the members that the daemon's interfaces describe"),
      (
        #"{"error":"...","exitCode":4}"#,
        "is the last line where something goes wrong: the sentence of standard error, and the exit status"
      ),
    ])

  private static let environment = ManualSection(
    "ENVIRONMENT",
    [
      ("XDG_RUNTIME_DIR", "where a person's own daemon listens, in the folder kodeoplaeser"),
      (
        "PAM_USER, PAM_RUSER, PAM_RHOST, PAM_SERVICE, PAM_TTY, PAM_TYPE",
        "what pam_exec(8) tells the command pam"
      ),
    ])

  private static let files = ManualSection(
    "FILES",
    [
      ("/run/kodeoplaeser/socket", "where the system's daemon listens"),
      ("$XDG_RUNTIME_DIR/kodeoplaeser/socket", "where a person's own listens"),
    ])

  private static let examples = ManualSection(
    "EXAMPLES",
    [
      (
        "kodeoplaeser request --user anna --service Borger.dk --action logOn --text \"Log on\"",
        "asks anna to approve, prints the one-time code, and waits for her answer"
      ),
      ("kodeoplaeser code --account github", "speaks the code of the account that has github in its name"),
      ("kodeoplaeser doctor --keypads", "names the keypads and keyboards of this machine"),
      (
        "kodeoplaeser print-completion zsh > _kodeoplaeser",
        "makes the completion for zsh; bash and fish have theirs"
      ),
    ])

  private static let others = ManualSection(
    "SEE ALSO", [("kodeoplaeserd(8), pam_kodeoplaeser(8)", "the daemon, and the way in by ear")])
}
