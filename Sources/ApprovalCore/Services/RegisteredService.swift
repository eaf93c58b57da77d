// SPDX-License-Identifier: GPL-3.0-or-later
internal import Synchronization

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

/// The accounts that registered services run as, for every thread to look up without waiting for the core or its database.
final class ServiceAccounts: Sendable {
  private let accounts: Mutex<[ServiceName: UInt32]>

  init(_ services: [RegisteredService]) {
    accounts = Mutex([:])
    take(services)
  }

  func contains(_ account: UInt32) -> Bool { accounts.withLock { $0.values.contains(account) } }

  /// Keeps up with what was committed: a name that is registered again has another account.
  func take(_ changes: [Change]) {
    take(changes.compactMap { if case .service(let service) = $0 { service } else { nil } })
  }

  private func take(_ services: [RegisteredService]) {
    accounts.withLock { accounts in
      for service in services { accounts[service.name] = service.systemAccount }
    }
  }
}
