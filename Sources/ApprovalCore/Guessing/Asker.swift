// SPDX-License-Identifier: GPL-3.0-or-later

/// Who asks, as far as that cannot be chosen by whoever asks: what tries and requests are counted by.
///
/// A registered service is its name, and so is one for which root vouches. Any other account of this machine may call itself
/// what it likes, and is its number.
public struct Asker: Hashable, Sendable, CustomStringConvertible {
  /// What it is kept as.
  public let text: String

  /// An asker as it was kept.
  public init(kept text: String) {
    self.text = text
  }

  /// Who asks over a socket, by its account; else this program itself.
  public init(_ account: UInt32?) {
    self = account.map(Asker.init(account:)) ?? .ourselves
  }

  /// An account of this machine.
  public init(account: UInt32) {
    text = "account \(account)"
  }

  /// A service whose name is its own, however it is spelled.
  public init(service: ServiceName) {
    text = "service " + ComposedText.composed(service.folded)
  }

  /// Who asks without a socket between: this program itself.
  public static let ourselves = Asker(kept: "ourselves")

  /// Who brings a recovery code that is right, from whatever account.
  static let recoveryCode = Asker(kept: "recovery code")

  /// As it is kept.
  public var description: String { text }
}

extension ApprovalCore {
  /// Who an account is that asks under a name; `nil` where no account of this machine asks.
  func asker(_ account: UInt32?, as service: ServiceName) throws(CoreError) -> Asker {
    guard let account, account != 0 else { return Asker(service: service) }
    let isItsName = try services(of: account).contains { $0.matches(service) }
    return isItsName ? Asker(service: service) : Asker(account: account)
  }
}
