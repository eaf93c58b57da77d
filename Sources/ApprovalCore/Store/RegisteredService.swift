// SPDX-License-Identifier: GPL-3.0-or-later

/// A service that may ask for approvals by anyone, and the account on this machine it runs as.
public struct RegisteredService: Hashable, Sendable {
  public let name: ServiceName
  public let systemAccount: UInt32

  public init(name: ServiceName, systemAccount: UInt32) {
    self.name = name
    self.systemAccount = systemAccount
  }
}
