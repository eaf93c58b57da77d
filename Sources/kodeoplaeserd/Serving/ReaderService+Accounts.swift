// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Reader
internal import Varlink

/// Other services' codes over the wire.
extension ReaderService {
  func addAccount(_ account: ReaderInterface.NewAccount, by _: VarlinkPeer) async throws
    -> ReaderInterface.AccountName
  {
    do {
      let name = try await accounts.add(account.uri.plain, as: account.name)
      conversation.accountsChanged()
      return .init(name: name)
    } catch let error as OneTimeCodeError {
      throw ReaderInterface.accountRefused(error.description)
    } catch let error as TextError {
      throw ReaderInterface.accountRefused(error.description)
    } catch AccountError.tooMany(let most) {
      throw ReaderInterface.accountRefused(
        "there are \(most) accounts, as many as are kept; remove one first")
    } catch AccountError.tooLong(let most) {
      throw ReaderInterface.accountRefused("the address is longer than \(most) bytes; no service's is")
    } catch AccountError.nameIsTaken {
      throw ReaderInterface.accountRefused(
        "there is an account of that name; remove it first, or give another name")
    }
  }

  func listAccounts(_: Nothing, by _: VarlinkPeer) async throws -> ReaderInterface.AccountNames {
    .init(names: try await accounts.names())
  }

  func removeAccount(_ account: ReaderInterface.AccountName, by _: VarlinkPeer) async throws -> Nothing {
    guard try await accounts.remove(account.name) else { throw ReaderInterface.noSuchAccount }
    conversation.accountsChanged()
    return Nothing()
  }
}
