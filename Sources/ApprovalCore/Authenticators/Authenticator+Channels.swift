// SPDX-License-Identifier: GPL-3.0-or-later

extension Authenticator {
  /// Whether it approves through `channel` as it is set now: an app through the binding its user chose, and a code reader
  /// through none that a PIN opens where it was activated without one.
  public func allows(_ channel: Channel) -> Bool {
    guard kind.channels.contains(channel) else { return false }
    guard kind != .codeReader || !channel.isAnsweredOnAuthenticator || pinVerifier != nil else {
      return false
    }
    return kind != .app || channel == binding || channel == .sameDevice
  }
}
