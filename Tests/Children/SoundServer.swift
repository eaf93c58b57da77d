// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// A real PulseAudio of a test's own, with a sink that nobody hears: at a socket, and with nothing of the machine.
public struct SoundServer: Sendable {
  /// Where it is asked: what libpulse calls a server.
  public let address: String
  /// Its process, to be killed and waited for.
  public let process: Child

  /// Starts one.
  ///
  /// - Parameters:
  ///   - folder: where its socket is and what it writes.
  ///   - socket: the name of its socket.
  ///   - sink: the module that it plays to, as pulse-daemon.conf(5) says them; a null sink unless told.
  public init(
    in folder: String, socket: String = "native",
    sink: String = "module-null-sink sink_name=headset rate=22050 channels=1 format=s16le"
  ) throws {
    let path = "\(folder)/\(socket)"
    unlink(path)
    address = "unix:\(path)"
    process = try Child(
      [
        "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
        "--load=module-native-protocol-unix socket=\(path) auth-anonymous=1", "--load=\(sink)",
      ],
      environment: ProcessInfo.processInfo.environment.merging([
        "HOME": "\(folder)/home", "XDG_RUNTIME_DIR": "\(folder)/run",
      ]) { $1 })
  }

  /// Waits until it answers: its socket is there before it listens at it.
  public func answers() async throws {
    while try await Child(["pactl", "--server=\(address)", "info"]).end().status != 0 {}
  }

  /// What it has of a kind, line by line, as pactl(1) lists it.
  public func list(_ kind: String) async throws -> [String] {
    try await Child(["pactl", "--server=\(address)", "list", kind], environment: plainWords).end().lines
  }

  /// Has it do something, as pactl(1) says it.
  ///
  /// - Throws: `Unwilling` where it does not.
  public func ask(_ arguments: String...) async throws {
    let end = await (try Child(["pactl", "--server=\(address)"] + arguments)).end()
    guard end.status == 0 else { throw Unwilling(errors: end.errors) }
  }

  /// It did not do what it was asked.
  public struct Unwilling: Error {
    let errors: String
  }

  /// pactl(1) speaks the language of its environment.
  private var plainWords: [String: String] {
    ProcessInfo.processInfo.environment.merging(["LC_ALL": "C"]) { $1 }
  }

  /// Kills it and waits for its end.
  public func kill() async {
    process.send(SIGKILL)
    _ = await process.end()
  }
}
