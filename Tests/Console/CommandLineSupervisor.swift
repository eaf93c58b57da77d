// SPDX-License-Identifier: GPL-3.0-or-later
import CLinux
import Children
import Foundation
import Testing

/// A daemon as a service manager starts it: with a notice socket, and perhaps with the socket it is to serve.
final class SupervisedDaemon {
  let folder: URL
  let child: Child
  /// The keypad that nobody types on, where it has one.
  private var keys: FileHandle?
  private var notices: AsyncStream<String>.Iterator

  /// - Parameter keypad: the name in its folder of the input device that keys come from, which need not be there.
  init(
    _ environment: [String: String] = [:], listening: Bool = false, ownVoices: Bool = false,
    keypad: String? = nil, socket: String? = nil, hasKeys: Bool = false
  ) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("service-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let notice = folder.path + "/notice"
    notices = try Self.notices(at: notice).makeAsyncIterator()
    var more = ["--socket", socket ?? folder.path + "/socket"]
    if let keypad { more += ["--keypad", "evdev:\(folder.path)/\(keypad)"] }
    if hasKeys {
      let path = folder.path + "/keys"
      try #require(mkfifo(path, 0o600) == 0)
      keys = FileHandle(forUpdatingAtPath: path)
      more += ["--keypad", "pipe:" + path]
    }
    if ownVoices {
      let voices = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Voices")
      try FileManager.default.copyItem(at: voices, to: folder.appendingPathComponent("Voices"))
      more += ["--voices", folder.path + "/Voices"]
    }
    let arguments = [
      "--state", folder.path + "/state", "--audio", "wav-unpaced:\(folder.path)/heard.wav", "--language",
      "en",
    ]
    let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("kodeoplaeserd").path
    // The shell knows the process ID that LISTEN_PID has to say (sd_listen_fds(3)).
    let handing = ["/bin/sh", "-c", #"LISTEN_PID=$$ LISTEN_FDS=1 exec "$0" "$@""#]
    let listener = listening ? try Self.listener(at: folder.path + "/socket") : nil
    defer { if let listener { close(listener) } }
    child = try Child(
      (listening ? handing : []) + [program] + arguments + more,
      environment: ProcessInfo.processInfo.environment.merging(["NOTIFY_SOCKET": notice]) { $1 }
        .merging(environment) { $1 }, handedOver: listener)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The next thing it says to its supervisor, but for its state in words.
  func notice() async -> String? {
    while let notice = await notices.next() {
      if !notice.hasPrefix(Self.status) { return notice }
    }
    return nil
  }

  /// The next time that it tells its state in words which hold this.
  func status(holding words: String) async -> String? {
    while let notice = await notices.next() {
      if notice.hasPrefix(Self.status), notice.contains(words) { return String(notice.dropFirst(7)) }
    }
    return nil
  }

  private static let status = "STATUS="

  func command(_ arguments: String...) async throws -> Program.Outcome {
    try await Program.run("kodeoplaeser", ["--socket", folder.path + "/socket"] + arguments)
  }

  private static func listener(at path: String) throws -> Int32 {
    let descriptor = clinux_unix_socket(false)
    try #require(clinux_unix_bind(descriptor, path) == 0 && listen(descriptor, 16) == 0)
    return descriptor
  }

  private static func notices(at path: String) throws -> AsyncStream<String> {
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    try #require(clinux_unix_bind(descriptor, path) == 0)
    let (notices, continuation) = AsyncStream.makeStream(of: String.self)
    // A process that ends leaves this waiting: it ends with the tests.
    Thread.detachNewThread {
      var buffer = [UInt8](repeating: 0, count: 256)
      while true {
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { break }
        continuation.yield(String(decoding: buffer.prefix(count), as: UTF8.self))
      }
      continuation.finish()
    }
    return notices
  }
}
