// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A Unix socket of qemu's, line by line. Every wait blocks.
final class LineSocket {
  /// The longest that nothing may come, in seconds of this machine: the other is slow where it is emulated on a busy one.
  private static let patience = 900

  private let name: String
  private let descriptor: Int32
  private var unread: [UInt8] = []

  /// Connects. qemu makes its sockets some time after it was started.
  ///
  /// - Parameter isAwaited: whether the socket may still come.
  init(_ path: String, while isAwaited: () -> Bool) throws {
    name = URL(filePath: path).lastPathComponent
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var limit = timeval(tv_sec: Self.patience, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    while !connects(to: path) {
      guard isAwaited() else { throw MachineError("qemu ended before it had a socket \(name)") }
      usleep(20_000)
    }
  }

  deinit { close(descriptor) }

  private func connects(to path: String) -> Bool {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
    return withUnsafePointer(to: address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
  }

  func write(_ line: String) throws {
    let bytes = Array((line + "\n").utf8)
    guard send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
      throw MachineError("qemu takes nothing at its socket \(name)")
    }
  }

  /// Waits for the next line.
  func next() throws -> String {
    while true {
      if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        defer { unread.removeFirst(end + 1) }
        return String(decoding: unread[..<end], as: UTF8.self)
      }
      try read()
    }
  }

  private func read() throws {
    var part = [UInt8](repeating: 0, count: 4096)
    let count = recv(descriptor, &part, part.count, 0)
    if count < 0, errno == EINTR { return }
    guard count >= 0 else { throw MachineError("nothing came at \(name) for \(Self.patience) seconds") }
    guard count > 0 else { throw MachineError("the machine ended") }
    unread += part[..<count]
  }
}
