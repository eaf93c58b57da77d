// SPDX-License-Identifier: GPL-3.0-or-later
internal import Varlink

extension VarlinkPeer {
  /// The account of a person; `nil` for root, who is nobody in particular.
  var person: UInt32? { uid == 0 ? nil : uid }
}
