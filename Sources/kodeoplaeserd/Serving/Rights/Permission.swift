// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Glibc
internal import Storage
internal import Synchronization
internal import Varlink

/// Who may do what over the socket. A peer is its uid and nothing else; where no rule says yes, the answer is no.
///
/// 1. Root may do everything.
/// 2. The reader (`dk.kodeoplaeser.Reader`) is for the uid that the daemon runs as and for the owner's. Neither is a right to
///    anybody's identity: that is the table of `IdentityRight`.
/// 3. A uid may ask for approvals by the user it stands for.
/// 4. A registered service's uid may ask for approvals by anyone, under the names it is registered with.
struct Permission: Sendable {
  /// The uid that the daemon runs as.
  let own: UInt32
  /// Whether a uid is the one that the reader's owner has on this machine, at the time of the call.
  let isOwners: @Sendable (UInt32) -> Bool

  func controlsReader(_ uid: UInt32) -> Bool {
    uid == 0 || uid == own || isOwners(uid)
  }

  func asks(
    _ uid: UInt32, standingFor user: UserID?, registeredAs services: [ServiceName], of asked: UserID?,
    as service: ServiceName
  ) -> Bool {
    uid == 0 || user.map { $0 == asked } ?? false || services.contains(service)
  }

  /// Whether who asks is a program that no service vouches for: its name is then its own word.
  func isProgram(_ uid: UInt32, registeredAs services: [ServiceName], for request: ApprovalRequest) -> Bool {
    uid != 0 && !services.contains(request.text.service)
  }
}

/// The accounts of this machine that the reader's users have, as they are kept now.
struct OwnersAccount: Sendable {
  let store: any CoreStore
  let memory: ReaderDatabase

  /// Whether this is one of them; what cannot be read says no.
  func isOwners(_ uid: UInt32) -> Bool {
    let devices = (try? memory.devices()) ?? []
    return devices.contains { (try? store.user($0.user))?.systemAccount == uid }
  }
}

extension VarlinkPeer {
  /// The account of a person; `nil` for root, who is nobody in particular.
  var person: UInt32? { uid == 0 ? nil : uid }

  /// What this machine calls the peer's account; `nil` where it knows none of that number.
  var accountName: String? { MachineAccount.name(of: uid) }
}

/// The accounts of this machine.
enum MachineAccount {
  /// The name of the account with this number: getpwuid_r(3). `nil` where there is none.
  static func name(of uid: UInt32) -> String? {
    var (entry, found) = (passwd(), UnsafeMutablePointer<passwd>?.none)
    var buffer = [CChar](repeating: 0, count: 16_384)
    guard getpwuid_r(uid, &entry, &buffer, buffer.count, &found) == 0, found != nil else { return nil }
    return entry.pw_name.map { String(cString: $0) }
  }
}

/// How much each account of the machine may bring about in a time, where no person answers to it: rows of the log, which stay for
/// good, in a day; what the reader says by itself, in a minute.
///
/// It is counted in memory. A restart begins anew, and whom this counts can restart no daemon but their own.
final class CallBudget: Sendable {
  private let most: Int
  private let time: Duration
  private let spent = Mutex<[UInt32: (since: Instant, calls: Int)]>([:])

  /// - Parameters:
  ///   - most: how many calls of one account.
  ///   - time: within how long.
  init(_ most: Int, per time: Duration) {
    self.most = most
    self.time = time
  }

  /// Rows of the log, in a day.
  convenience init(_ limits: Limits) { self.init(limits.changesPerDay, per: .seconds(86_400)) }

  /// Counts one more, of the time that began with the account's first.
  ///
  /// - Throws: `tooSoon`, with when a new time begins for it.
  func spend(_ account: UInt32, at now: Instant) throws(CoreError) {
    let end: Instant? = spent.withLock { spent in
      let isNew = spent[account].map { now >= $0.since + time } ?? true
      if isNew {
        spent = spent.filter { now < $0.value.since + time }
        spent[account] = (now, 0)
      }
      guard let (since, calls) = spent[account], calls < most else {
        return (spent[account]?.since ?? now) + time
      }
      spent[account] = (since, calls + 1)
      return nil
    }
    if let end { throw .refused(.tooSoon(until: end)) }
  }

  /// Takes back what was counted of a call that brought nothing about.
  func giveBack(_ account: UInt32) {
    spent.withLock { spent in
      guard let (since, calls) = spent[account] else { return }
      spent[account] = (since, max(0, calls - 1))
    }
  }
}
