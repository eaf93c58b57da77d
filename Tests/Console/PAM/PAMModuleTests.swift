// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import JSON
import Testing

/// What the module answers PAM with, seen with pamtester(1), which prints the text of each code.
@Suite(
  .enabled(if: PAMMachine.isPossible, "needs root, mount namespaces, a C compiler and pamtester"), .promptly,
  .timeLimit(.minutes(20)))
struct PAMModuleTests {
  private let folder = Folder()

  private static let denied = "Permission denied"
  private static let failed = "Authentication failure"
  private static let unavailable = "Authentication service cannot retrieve authentication info"

  /// A stack of the module alone.
  private func machine(_ options: String) throws -> PAMMachine {
    try PAMMachine(in: folder.made("machine"), stacks: ["one": "auth required MODULE \(options)"])
  }

  private func tester(on machine: PAMMachine, _ service: String = "one", input: String? = nil) throws -> Child
  {
    try Child(
      machine.inside(PAMMachine.pamtester + [service, "anna", "authenticate", "setcred"]), input: input)
  }

  // MARK: How it ends

  @Test func `an approval is success, and sets credentials`() async throws {
    let house = try await Household.forPAM()
    let tester = try tester(on: machine(house.options))
    try await house.approve(house.code(shownBy: tester))
    let end = await tester.end()
    #expect(end.status == 0 && end.lines.contains { $0.contains("successfully been set") }, "\(end)")
    _ = try await house.end()
  }

  @Test func `a rejection is told from all other failures`() async throws {
    let house = try await Household.forPAM()
    let tester = try tester(on: machine(house.options))
    _ = try await house.code(shownBy: tester)
    try await house.reject()
    let end = await tester.end()
    #expect(end.status == 1 && end.errors.contains(Self.denied), "\(end)")
    #expect((end.lines.joined() + end.errors).contains("Rejected at the code reader."), "\(end)")
    _ = try await house.end()
  }

  @Test func `three wrong codes, and a person whom nobody knows, are one failure`() async throws {
    let house = try await Household.forPAM()
    let machine = try machine(house.options)
    let tester = try tester(on: machine)
    let code = try await house.code(shownBy: tester)
    let wrong = String(code.map { $0 == "0" ? "1" : "0" })
    try await house.hear(phrase: "enterPIN")
    try house.type(Household.pin + wrong)
    try await house.hear(phrase: "wrongCode")
    try house.type(wrong)
    try await house.hear(phrase: "wrongCodeLastTry")
    try house.type(wrong)
    #expect(await tester.end().errors.contains(Self.failed))
    let unknown = try await machine.pamtester("one", "bente")
    #expect(unknown.errors.contains(Self.failed) && unknown.lines.isEmpty, "\(unknown)")
    _ = try await house.end()
  }

  @Test func `a PIN that locks the reader is the same failure, and so is a request while it is locked`()
    async throws
  {
    let house = try await Household.forPAM()
    let machine = try machine(house.options)
    let tester = try tester(on: machine)
    _ = try await house.code(shownBy: tester)
    try await house.hear(phrase: "enterPIN")
    for phrase in ["wrongPIN", "wrongPINLastTry", "locked"] {
      try house.type("918273")
      try await house.hear(phrase: phrase)
    }
    #expect(await tester.end().errors.contains(Self.failed))
    #expect(try await machine.pamtester("one").errors.contains(Self.failed))
    _ = try await house.end()
  }

  @Test func `a time that is over is the same failure, and takes the request back`() async throws {
    let house = try await Household.forPAM()
    let tester = try tester(on: machine(house.options + " timeout=10"))
    _ = try await house.code(shownBy: tester)
    try await house.hear { $0.state == "cancelled" || $0.state == "expired" }
    #expect(await tester.end().errors.contains(Self.failed))
    _ = try await house.end()
  }

  @Test func `a daemon that hangs is there, and fails`() async throws {
    let house = try await Household.forPAM()
    let machine = try machine(house.options + " timeout=10")
    house.daemon.send(SIGSTOP)
    defer { house.daemon.send(SIGCONT) }
    let hanging = try tester(on: machine)
    let hung = try PAMMachine(
      in: folder.made("sudo"), stacks: ["sudo": "auth required MODULE \(house.options)"])
    let sudo = try hung.terminal(["sudo", "-k", "true"], as: PAMMachine.anna)
    // It says nothing yet by which it could be waited for.
    while !Self.descendants(of: sudo.pid).contains(where: { $0.contains("--module") }) {
      try await Task.sleep(for: .milliseconds(10))
    }
    sudo.write("\u{3}")
    #expect(await sudo.end().status != 0)
    #expect(await hanging.end().errors.contains(Self.failed))
  }

  /// The command lines of the processes that a process began, and that those began.
  private static func descendants(of pid: Int32) -> [String] {
    let place = "/proc/\(pid)"
    let text = (try? String(contentsOfFile: "\(place)/cmdline", encoding: .utf8)) ?? ""
    let children = (try? String(contentsOfFile: "\(place)/task/\(pid)/children", encoding: .utf8)) ?? ""
    return [text] + children.split(separator: " ").compactMap { Int32($0) }.flatMap(descendants)
  }

  @Test func `where nothing listens PAM is told so`() async throws {
    let house = try await Household.forPAM()
    let machine = try machine(house.options)
    house.daemon.send(SIGKILL)
    _ = await house.daemon.outcome()
    // It left its socket behind.
    #expect(FileManager.default.fileExists(atPath: house.folder.path + "/socket"))
    let stale = try await machine.pamtester("one")
    #expect(stale.errors.contains(Self.unavailable), "\(stale)")
    unlink(house.folder.path + "/socket")
    let none = try await machine.pamtester("one")
    #expect(none.errors.contains(Self.unavailable), "\(none)")
    #expect((none.lines.joined() + none.errors).contains("The code reader is not running."), "\(none)")
  }

  @Test func `a false daemon is there, and fails unasked`() async throws {
    let place = folder.made("theirs")
    try #require(chown(place.path, FalseDaemon.account, FalseDaemon.account) == 0)
    let falseDaemon = try await FalseDaemon(at: place.path + "/socket")
    let end = try await machine("socket=\(place.path)/socket").pamtester("one")
    #expect(end.errors.contains(Self.failed) && end.lines.isEmpty, "\(end)")
    #expect(await falseDaemon.end() == [])
  }

  @Test func `of two at once the second fails, and the first goes on`() async throws {
    let house = try await Household.forPAM()
    let machine = try machine(house.options)
    let first = try tester(on: machine)
    let code = try await house.code(shownBy: first)
    #expect(try await machine.pamtester("one").errors.contains(Self.failed))
    try await house.approve(code)
    #expect(await first.end().status == 0)
    _ = try await house.end()
  }

  @Test(arguments: ["MODULE", "pam_exec.so stdout PROGRAM SOCKET pam --language en"])
  func `a client that is killed takes its request with it`(line: String) async throws {
    let house = try await Household.forPAM()
    let auth =
      line.replacingOccurrences(of: "PROGRAM", with: Program.path("kodeoplaeser"))
      .replacingOccurrences(of: "SOCKET", with: "--socket \(house.folder.path)/socket")
      + (line == "MODULE" ? " \(house.options)" : "")
    let machine = try PAMMachine(in: folder.made("machine"), stacks: ["one": "auth required " + auth])
    let tester = try tester(on: machine)
    _ = try await house.code(shownBy: tester)
    try await house.hear(phrase: "enterPIN")
    tester.send(SIGKILL)
    try await house.hear { $0.state == "cancelled" }
    _ = try await house.end()
  }

  // MARK: Who is asked

  @Test func `another name than the account's may be asked, from the stack alone`() async throws {
    let house = try await Household.forPAM()
    let machine = try machine(house.options + " user=anna")
    let tester = try Child(
      machine.inside(
        PAMMachine.pamtester + ["-I", "ruser=mallory", "one", "bente", "authenticate"]))
    let code = try await house.code(shownBy: tester)
    try await house.approve(code)
    #expect(await tester.end().status == 0)
    let said = house.transcript.filter { $0.contains(#""voice":"quote""#) }.joined()
    #expect(said.contains("mallory"), "\(said)")
    _ = try await house.end()
  }

  @Test(arguments: ["tineout=20", "timeout=9", "timeout=2m", "timeout=", "user", "binding=none"])
  func `an option that is not understood lets nobody in`(option: String) async throws {
    let house = try await Household.forPAM()
    let end = try await machine(house.options + " " + option).pamtester("one")
    #expect(end.errors.contains(Self.failed) && end.lines.isEmpty, "\(end)")
    _ = try await house.end()
    #expect(!house.transcript.contains { $0.contains("requested") })
  }

  // MARK: The person's own session

  /// pamtester in a session of logind's, as the files that the kernel and logind have say.
  private func tester(on machine: PAMMachine, remote: Int) throws -> Child {
    let group = "0::/user.slice/user-\(PAMMachine.anna).slice/session-7.scope"
    let facts =
      "UID=\(PAMMachine.anna)\\nACTIVE=1\\nSTATE=active\\nREMOTE=\(remote)\\nCLASS=user\\nSEAT=seat0\\n"
    let script = """
      mount -t tmpfs none /run && mkdir -p /run/systemd/sessions && printf '\(facts)' >/run/systemd/sessions/7 &&
      echo '\(group)' >/run/group && mount --bind /run/group /proc/$$/cgroup && exec "$@"
      """
    return try Child(
      machine.inside(["sh", "-c", script, "sh"] + PAMMachine.pamtester + ["one", "anna", "authenticate"]))
  }

  @Test func `in the person's own session at this machine no code is typed, and all else stays`() async throws
  {
    let house = try await Household.forPAM()
    let tester = try tester(on: machine(house.options + " binding=same-device"), remote: 0)
    #expect(await tester.nextLine() == "Answer at the code reader.")
    try await house.hear(phrase: "enterPIN")
    try house.type(Household.pin)
    try await house.hear { $0.state == "heard" }
    try await house.hear(phrase: "timeLeft")
    try house.type("++")
    #expect(await tester.end().status == 0)
    _ = try await house.end()
    #expect(!house.transcript.contains { $0.contains("enterCode") })
    let states = house.transcript.compactMap { $0.firstMatch(of: /"state":"([a-z]+)"/)?.output.1 }
    #expect(states == ["requested", "opened", "bound", "heard", "approved"])
  }

  @Test func `in a session from afar the code is asked for all the same`() async throws {
    let house = try await Household.forPAM()
    let tester = try tester(on: machine(house.options + " binding=same-device"), remote: 1)
    try await house.approve(house.code(shownBy: tester))
    #expect(await tester.end().status == 0)
    _ = try await house.end()
  }

  @Test func `that a session is the person's own is believed of root alone`() async throws {
    let house = try await Household.forPAM()
    try await house.facts(["user", "account", "anna", "--uid", "\(PAMMachine.bente)"])
    let program = try Account(PAMMachine.bente, in: house)
    let asked: [String: JSONValue] = [
      "user": "anna", "service": "sudo", "action": "approve", "text": "x", "binding": "sameDevice",
      "isLocal": true,
    ]
    let answer = try await program.call("dk.kodeoplaeser.Approval.Request", asked)
    #expect(answer.error == "PermissionDenied", "\(answer)")
    _ = try await house.end()
  }

  // MARK: The way back in

  /// The stack of the manual page: a second method where the reader is not there, and there alone.
  private static let strict = """
    auth [success=done authinfo_unavail=ignore default=die] MODULE OPTIONS
    auth required pam_unix.so
    """

  @Test func `with a second method behind it, no daemon asks for the password, and a rejection does not`()
    async throws
  {
    let house = try await Household.forPAM()
    let stack = Self.strict.replacingOccurrences(of: "OPTIONS", with: house.options)
    let machine = try PAMMachine(in: folder.made("machine"), stacks: ["two": stack])
    let rejected = try tester(on: machine, "two", input: PAMMachine.password + "\n")
    _ = try await house.code(shownBy: rejected)
    try await house.reject()
    let end = await rejected.end()
    #expect(end.errors.contains(Self.denied) && !end.lines.joined().contains("Password"), "\(end)")
    _ = try await house.end()
    let wrong = try await machine.pamtester("two", input: "wrong\n")
    #expect(wrong.status == 1, "\(wrong)")
    let right = try await machine.pamtester("two", input: PAMMachine.password + "\n")
    #expect(right.status == 0, "\(right)")
  }

  @Test func `the shipped profile is a way beside the password, and a rejection ends both`() async throws {
    let house = try await Household.forPAM()
    let machine = try PAMMachine(in: folder.made("machine"), stacks: ["all": "auth include common-auth"])
    let stack = try profile(on: machine)
    try #require(stack.contains("pam_kodeoplaeser.so"), "\(stack)")
    let module = machine.folder.path + "/pam_kodeoplaeser.so"
    try machine.write(
      stack.replacingOccurrences(of: "pam_kodeoplaeser.so", with: "\(module) \(house.options)"),
      "pam.d/common-auth")
    let approved = try tester(on: machine, "all", input: "")
    try await house.approve(house.code(shownBy: approved))
    #expect(await approved.end().status == 0)
    let other = try Child(
      machine.inside(PAMMachine.pamtester + ["all", "bente", "authenticate"]),
      input: PAMMachine.password + "\n")
    #expect(await other.end().status == 0)
    let rejected = try tester(on: machine, "all", input: PAMMachine.password + "\n")
    _ = try await house.code(shownBy: rejected)
    try await house.reject()
    #expect(await rejected.end().status == 1)
    _ = try await house.end()
    #expect(try await machine.pamtester("all", input: PAMMachine.password + "\n").status == 0)
  }

  /// The machine's common-auth as pam-auth-update(8) makes it with our profile among the others.
  private func profile(on machine: PAMMachine) throws -> String {
    let profiles = PAMModule.source.appendingPathComponent("pam-configs").path
    let place = folder.made("profiles").path
    let script = """
      cp -r /etc /var/lib/pam /usr/share/pam-configs '\(place)' && cp '\(profiles)'/* '\(place)/pam-configs' &&
      mount --bind '\(place)/pam' /var/lib/pam && mount --bind '\(place)/pam-configs' /usr/share/pam-configs &&
      mount --bind '\(place)/etc' /etc && pam-auth-update --package --enable kodeoplaeser >&2 && cat /etc/pam.d/common-auth
      """
    let made = try Child.perform(
      machine.inside(["sh", "-c", script]),
      environment: ["DEBIAN_FRONTEND": "noninteractive", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"])
    try #require(made.status == 0, "\(made.errors)")
    return made.output
  }
}
