// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import OneTimeCodes
internal import PushTokens
internal import Storage

/// Accounts that come from another program all at once, and that leave for one.
extension Accounts {
  /// What came of an account that was given.
  enum Fate: Equatable {
    case kept
    /// Kept under another name than its own, which an account with another key has.
    case renamed
    /// Its key is here already, under the name that is told.
    case known
    case refused(reason: String)
  }

  /// Keeps those that can be kept in one write, and tells what came of each, in the same order.
  ///
  /// - Throws: `StorageError`: then none is kept.
  func keepAll(_ addresses: [String], of user: UserID?) throws -> [(name: String, fate: Fate)] {
    var intake = try AccountIntake(kept: try memory.accounts(of: user), limits: core.limits)
    let fates = addresses.map { intake.take($0) }
    if !intake.new.isEmpty { try memory.keep(intake.new, of: user) }
    return fates
  }

  /// Every account that may leave, under the name that it has here, with the counter that it has come to.
  ///
  /// - Throws: `OneTimeCodeError`, `StorageError`.
  func addresses(of user: UserID?) throws -> [String] {
    try leaving(of: user).map { try $0.carried().revealed() }
  }

  /// Those that may leave: the key of a push token was made here, and stays.
  func leaving(of user: UserID?) throws -> [AccountRecord] {
    try memory.accounts(of: user).filter { !PushAccount.isKept($0.address) }
  }

  /// How many there were.
  func removeAll(of user: UserID?) throws -> Int {
    try memory.removeAllAccounts(of: user)
  }
}

/// Which of the accounts that are given are new, by their keys, and what they are called.
private struct AccountIntake {
  private let limits: Limits
  private var names: Set<String>
  private var known: [(key: Secret, name: String)] = []
  /// Those to be kept.
  private(set) var new: [AccountRecord] = []

  init(kept: [AccountRecord], limits: Limits) throws(OneTimeCodeError) {
    self.limits = limits
    names = Set(kept.map(\.name))
    for record in kept where !PushAccount.isKept(record.address) {
      known.append((try record.account().generator.key, record.name))
    }
  }

  mutating func take(_ address: String) -> (name: String, fate: Accounts.Fate) {
    guard address.utf8.count <= limits.accountAddressBytes else {
      return ("", .refused(reason: "its address is longer than \(limits.accountAddressBytes) bytes"))
    }
    do {
      return try take(OTPAuthURI(address))
    } catch {
      return ("", .refused(reason: error.description))
    }
  }

  private mutating func take(_ account: OTPAuthURI) -> (name: String, fate: Accounts.Fate) {
    if let same = known.first(where: { $0.key == account.generator.key }) { return (same.name, .known) }
    do throws(TextError) {
      let own = try ServiceName(account.name, limits: limits).text
      guard names.count < limits.keptAccounts else {
        return (own, .refused(reason: "there are \(limits.keptAccounts) accounts, as many as are kept"))
      }
      let name = try free(own)
      names.insert(name)
      known.append((account.generator.key, name))
      new.append(AccountRecord(account, name: name))
      return (name, name == own ? .kept : .renamed)
    } catch {
      return (account.name, .refused(reason: error.description))
    }
  }

  /// The name, with a number behind it where it is taken.
  private func free(_ name: String) throws(TextError) -> String {
    guard names.contains(name) else { return name }
    let numbered = (2...names.count + 2).lazy.map { "\(name) \($0)" }
    return try ServiceName(numbered.first { !names.contains($0) } ?? name, limits: limits).text
  }
}

extension AccountRecord {
  /// An account as it is kept under a name.
  init(_ account: OTPAuthURI, name: String) {
    self.init(name: name, address: Secret(utf8: account.revealed()))
    if case .hotp(let counter) = account.kind { self.counter = counter }
  }

  func account() throws(OneTimeCodeError) -> OTPAuthURI {
    try OTPAuthURI(String(decoding: address.revealed(), as: UTF8.self))
  }

  /// The account as another program is to keep it: called as it is here, and counting on from where it has come to.
  fileprivate func carried() throws(OneTimeCodeError) -> OTPAuthURI {
    let account = try account()
    var kind = account.kind
    if case .hotp(let first) = kind { kind = .hotp(counter: max(first, counter)) }
    let isOwn = account.name == name
    return try OTPAuthURI(
      issuer: isOwn ? account.issuer : nil, account: isOwn ? account.account : name.filter { $0 != ":" },
      kind: kind, generator: account.generator)
  }
}

extension OTPAuthURI {
  /// Issuer and account, as one is heard and chosen by unless it is given another name.
  var name: String { [issuer, account].compactMap(\.self).joined(separator: " ") }
}
