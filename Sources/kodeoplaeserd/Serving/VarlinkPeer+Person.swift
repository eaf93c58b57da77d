// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc
internal import Varlink

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
