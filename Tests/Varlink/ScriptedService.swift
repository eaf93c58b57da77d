// SPDX-License-Identifier: GPL-3.0-or-later
import CLinux
import Foundation
import Testing

/// A service that takes, reads and answers what the test tells it to, over a real socket.
final class ScriptedService: Sendable {
  let path: String
  private let listener: CInt
  private let queue = DispatchQueue(label: "scripted service")

  init() throws {
    path = try socketPath()
    listener = clinux_unix_socket(true)
    try #require(clinux_unix_bind(listener, path) == 0 && listen(listener, 8) == 0)
  }

  deinit { close(listener) }

  /// The next connection, once it is there.
  func accept() async throws -> CInt {
    let descriptor = await onQueue { Foundation.accept(self.listener, nil, nil) }
    try #require(descriptor >= 0)
    return descriptor
  }

  /// Whether somebody has connected who was not accepted.
  var isCalled: Bool {
    var waited = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
    return poll(&waited, 1, 0) == 1
  }

  /// Returns once a call, or a part of one, is there to be read.
  func waitForCall(on connection: CInt) async {
    await onQueue {
      var waited = pollfd(fd: connection, events: Int16(POLLIN), revents: 0)
      while poll(&waited, 1, -1) < 1 {}
    }
  }

  /// Reads one call to its end.
  func read(from connection: CInt) async {
    await onQueue {
      var byte: UInt8 = 1
      while byte != 0, recv(connection, &byte, 1, 0) == 1 {}
    }
  }

  func answer(_ message: String, on connection: CInt) {
    let bytes = Array(message.utf8) + [0]
    _ = send(connection, bytes, bytes.count, CInt(MSG_NOSIGNAL))
  }

  /// Waits on a thread of its own, not one that tasks run on.
  private func onQueue<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { done in queue.async { done.resume(returning: body()) } }
  }
}
