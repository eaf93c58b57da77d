// SPDX-License-Identifier: GPL-3.0-or-later
import Platform

/// A varlink service on one Unix socket.
///
/// One thread owns the sockets (`ServerLoop`); each call runs in a task of its own. Calls of one connection are
/// served one after another, so that replies keep their order; calls of different connections side by side.
public final class VarlinkServer: Sendable {
  private let replies: ReplyQueue

  /// Begins to serve. `org.varlink.service` comes of itself.
  ///
  /// - Parameters:
  ///   - brokenLimit: the error that tells a peer which limit it broke, of one of the interfaces.
  ///   - hasOwnPlace: whether a uid's connections stand beside the places that all others share, so that no flood of others'
  ///     refuses them. It is asked on the server's thread at each connection, and must answer at once.
  /// - Throws: `badDescription` where two interfaces have one name, or `cannotListen` where the system gives no thread.
  public init(
    _ listener: VarlinkListener, about: VarlinkService, interfaces: [VarlinkInterface],
    limits: VarlinkLimits = VarlinkLimits(),
    brokenLimit: @escaping @Sendable (BrokenLimit) -> any VarlinkMethodError,
    hasOwnPlace: @escaping @Sendable (UInt32) -> Bool = { _ in false }
  ) throws(VarlinkError) {
    let all = interfaces + [try ServiceInterface.served(about, beside: interfaces.map(\.description))]
    let (registry, replies) = (try MethodRegistry(all, limits), try ReplyQueue())
    self.replies = replies
    do throws(ThreadError) {
      try Thread(name: "varlink") {
        var loop = ServerLoop(
          listener, registry, limits, replies, brokenLimit: brokenLimit, hasOwnPlace: hasOwnPlace)
        loop.run()
      }.detach()
    } catch {
      throw .cannotListen(path: "a thread", reason: SystemError(error.code).description)
    }
  }

  /// Closes every connection, cancels their calls and removes the socket; returns when that is done.
  public func stop() async {
    await withCheckedContinuation { replies.add(.stop(ended: $0)) }
  }
}
