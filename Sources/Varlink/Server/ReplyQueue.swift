// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Platform
import Synchronization

/// What tasks ask of the server's thread.
enum QueuedReply: Sendable {
  /// A reply after which more come; `taken` hears whether it reached the peer's socket.
  case more(connection: Int, message: [UInt8], taken: CheckedContinuation<Bool, Never>)
  /// A call is done, with its last reply; nil where none is wanted.
  case finished(connection: Int, message: [UInt8]?)
  /// A call failed in a way that has no answer.
  case failed(connection: Int)
  /// The server is to end; `ended` hears when it has.
  case stop(ended: CheckedContinuation<Void, Never>)
}

/// Replies from any task to the server's thread, which the signal wakes.
final class ReplyQueue: Sendable {
  /// Sent while there are replies.
  let signal = EventSignal()
  private let queue = Mutex<(waiting: [QueuedReply], isClosed: Bool)>(([], false))

  init() throws(VarlinkError) {
    if let failure = signal.failure { throw .cannotListen(path: "eventfd", reason: failure.description) }
  }

  /// Adds a reply, or refuses it at once when the thread is gone.
  func add(_ reply: QueuedReply) {
    let isClosed = queue.withLock { queue in
      if !queue.isClosed { queue.waiting.append(reply) }
      return queue.isClosed
    }
    guard !isClosed else { return Self.refuse(reply) }
    signal.signal()
  }

  /// All replies in order, and the signal is cleared.
  func collect() -> [QueuedReply] {
    signal.clear()
    return queue.withLock { queue in
      defer { queue.waiting = [] }
      return queue.waiting
    }
  }

  /// No one will collect any more.
  func shut() {
    let left = queue.withLock { queue in
      queue.isClosed = true
      defer { queue.waiting = [] }
      return queue.waiting
    }
    left.forEach(Self.refuse)
  }

  private static func refuse(_ reply: QueuedReply) {
    switch reply {
    case .more(_, _, let taken): taken.resume(returning: false)
    case .stop(let ended): ended.resume()
    case .finished, .failed: break
    }
  }
}
