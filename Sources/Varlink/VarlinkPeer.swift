// SPDX-License-Identifier: GPL-3.0-or-later

/// Who is at the other end of a connection: what the kernel says (SO_PEERCRED), and nothing the peer says.
public struct VarlinkPeer: Hashable, Sendable {
  /// The user that connected; all rights hang on it.
  public let uid: UInt32
  /// Only for a log: a process may be gone, and its number another's.
  public let pid: Int32

  public init(uid: UInt32, pid: Int32) {
    self.uid = uid
    self.pid = pid
  }
}
