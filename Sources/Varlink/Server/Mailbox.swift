// SPDX-License-Identifier: GPL-3.0-or-later
import CLinux
import Glibc
import Synchronization

/// What tasks ask of the server's thread.
enum Post: Sendable {
  /// A reply after which more come; `taken` hears whether it reached the peer's socket.
  case reply(connection: Int, message: [UInt8], taken: CheckedContinuation<Bool, Never>)
  /// A call is done, with its last reply; nil where none is wanted.
  case finished(connection: Int, message: [UInt8]?)
  /// A call failed in a way that has no answer.
  case failed(connection: Int)
  /// The server is to end; `ended` hears when it has.
  case stop(ended: CheckedContinuation<Void, Never>)
}

/// Posts from any task to the server's thread, which the bell wakes.
final class Mailbox: Sendable {
  /// Readable while there are posts.
  let bell: CInt
  private let posts = Mutex<(waiting: [Post], isClosed: Bool)>(([], false))

  init() throws(VarlinkError) {
    bell = clinux_bell()
    guard bell >= 0 else { throw .cannotListen(path: "eventfd", reason: SystemReason.text(errno)) }
  }

  deinit { close(bell) }

  /// Posts, or answers the post at once when the thread is gone.
  func post(_ post: Post) {
    let isClosed = posts.withLock { posts in
      if !posts.isClosed { posts.waiting.append(post) }
      return posts.isClosed
    }
    guard !isClosed else { return Self.refuse(post) }
    var one: UInt64 = 1
    _ = unsafe write(bell, &one, MemoryLayout<UInt64>.size)
  }

  /// All posts in order, and the bell is silent again.
  func collect() -> [Post] {
    var count: UInt64 = 0
    _ = unsafe read(bell, &count, MemoryLayout<UInt64>.size)
    return posts.withLock { posts in
      defer { posts.waiting = [] }
      return posts.waiting
    }
  }

  /// No one will collect any more.
  func shut() {
    let left = posts.withLock { posts in
      posts.isClosed = true
      defer { posts.waiting = [] }
      return posts.waiting
    }
    left.forEach(Self.refuse)
  }

  private static func refuse(_ post: Post) {
    switch post {
    case .reply(_, _, let taken): taken.resume(returning: false)
    case .stop(let ended): ended.resume()
    case .finished, .failed: break
    }
  }
}
