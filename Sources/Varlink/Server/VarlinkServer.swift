// SPDX-License-Identifier: GPL-3.0-or-later
import Threads

/// A varlink service on one Unix socket.
///
/// One thread owns the sockets (`Switchboard`); each call runs in a task of its own. Calls of one connection are
/// served one after another, so that replies keep their order; calls of different connections side by side.
public final class VarlinkServer: Sendable {
  private let mailbox: Mailbox

  /// Begins to serve. `org.varlink.service` and the description of the limits come of themselves.
  ///
  /// - Parameter hasOwnPlace: whether a uid's connections stand beside the places that all others share, so that no flood of
  ///   others' refuses them. It is asked on the server's thread at each connection, and must answer at once.
  /// - Throws: `badDescription` where two interfaces have one name, or `cannotListen` where the system gives no thread.
  public init(
    _ listener: VarlinkListener, about: VarlinkService, interfaces: [VarlinkInterface],
    limits: VarlinkLimits = VarlinkLimits(),
    hasOwnPlace: @escaping @Sendable (UInt32) -> Bool = { _ in false }
  ) throws(VarlinkError) {
    let own = try interfaces + [LimitInterface.served()]
    let all = own + [try ServiceInterface.served(about, beside: own.map(\.description))]
    let (directory, mailbox) = (try Directory(all, limits), try Mailbox())
    self.mailbox = mailbox
    do throws(ThreadError) {
      try Thread(name: "varlink") {
        var switchboard = Switchboard(listener, directory, limits, mailbox, hasOwnPlace: hasOwnPlace)
        switchboard.run()
      }.detach()
    } catch {
      throw .cannotListen(path: "a thread", reason: SystemReason.text(error.code))
    }
  }

  /// Closes every connection, cancels their calls and removes the socket; returns when that is done.
  public func stop() async {
    await withCheckedContinuation { mailbox.post(.stop(ended: $0)) }
  }
}
