// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// A real sshd on this machine, at a port that nobody else has, with keys made for it alone.
final class SecureShellServer {
  private let folder: URL
  private let port: UInt16
  private let server: Child

  /// sshd wants its whole path, and on some systems is in no `PATH` but root's.
  private static let program =
    ["/usr/sbin/sshd", "/usr/local/sbin/sshd"].first { FileManager.default.isExecutableFile(atPath: $0) }
    ?? "sshd"

  /// Starts it; returns once it listens.
  ///
  /// - Parameter machine: where it runs, and asks PAM who comes; without one a key lets in.
  init(in folder: URL, askingPAM machine: PAMMachine? = nil) async throws {
    self.folder = folder
    for name in ["host", "user"] {
      let made = try Child.perform([
        "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder.appendingPathComponent(name).path,
      ])
      try #require(made.status == 0, "\(made.errors)")
    }
    // Where root starts it, sshd wants the empty folder that its service would have made.
    if getuid() == 0 { mkdir("/run/sshd", 0o755) }
    (server, port) = try await Self.start(in: folder, on: machine)
    let key = try String(contentsOf: folder.appendingPathComponent("host.pub"), encoding: .utf8)
    try "[127.0.0.1]:\(port) \(key)".write(
      to: folder.appendingPathComponent("known"), atomically: true, encoding: .utf8)
  }

  deinit { server.send(SIGKILL) }

  /// A free port may be taken before sshd has it: then another is tried.
  private static func start(in folder: URL, on machine: PAMMachine?) async throws -> (Child, UInt16) {
    for _ in 0..<10 {
      let port = try freePort()
      let configuration = folder.appendingPathComponent("sshd_config")
      let methods = machine == nil ? keys(folder.path) : keyboard
      try (text(port, folder.path) + methods).write(to: configuration, atomically: true, encoding: .utf8)
      let command = ["sh", "-c", "exec \(program) -D -e -f '\(configuration.path)' 2>&1"]
      let server = try Child(machine?.inside(command) ?? command)
      if await server.line(with: "Server listening") != nil { return (server, port) }
    }
    throw POSIXError(.EADDRINUSE)
  }

  private static func text(_ port: UInt16, _ folder: String) -> String {
    """
    ListenAddress 127.0.0.1:\(port)
    HostKey \(folder)/host
    PidFile none
    StrictModes no
    PrintMotd no
    PrintLastLog no

    """
  }

  private static func keys(_ folder: String) -> String {
    """
    AuthorizedKeysFile \(folder)/user.pub
    AuthenticationMethods publickey
    UsePAM no

    """
  }

  /// As the file has it that is shipped for it.
  private static let keyboard = """
    Include \(PAMModule.source.path)/sshd_config.d/kodeoplaeser.conf
    AuthenticationMethods keyboard-interactive

    """

  private static func freePort() throws -> UInt16 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let failure = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) + getsockname(descriptor, $0, &length)
      }
    }
    try #require(failure == 0)
    return UInt16(bigEndian: address.sin_port)
  }

  /// The command line of a client that runs `command` on a terminal of this machine.
  func client(_ command: String) throws -> [String] {
    let user = try #require(getpwuid(getuid())?.pointee.pw_name)
    let folder = folder.path
    return [
      "ssh", "-tt", "-F", "none", "-i", "\(folder)/user", "-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes",
      "-o", "LogLevel=ERROR", "-o", "UserKnownHostsFile=\(folder)/known", "-o", "StrictHostKeyChecking=yes",
      "-p", "\(port)", "\(String(cString: user))@127.0.0.1", command,
    ]
  }

  /// The command line of a client that answers what PAM asks, once, at the terminal that it is run at.
  func interactiveClient(_ command: String, as user: String) -> [String] {
    [
      "ssh", "-F", "none", "-o", "PreferredAuthentications=keyboard-interactive", "-o",
      "NumberOfPasswordPrompts=1", "-o", "LogLevel=ERROR", "-o", "UserKnownHostsFile=\(folder.path)/known",
      "-o", "StrictHostKeyChecking=yes", "-p", "\(port)", "\(user)@127.0.0.1", command,
    ]
  }

  /// Cuts every connection: the processes that serve one are gone at once, as when the machine is.
  func cutConnections() throws {
    let children = try String(
      contentsOfFile: "/proc/\(server.pid)/task/\(server.pid)/children", encoding: .utf8)
    let sessions = children.split(separator: " ").compactMap { Int32($0) }
    try #require(!sessions.isEmpty)
    for session in sessions { kill(session, SIGKILL) }
  }
}

/// A client's end of a connection: its input is typed, its output read.
struct SecureShell: RealTerminal {
  let child: Child

  func type(_ text: String) { child.write(text) }
  func nextLine() async -> String? { await child.nextLine() }
}
