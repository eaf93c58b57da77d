// SPDX-License-Identifier: GPL-3.0-or-later
import CLinux
import Foundation
import Synchronization
import Testing

/// A peer that sends whatever it likes, over a real socket.
final class RawPeer: Sendable {
  private let descriptor: CInt
  private let queue = DispatchQueue(label: "raw peer")
  private let read = Mutex<[UInt8]>([])

  init(_ path: String) throws {
    descriptor = clinux_unix_socket(true)
    try #require(clinux_unix_connect(descriptor, path) == 0)
  }

  deinit { close(descriptor) }

  func send(_ message: String) throws { try sendBytes(Array(message.utf8) + [0]) }

  func sendBytes(_ bytes: [UInt8]) throws {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Foundation.send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
      }
      // The server may close in the middle of what breaks a limit.
      if count < 0, errno == EPIPE || errno == ECONNRESET { return }
      try #require(count > 0)
      sent += count
    }
  }

  /// The next message, or nil once the server has closed. Blocks a thread of its own, not one that tasks run on.
  func receive() async throws -> String? {
    let outcome: Result<String?, any Error> = await withCheckedContinuation { done in
      queue.async { done.resume(returning: Result { try self.receiveBlocking() }) }
    }
    return try outcome.get()
  }

  private func receiveBlocking() throws -> String? {
    while true {
      let message: String? = read.withLock { read in
        guard let end = read.firstIndex(of: 0) else { return nil }
        defer { read.removeFirst(end + 1) }
        return String(decoding: read[..<end], as: UTF8.self)
      }
      if let message { return message }
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count == 0 || (count < 0 && errno == ECONNRESET) { return nil }
      try #require(count > 0)
      let bytes = buffer[..<count]
      read.withLock { $0 += bytes }
    }
  }

  /// Returns once the server has hung up, whatever is still to be read.
  func waitForHangUp() async throws {
    await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
      queue.async {
        var waited = pollfd(fd: self.descriptor, events: 0, revents: 0)
        while poll(&waited, 1, -1) < 1 {}
        done.resume()
      }
    }
  }

  /// Whether the server has not hung up.
  var isOpen: Bool {
    var waited = pollfd(fd: descriptor, events: 0, revents: 0)
    return poll(&waited, 1, 0) == 0
  }

  func endSending() { shutdown(descriptor, CInt(SHUT_WR)) }
  func end() { shutdown(descriptor, CInt(SHUT_RDWR)) }
}
