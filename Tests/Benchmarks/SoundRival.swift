// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// Speech Dispatcher on the same server, over a connection that stays open: its protocol is SSIP.
final class SoundRival {
  static let packages = [
    "speech-dispatcher", "speech-dispatcher-espeak-ng", "speech-dispatcher-audio-plugins",
  ]

  private let process: Process
  private var connection: Int32 = -1

  init(_ server: SoundServer) throws {
    let folder = server.folder.appending(path: "speechd")
    let modules = folder.appending(path: "modules")
    try FileManager.default.createDirectory(at: modules, withIntermediateDirectories: true)
    try """
    LogLevel 0
    LogDir "\(folder.path)"
    AudioOutputMethod "pulse"
    AddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"
    DefaultModule espeak-ng
    DefaultLanguage "en"
    DefaultVolume 100

    """.write(to: folder.appending(path: "speechd.conf"), atomically: true, encoding: .utf8)
    try? FileManager.default.copyItem(
      at: URL(filePath: "/etc/speech-dispatcher/modules/espeak-ng.conf"),
      to: modules.appending(path: "espeak-ng.conf"))
    let socket = folder.appending(path: "socket").path
    process = try server.run(
      "speech-dispatcher",
      [
        "--run-single", "--communication-method", "unix_socket", "--socket-path", socket, "--config-dir",
        folder.path, "--pid-file", folder.appending(path: "pid").path, "--log-dir", folder.path, "--timeout",
        "0",
      ])
    try connect(to: socket)
    try ask("SET SELF CLIENT_NAME benchmark:reader:main")
    try ask("SET SELF OUTPUT_MODULE espeak-ng")
    try ask("SET SELF LANGUAGE en")
    try ask("SET SELF PRIORITY message")
  }

  deinit {
    close(connection)
    // It blocks the signal that asks it to end.
    kill(process.processIdentifier, SIGKILL)
  }

  /// Its process, and that of its voice.
  var identifier: Int32 { process.processIdentifier }

  /// The time at which it was told: the key, before the first byte goes out.
  func speak(_ text: String) throws -> Double {
    let time = SoundMonitor.now
    try ask("SPEAK")
    try ask("\(text)\r\n.")
    return time
  }

  func stop() throws -> Double {
    let time = SoundMonitor.now
    try ask("STOP SELF")
    return time
  }

  private func connect(to path: String) throws {
    let deadline = Date.now.addingTimeInterval(8)
    repeat {
      usleep(50_000)
      connection = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
      let result = withUnsafePointer(to: address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          Glibc.connect(connection, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
      }
      if result == 0 { return }
      close(connection)
    } while Date.now < deadline
    throw BenchmarkError(description: "speech-dispatcher did not start")
  }

  /// Sends a line and reads the reply to its last line, which has a space after its number.
  private func ask(_ line: String) throws {
    let bytes = Array("\(line)\r\n".utf8)
    guard write(connection, bytes, bytes.count) == bytes.count else {
      throw BenchmarkError(description: "speech-dispatcher hung up")
    }
    var reply = ""
    var buffer = [UInt8](repeating: 0, count: 1024)
    while !reply.split(separator: "\r\n").contains(where: { $0.dropFirst(3).first == " " }) {
      let count = read(connection, &buffer, buffer.count)
      guard count > 0 else { throw BenchmarkError(description: "speech-dispatcher hung up") }
      reply += String(decoding: buffer[..<count], as: UTF8.self)
    }
    guard reply.hasPrefix("2") else { throw BenchmarkError(description: "speech-dispatcher said \(reply)") }
  }
}
