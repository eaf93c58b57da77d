// SPDX-License-Identifier: GPL-3.0-or-later

/// A service that may ask for approvals by anyone, and the account on this machine it runs as.
public struct RegisteredService: Hashable, Sendable {
  /// The name it asks under.
  public let name: ServiceName
  /// The uid it asks from.
  public let systemAccount: UInt32

  /// A service as it is registered.
  public init(name: ServiceName, systemAccount: UInt32) {
    self.name = name
    self.systemAccount = systemAccount
  }
}
