// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import OneTimeCodes
internal import PushTokens
internal import Reader
internal import ServiceInterfaces
internal import Varlink

/// Other services' codes over the wire. What is added or removed so is announced: a program may do it, and the person must know.
extension ReaderService {
  func addAccount(_ account: ReaderInterface.AddAccount.Parameters, by peer: VarlinkPeer) async throws
    -> ReaderInterface.AddAccount.Reply
  {
    let holder = try await holder(account.user, for: peer)
    try spend(peer)
    do {
      let name = try await kept.add(account.uri.plain, as: account.name, of: holder)
      announce(.accountAdded(name), of: holder)
      return .init(name: name)
    } catch let error as OneTimeCodeError {
      throw ReaderInterface.AccountRefused(reason: error.description)
    } catch let error as TextError {
      throw ReaderInterface.AccountRefused(reason: error.description)
    } catch let error as PushError {
      throw ReaderInterface.AccountRefused(reason: error.description)
    } catch AccountError.needsOwner {
      throw ReaderInterface.AccountRefused(
        reason:
          "nobody is enrolled on this reader, who would answer its logins; run kodeoplaeser enrol USERID")
    } catch AccountError.tooMany(let most) {
      throw ReaderInterface.AccountRefused(
        reason: "there are \(most) accounts, as many as are kept; remove one first")
    } catch AccountError.tooLong(let most) {
      throw ReaderInterface.AccountRefused(
        reason: "the address is longer than \(most) bytes; no service's is")
    } catch AccountError.nameIsTaken {
      throw ReaderInterface.AccountRefused(
        reason: "there is an account of that name; remove it first, or give another name")
    }
  }

  func accounts(_ whose: ReaderInterface.Accounts.Parameters, by peer: VarlinkPeer) async throws
    -> ReaderInterface.Accounts.Reply
  {
    .init(names: try await kept.names(of: try await holder(whose.user, for: peer)))
  }

  func removeAccount(_ account: ReaderInterface.RemoveAccount.Parameters, by peer: VarlinkPeer) async throws {
    let holder = try await holder(account.user, for: peer)
    try spend(peer)
    guard try await kept.remove(account.name, of: holder) else { throw ReaderInterface.NoSuchAccount() }
    announce(.accountRemoved(account.name), of: holder)
  }

  // MARK: All at once

  func importAccounts(_ given: ReaderInterface.ImportAccounts.Parameters, by peer: VarlinkPeer) async throws
    -> ReaderInterface.ImportAccounts.Reply
  {
    let holder = try await holder(given.user, for: peer)
    try spend(peer)
    let fates = try await kept.keepAll(given.accounts.map(\.uri.plain), of: holder)
    let new = fates.count { $0.fate == .kept || $0.fate == .renamed }
    if new > 0 { announce(.accountsImported(new), of: holder) }
    return .init(accounts: fates.map { .init(name: $0.name, $0.fate) })
  }

  func exportAccounts(_ given: ReaderInterface.ExportAccounts.Parameters, by peer: VarlinkPeer) async throws
    -> ReaderInterface.ExportAccounts.Reply
  {
    let holder = try await holder(given.user, for: peer)
    return try await approving(
      given.isPlain ? .exportAccountsPlain : .exportAccounts, given.approval, of: holder, by: peer
    ) {
      .init(accounts: try await kept.addresses(of: holder).map { .init(uri: SecretText(Secret(utf8: $0))) })
    }
  }

  func removeAllAccounts(_ given: ReaderInterface.RemoveAllAccounts.Parameters, by peer: VarlinkPeer)
    async throws -> ReaderInterface.RemoveAllAccounts.Reply
  {
    let holder = try await holder(given.user, for: peer)
    return try await approving(.removeAccounts, given.approval, of: holder, by: peer) {
      let count = try await kept.removeAll(of: holder)
      conversation.accountsChanged(of: holder)
      return .init(count: count)
    }
  }

  /// Does what the user approved whose the accounts are, whoever asks, root as well: of just so many accounts as they heard of.
  ///
  /// - Throws: `ApprovalNeeded` with the approval that was begun for it.
  private func approving<Reply>(
    _ kind: IdentityChange.Kind, _ approval: String?, of holder: UserID?, by peer: VarlinkPeer,
    _ work: () async throws -> Reply
  ) async throws -> Reply {
    guard let user = holder else { throw ReaderInterface.NobodyApproves() }
    let count =
      try await kind == .removeAccounts ? kept.names(of: user).count : kept.leaving(of: user).count
    guard count > 0 else { throw ReaderInterface.NoAccounts() }
    let change = IdentityChange(kind, subject: String(count))
    do {
      guard let approval else {
        try spend(peer)
        let begun = try await core.request(change, of: user, by: peer.uid)
        throw IdentityInterface.ApprovalNeeded(begun, expiresAt: core.wallTime(of: begun.expiresAt))
      }
      guard let given = ApprovalID(approval) else { throw CoreError.refused(.notApprovedForThis) }
      try await core.take(given, for: change, of: user, by: peer.uid)
      return try await finishing(given, work)
    } catch CoreError.refused(let refusal) {
      throw IdentityInterface.Denied(refusal)
    }
  }

  /// An approval has served once its change is made, and may serve again where it was not.
  private func finishing<Reply>(_ approval: ApprovalID, _ work: () async throws -> Reply) async throws
    -> Reply
  {
    do {
      let reply = try await work()
      try await core.finish(approval, isMade: true)
      return reply
    } catch {
      try await core.finish(approval, isMade: false)
      throw error
    }
  }

  private func announce(_ change: Announcement, of holder: UserID?) {
    conversation.accountsChanged(of: holder)
    conversation.announce(change, of: holder)
  }
}

extension ReaderInterface.ImportedAccount {
  init(name: String, _ fate: Accounts.Fate) {
    switch fate {
    case .kept: self.init(name: name, fate: .kept)
    case .renamed: self.init(name: name, fate: .renamed)
    case .known: self.init(name: name, fate: .known)
    case .refused(let reason): self.init(name: name, fate: .refused, reason: reason)
    }
  }
}
