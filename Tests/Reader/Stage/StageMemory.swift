// SPDX-License-Identifier: GPL-3.0-or-later
import Cryptography
import Reader
import Synchronization

/// A reader's memory that lasts as long as the stage, and tells in which order it was written to.
final class StageMemory: ReaderMemory {
  private let state = Mutex((settings: [String: String](), accounts: [Account]()))

  func settings() -> [String: String] { state.withLock { $0.settings } }
  func keep(_ value: String, as setting: String) { state.withLock { $0.settings[setting] = value } }
  func accounts() -> [Account] { state.withLock { $0.accounts } }

  func moveCounter(of account: Account, to counter: UInt64) -> Bool {
    state.withLock { state in
      guard let known = state.accounts.firstIndex(of: account) else { return false }
      state.accounts[known].counter = counter
      return true
    }
  }

  func keep(_ account: Account) {
    state.withLock { state in
      if let known = state.accounts.firstIndex(where: { $0.name == account.name }) {
        state.accounts[known] = account
      } else {
        state.accounts.append(account)
      }
    }
  }
}
