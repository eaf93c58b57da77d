// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// A PulseAudio of one's own with a null sink for a headset: it knows no device and no other session.
final class SoundServer {
  static let packages = ["pulseaudio", "pulseaudio-utils", "libasound2-plugins"]

  let folder: URL
  /// The environment in which programs find it and nothing else.
  let environment: [String: String]
  private var process: Int32?

  /// Starts it and points this process's own libasound at it.
  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "benchmark-\(getpid())")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let socket = folder.appending(path: "native").path
    let configuration = folder.appending(path: "asound.conf")
    try
      "pcm.!default { type pulse server \"unix:\(socket)\" }\nctl.!default { type pulse server \"unix:\(socket)\" }\n"
      .write(to: configuration, atomically: true, encoding: .utf8)
    var environment = ProcessInfo.processInfo.environment
    environment["XDG_RUNTIME_DIR"] = folder.path
    environment["XDG_CONFIG_HOME"] = folder.path
    environment["HOME"] = folder.path
    environment["PULSE_SERVER"] = "unix:\(socket)"
    environment["ALSA_CONFIG_PATH"] = configuration.path
    self.environment = environment
    for (key, value) in environment { setenv(key, value, 1) }
    try start()
  }

  deinit {
    stop()
    try? FileManager.default.removeItem(at: folder)
  }

  func start() throws {
    let socket = folder.appending(path: "native").path
    process = try runApart(
      "pulseaudio",
      [
        "-n", "--daemonize=no", "--exit-idle-time=30", "--use-pid-file=no", "--high-priority=no",
        "--realtime=no",
        "--load=module-native-protocol-unix socket=\(socket) auth-anonymous=1",
        "--load=module-null-sink sink_name=headset rate=22050 channels=1 format=s16le",
      ])
    let deadline = Date.now.addingTimeInterval(5)
    while !FileManager.default.fileExists(atPath: socket) {
      guard Date.now < deadline else {
        throw BenchmarkError(description: "pulseaudio did not start")
      }
      usleep(10_000)
    }
    try goFirst()
  }

  /// All its threads before other work. By itself PulseAudio asks that for those of its sinks alone, and what is played
  /// reaches them through its first thread, which waits for its turn among everyone's: the sound of every program then
  /// has holes on a busy machine, whatever the program does. PipeWire passes samples from urgent thread to urgent thread.
  private func goFirst() throws {
    guard let process else { return }
    try run("chrt", ["--all-tasks", "--rr", "--pid", "10", "\(process)"]).waitUntilExit()
  }

  func stop() {
    if let process { kill(process, SIGKILL) }
    process = nil
  }

  /// A program in a session of its own, as a service manager starts it: the kernel shares a busy machine out between
  /// sessions first (sched(7), autogroup). Returns its number.
  func runApart(_ program: String, _ arguments: [String]) throws -> Int32 {
    let answer = Pipe()
    _ = try run(
      "sh", ["-c", "setsid \"$@\" >/dev/null & echo $!", "sh", program] + arguments, output: answer)
    let text = String(decoding: answer.fileHandleForReading.availableData, as: UTF8.self)
    guard let number = Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw BenchmarkError(description: "\(program) did not start")
    }
    return number
  }

  /// A program found on the path, running in the server's environment.
  func run(_ program: String, _ arguments: [String], output: Pipe? = nil) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output ?? FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }
}
