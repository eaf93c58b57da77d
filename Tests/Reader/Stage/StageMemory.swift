// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
import Reader
import Synchronization

/// A reader's memory that lasts as long as the stage, and tells in which order it was written to.
final class StageMemory: ReaderMemory {
  private struct Shelf {
    var settings: [String: String] = [:]
    var accounts: [Account] = []
  }

  private let shelves = Mutex<[UserID?: Shelf]>([:])

  func settings(of user: UserID?) -> [String: String] { shelf(of: user) { $0.settings } }
  func keep(_ value: String?, as setting: String, of user: UserID?) {
    shelf(of: user) { $0.settings[setting] = value }
  }
  func accounts(of user: UserID?) -> [Account] { shelf(of: user) { $0.accounts } }

  func moveCounter(of account: Account, to counter: UInt64, for user: UserID?) -> Bool {
    shelf(of: user) { shelf in
      guard let known = shelf.accounts.firstIndex(of: account) else { return false }
      shelf.accounts[known].counter = counter
      return true
    }
  }

  func keep(_ account: Account, of user: UserID?) {
    shelf(of: user) { shelf in
      if let known = shelf.accounts.firstIndex(where: { $0.name == account.name }) {
        shelf.accounts[known] = account
      } else {
        shelf.accounts.append(account)
      }
    }
  }

  private func shelf<Result>(of user: UserID?, _ use: (inout Shelf) -> Result) -> Result {
    shelves.withLock { use(&$0[user, default: Shelf()]) }
  }
}
