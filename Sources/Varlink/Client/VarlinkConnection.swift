// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Platform
import Synchronization

/// A client's end of one connection: one call at a time, in order.
///
/// Reading blocks, so it is done on a thread of the connection's own, and only when somebody waits for a reply: a
/// service that talks faster than it is listened to waits in its own socket.
final class VarlinkConnection: Sendable {
  private let descriptor: CInt
  private let thread = SerialThread(name: "varlink client")
  private let incoming: Mutex<(frames: Frames, messages: [[UInt8]])>

  /// - Parameter accounts: who may listen there; nil for anybody.
  init(path: String, answeredBy accounts: Set<UInt32>?) throws(VarlinkError) {
    descriptor = UnixSocket.create(isBlocking: true)
    incoming = Mutex((Frames(longest: VarlinkLimits().messageBytes), []))
    guard descriptor >= 0 else { throw .unreachable(path: path, reason: SystemError.last.description) }
    guard UnixSocket.connect(descriptor, to: path) else {
      throw errno == ENAMETOOLONG
        ? .pathTooLong(path: path) : .unreachable(path: path, reason: SystemError.last.description)
    }
    guard let accounts else { return }
    let peer = UnixSocket.peer(of: descriptor)
    guard let peer, accounts.contains(peer.user) else {
      throw .notTrusted(path: path, account: peer?.user ?? 0)
    }
  }

  deinit { close(descriptor) }

  /// Sends a call and gives the first message that answers it; nil where the service had closed before it had the whole call,
  /// so that nothing of it was done. A caller that is cancelled closes the connection.
  func exchange(_ call: [UInt8]) async throws -> [UInt8]? {
    try await perform { connection throws(VarlinkError) in
      let isSent = connection.write(call)
      // The service may have said why before it closed.
      switch try connection.read() {
      case .message(let message): return message
      case .closed(let isUnread) where isUnread || !isSent: return nil
      case .closed: throw .closed
      }
    }
  }

  /// Sends a call that is not answered; false where the service had closed before it had the whole call.
  func send(_ call: [UInt8]) async throws -> Bool {
    try await perform { connection throws(VarlinkError) in connection.write(call) }
  }

  /// The next message of a call that is answered more than once.
  func receive() async throws -> [UInt8] {
    try await perform { connection throws(VarlinkError) in
      guard case .message(let message) = try connection.read() else { throw .closed }
      return message
    }
  }

  /// Ends the connection in both directions; who waits for a reply hears that it is closed.
  func end() { shutdown(descriptor, CInt(SHUT_RDWR)) }

  private func perform<Answer: Sendable>(
    _ body: @escaping @Sendable (VarlinkConnection) throws(VarlinkError) -> Answer
  ) async throws -> Answer {
    try await withTaskCancellationHandler {
      let outcome: Result<Answer, VarlinkError> = await withCheckedContinuation { done in
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

  /// Whether the service was there to take all of it.
  private func write(_ message: [UInt8]) -> Bool {
    WriteTarget.socket(descriptor).writeAll(message + [0]).error == nil
  }

  private enum Incoming {
    case message([UInt8])
    /// The service closed; unread, with the end of what was sent not taken from its socket (unix(7), ECONNRESET).
    case closed(isUnread: Bool)
  }

  private func read() throws(VarlinkError) -> Incoming {
    while true {
      if let message = incoming.withLock({ $0.messages.isEmpty ? nil : $0.messages.removeFirst() }) {
        return .message(message)
      }
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe recv(descriptor, $0.baseAddress, $0.count, 0)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return .closed(isUnread: count < 0 && errno == ECONNRESET) }
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
