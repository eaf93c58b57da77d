// SPDX-License-Identifier: GPL-3.0-or-later
import CLinux
import Glibc
import Synchronization
import Threads

/// A client's end of one connection: one call at a time, in order.
///
/// Reading blocks, so it is done on a thread of the connection's own, and only when somebody waits for a reply: a
/// service that talks faster than it is listened to waits in its own socket.
final class VarlinkConnection: Sendable {
  private let descriptor: CInt
  private let thread = SerialThread(name: "varlink client")
  private let incoming: Mutex<(frames: Frames, messages: [[UInt8]])>

  init(path: String) throws(VarlinkError) {
    descriptor = clinux_unix_socket(true)
    incoming = Mutex((Frames(longest: VarlinkLimits().messageBytes), []))
    guard descriptor >= 0 else { throw .unreachable(path: path, reason: SystemReason.text(errno)) }
    guard unsafe clinux_unix_connect(descriptor, path) == 0 else {
      throw errno == ENAMETOOLONG
        ? .pathTooLong(path: path) : .unreachable(path: path, reason: SystemReason.text(errno))
    }
  }

  deinit { close(descriptor) }

  /// Sends a call and gives the first message that answers it; a caller that is cancelled closes the connection.
  func exchange(_ call: [UInt8]) async throws -> [UInt8] {
    try await perform { connection throws(VarlinkError) in
      try connection.write(call)
      return try connection.read()
    }
  }

  /// Sends a call that is not answered.
  func send(_ call: [UInt8]) async throws {
    _ = try await perform { connection throws(VarlinkError) in
      try connection.write(call)
      return []
    }
  }

  /// The next message of a call that is answered more than once.
  func receive() async throws -> [UInt8] {
    try await perform { connection throws(VarlinkError) in try connection.read() }
  }

  /// Ends the connection in both directions; who waits for a reply hears that it is closed.
  func end() { shutdown(descriptor, CInt(SHUT_RDWR)) }

  private func perform(
    _ body: @escaping @Sendable (VarlinkConnection) throws(VarlinkError) -> [UInt8]
  ) async throws -> [UInt8] {
    try await withTaskCancellationHandler {
      let outcome: Result<[UInt8], VarlinkError> = await withCheckedContinuation { done in
        thread.perform {
          do throws(VarlinkError) {
            done.resume(returning: .success(try body(self)))
          } catch {
            done.resume(returning: .failure(error))
          }
        }
      }
      try Task.checkCancellation()
      return try outcome.get()
    } onCancel: {
      end()
    }
  }

  private func write(_ message: [UInt8]) throws(VarlinkError) {
    let bytes = message + [0]
    var sent = 0
    while sent < bytes.count {
      let count = unsafe bytes[sent...].withUnsafeBytes {
        unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      // The service may have said why before it closed: that is still to be read.
      guard count >= 0 else { return }
      sent += count
    }
  }

  private func read() throws(VarlinkError) -> [UInt8] {
    while true {
      if let message = incoming.withLock({ $0.messages.isEmpty ? nil : $0.messages.removeFirst() }) {
        return message
      }
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe recv(descriptor, $0.baseAddress, $0.count, 0)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .closed }
      let bytes = buffer[..<count]
      let outcome: Result<Void, VarlinkError> = incoming.withLock { incoming in
        do throws(VarlinkError) {
          incoming.messages += try incoming.frames.receive(bytes)
          return .success(())
        } catch {
          return .failure(error)
        }
      }
      try outcome.get()
    }
  }
}
