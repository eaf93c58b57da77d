// SPDX-License-Identifier: GPL-3.0-or-later

/// A service that may not ask a user again until the user lifts it, because the user said "I did not start this".
///
/// It stops the name, and the account of this machine that asked under it, whatever that calls itself next.
public struct Freeze: Hashable, Sendable {
  /// Who does not take its requests.
  public let user: UserID
  /// Whose requests are refused.
  public let service: ServiceName
  /// When the user said so.
  public let since: Instant
  /// The account that asked; `nil` where it was none of this machine, or root, which asks for many.
  public let account: UInt32?
  /// Whether it was a program that no service vouches for.
  public let isOfProgram: Bool

  /// A freeze as it is kept.
  public init(
    user: UserID, service: ServiceName, since: Instant, account: UInt32? = nil, isOfProgram: Bool = false
  ) {
    self.user = user
    self.service = service
    self.since = since
    self.account = account
    self.isOfProgram = isOfProgram
  }

  /// The freeze that the end of an approval leads to.
  init(of approval: Approval, since: Instant) {
    let account = approval.asker.flatMap { $0 == 0 ? nil : $0 }
    self.init(
      user: approval.user, service: approval.text.service, since: since, account: account,
      isOfProgram: approval.isFromProgram)
  }

  /// Whether it stops who asks under this name from this account.
  public func stops(_ service: ServiceName, from asker: UInt32?) -> Bool {
    if let account, account == asker { return true }
    return self.service.matches(service)
  }
}
