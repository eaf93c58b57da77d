// SPDX-License-Identifier: GPL-3.0-or-later
internal import Reader
internal import Speech
internal import Storage

/// The reader's own database, as the conversation knows it.
struct Memory: ReaderMemory {
  let database: ReaderDatabase

  func settings() throws(MemoryError) -> [String: String] {
    try use { () throws(StorageError) in try database.settings() }
  }

  func keep(_ value: String, as setting: String) throws(MemoryError) {
    try use { () throws(StorageError) in try database.set(setting, to: value) }
  }

  func accounts() throws(MemoryError) -> [Account] {
    try use { () throws(StorageError) in
      try database.accounts().map { Account(name: $0.name, address: $0.address, counter: $0.counter) }
    }
  }

  func keep(_ account: Account) throws(MemoryError) {
    let record = AccountRecord(name: account.name, address: account.address, counter: account.counter)
    try use { () throws(StorageError) in try database.keep(record) }
  }

  func moveCounter(of account: Account, to counter: UInt64) throws(MemoryError) -> Bool {
    try use { () throws(StorageError) in
      try database.moveCounter(ofAccount: account.name, from: account.counter, to: counter)
    }
  }

  /// The language that was chosen from the keypad.
  var language: LanguageCode? {
    (try? settings())?[Setting.language.rawValue].map { LanguageCode($0) }
  }

  private func use<Result>(_ body: () throws(StorageError) -> Result) throws(MemoryError) -> Result {
    do {
      return try body()
    } catch {
      throw MemoryError(error.description, phrase: error.phrase)
    }
  }
}
