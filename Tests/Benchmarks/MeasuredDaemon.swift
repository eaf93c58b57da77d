// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// The release daemon beside this program, with one language, as a supervisor without a watchdog starts it.
final class MeasuredDaemon {
  let folder: URL
  /// Seconds from the start of the program to READY=1.
  let readyAfter: Double
  private let process: Process
  private let isFolderTemporary: Bool

  /// - Parameters:
  ///   - audio: where it plays to.
  ///   - house: a folder of `makeFolder`, which stays; a new one unless told.
  ///   - arguments: more of them.
  init(
    audio: String, environment: [String: String] = ProcessInfo.processInfo.environment, in house: URL? = nil,
    arguments: [String] = []
  ) throws {
    isFolderTemporary = house == nil
    folder = try house ?? Self.makeFolder()
    unlink(folder.appending(path: "notice").path)
    let notices = try Self.socket(at: folder.appending(path: "notice").path)
    defer { close(notices) }
    process = Process()
    process.executableURL = try Self.program
    process.currentDirectoryURL = folder
    process.arguments =
      [
        "--state", "state", "--socket", "socket", "--voices", "Voices", "--language", "en", "--audio", audio,
      ] + arguments
    process.environment = environment.merging(["NOTIFY_SOCKET": folder.appending(path: "notice").path]) { $1 }
    process.standardOutput = FileHandle.nullDevice
    let start = SoundMonitor.now
    try process.run()
    var buffer = [UInt8](repeating: 0, count: 64)
    let count = recv(notices, &buffer, buffer.count, 0)
    readyAfter = SoundMonitor.now - start
    guard String(decoding: buffer.prefix(max(0, count)), as: UTF8.self) == "READY=1" else {
      throw BenchmarkError(description: "the daemon did not say that it is ready")
    }
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    if isFolderTemporary { try? FileManager.default.removeItem(at: folder) }
  }

  var identifier: Int32 { process.processIdentifier }

  /// Ends it as a crash does; returns when it is gone, the moment at which it was ended.
  func crash() -> Double {
    let time = SoundMonitor.now
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    return time
  }

  /// A folder for daemons, with one language.
  static func makeFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "daemon-\(UUID().uuidString)")
    let voices = folder.appending(path: "Voices")
    try FileManager.default.createDirectory(at: voices, withIntermediateDirectories: true)
    let root = URL(filePath: #filePath).appending(path: "../../../").standardizedFileURL
    try FileManager.default.copyItem(
      at: root.appending(path: "Voices/en"), to: voices.appending(path: "en"))
    return folder
  }

  /// The program beside this one.
  static var program: URL {
    get throws {
      let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "kodeoplaeserd")
      guard FileManager.default.isExecutableFile(atPath: program.path) else {
        throw BenchmarkError(description: "no daemon: swift build -c release --product kodeoplaeserd")
      }
      return program
    }
  }

  private static func socket(at path: String) throws -> Int32 {
    let descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    var patience = timeval(tv_sec: 10, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    guard bound == 0 else { throw BenchmarkError(description: "no socket at \(path)") }
    return descriptor
  }
}
