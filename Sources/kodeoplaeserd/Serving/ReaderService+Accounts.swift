// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Reader
internal import ServiceInterfaces
internal import Varlink

/// Other services' codes over the wire. What is added or removed so is announced: a program may do it, and the person must know.
extension ReaderService {
  func addAccount(_ account: ReaderInterface.AddAccount.Parameters, by peer: VarlinkPeer) async throws
    -> ReaderInterface.AddAccount.Reply
  {
    try spend(peer)
    do {
      let name = try await kept.add(account.uri.plain, as: account.name)
      announce(.accountAdded(name))
      return .init(name: name)
    } catch let error as OneTimeCodeError {
      throw ReaderInterface.AccountRefused(reason: error.description)
    } catch let error as TextError {
      throw ReaderInterface.AccountRefused(reason: error.description)
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

  func accounts(by _: VarlinkPeer) async throws -> ReaderInterface.Accounts.Reply {
    .init(names: try await kept.names())
  }

  func removeAccount(_ account: ReaderInterface.RemoveAccount.Parameters, by peer: VarlinkPeer) async throws {
    try spend(peer)
    guard try await kept.remove(account.name) else { throw ReaderInterface.NoSuchAccount() }
    announce(.accountRemoved(account.name))
  }

  private func announce(_ change: Announcement) {
    conversation.accountsChanged()
    conversation.announce(change)
  }
}
