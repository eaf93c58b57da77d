// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// The machine as a mount namespace of a test's own has it: with accounts, stacks of PAM and the module, of which the real machine
/// sees nothing (mount_namespaces(7)).
struct PAMMachine {
  /// Accounts that this machine alone has.
  static let anna: UInt32 = 61001
  static let bente: UInt32 = 61002
  /// The password of both.
  static let password = "sne-i-april"

  /// Root makes namespaces, where the machine lets it; and sudo needs a process that may get the rights of others.
  static let isPossible =
    getuid() == 0 && isAllowed && Peer.isWanted(program: "cc") && Peer.isWanted(program: "pamtester")

  private static let isAllowed =
    (try? Child.perform([
      "unshare", "-m", "sh", "-c",
      "mount -t overlay overlay -o lowerdir=/usr:/etc /etc && grep -q 'NoNewPrivs:.*0' /proc/self/status",
    ]))?.status == 0

  let folder: URL
  private var etc: URL { folder.appendingPathComponent("etc") }

  /// - Parameter stacks: the lines of type `auth` of each service; `MODULE` stands for the module's path.
  init(in folder: URL, stacks: [String: String], program: String = Program.path("kodeoplaeser")) throws {
    self.folder = folder
    try FileManager.default.createDirectory(
      at: etc.appendingPathComponent("pam.d"), withIntermediateDirectories: true)
    let module = try PAMModule.compiled(running: program, in: folder)
    for (service, lines) in stacks {
      try write(
        """
        \(lines.replacingOccurrences(of: "MODULE", with: module))
        account required pam_permit.so
        session required pam_permit.so

        """, "pam.d/\(service)")
    }
    try addAccounts()
    try write("anna ALL=(ALL) ALL\n", "sudoers", mode: 0o440)
    try write("permit anna\n", "doas.conf", mode: 0o400)
  }

  /// A file of /etc.
  func write(_ text: String, _ name: String, mode: mode_t = 0o644) throws {
    let path = etc.appendingPathComponent(name).path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    try #require(chmod(path, mode) == 0)
  }

  private func addAccounts() throws {
    let hash = try Child.perform(["perl", "-e", "print crypt($ARGV[0], '$6$salt')", Self.password]).output
    var (accounts, groups, shadows) = ("", "", "")
    for (name, uid) in [("anna", Self.anna), ("bente", Self.bente)] {
      accounts += "\(name):x:\(uid):\(uid)::/:/bin/sh\n"
      groups += "\(name):x:\(uid):\n"
      shadows += "\(name):\(hash):19000:0:99999:7:::\n"
    }
    for (name, more, mode) in [
      ("passwd", accounts, 0o644), ("group", groups, 0o644), ("shadow", shadows, 0o600),
    ] as [(String, String, mode_t)] {
      try write(try String(contentsOfFile: "/etc/\(name)", encoding: .utf8) + more, name, mode: mode)
    }
  }

  /// A command line as it runs there. The process that is started becomes the program.
  func inside(_ arguments: [String], as account: UInt32? = nil) -> [String] {
    let identity =
      account.map { ["setpriv", "--reuid=\($0)", "--regid=\($0)", "--clear-groups", "--reset-env"] } ?? []
    return ["unshare", "-m", "sh", "-c", Self.mounts, "sh", etc.path] + identity + arguments
  }

  private static let mounts = """
    mount -t overlay overlay -o "lowerdir=$1:/etc" /etc && mount -t tmpfs none /var/log && shift && exec "$@"
    """

  /// A terminal whose keys are the child's input, and which is hung up where the child is killed.
  func terminal(_ arguments: [String], as account: UInt32? = nil) throws -> Child {
    try Self.terminal(inside(arguments, as: account))
  }

  static func terminal(_ arguments: [String]) throws -> Child {
    let words = arguments.map { "'" + $0.replacingOccurrences(of: "'", with: "'\\''") + "'" }
    return try Child(["script", "-qefc", "exec " + words.joined(separator: " "), "/dev/null"])
  }

  /// pamtester(1), which would otherwise keep what it shows to itself until its end where that is no terminal.
  static let pamtester = ["stdbuf", "-oL", "pamtester"]

  /// What pamtester(1) says of a service, and its exit status.
  func pamtester(_ service: String, _ user: String = "anna", input: String? = nil) async throws -> Child.End {
    try await Child(inside(Self.pamtester + [service, user, "authenticate", "setcred"]), input: input).end()
  }
}

/// pam_kodeoplaeser.so, compiled as the README says.
enum PAMModule {
  static let source = root.appendingPathComponent("Sources/PAMModule")
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Compiles it over a program; gives its path.
  static func compiled(running program: String, in folder: URL) throws -> String {
    let command = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
      .split(separator: "\n").first { $0.hasPrefix("    cc ") }
    let words = try #require(command, "the README says no command for the module").split(separator: " ")
      .map(String.init)
    let module = folder.appendingPathComponent("pam_kodeoplaeser.so").path
    let strict = ["-Wall", "-Wextra", "-Wshadow", "-Wconversion", "-Werror"]
    let compiling = try Child.perform(
      ["env", "-C", root.path] + words + strict
        + ["-DKODEOPLAESER_PROGRAM=\"\(program)\"", "-o", module])
    try #require(compiling.status == 0, "\(compiling.errors)")
    return module
  }
}

extension Household {
  /// One whose user is enrolled, and whose socket is told to the module.
  static func forPAM(_ more: [String] = []) async throws -> Household {
    let house = try await Household(["--language", "en"] + more)
    try await house.enrol()
    return house
  }

  /// What stands after the module's path in a stack: time enough for a slow machine; what stands behind it counts instead.
  var options: String { "socket=\(folder.path)/socket language=en timeout=600" }

  /// The code that is shown.
  func code(shownBy child: Child) async throws -> String {
    let line = try #require(await child.line(with: "One-time code: "), "no code: \(child.errorText())")
    return String(line.drop { $0 != ":" }.filter(\.isNumber).suffix(6))
  }

  /// The PIN and the code, the text to its end, and `+` twice.
  func approve(_ code: String) async throws {
    try await hear(phrase: "enterPIN")
    try type(Self.pin + code)
    try await hear { $0.state == "heard" }
    try await hear(phrase: "timeLeft")
    try type("++")
    try await hear { $0.state == "approved" }
  }

  func reject() async throws {
    try await hear(phrase: "enterPIN")
    try type("-")
    try await hear(phrase: "left")
    try type("-")
    try await hear { $0.state == "rejected" }
  }
}
