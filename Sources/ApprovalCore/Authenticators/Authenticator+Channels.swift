// SPDX-License-Identifier: GPL-3.0-or-later

extension Authenticator {
  /// Whether it approves through `channel` as it is set now: an app through the binding its user chose.
  public func allows(_ channel: Channel) -> Bool {
    guard kind.channels.contains(channel) else { return false }
    return kind != .app || channel == binding || channel == .sameDevice
  }
}
