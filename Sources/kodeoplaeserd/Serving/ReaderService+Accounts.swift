// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import Reader
internal import Speech
internal import Varlink

/// Other services' codes over the wire.
extension ReaderService {
  func addAccount(_ account: ReaderInterface.NewAccount, by _: VarlinkPeer) async throws
    -> ReaderInterface.AccountName
  {
    do {
      return .init(name: try await accounts.add(account.uri.plain, as: account.name))
    } catch let error as OneTimeCodeError {
      throw ReaderInterface.accountRefused(error.description)
    } catch let error as TextError {
      throw ReaderInterface.accountRefused(error.description)
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
    return Nothing()
  }

  func speakCode(of account: String) async throws -> Nothing {
    guard let code = try await accounts.code(of: account) else { throw ReaderInterface.noSuchAccount }
    do throws(SpeechError) {
      try await conversation.speak(code: code.digits.revealed())
    } catch {
      throw ReaderInterface.cannotSay(error.description)
    }
    return Nothing()
  }
}
