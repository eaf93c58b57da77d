// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import Keypad
internal import OneTimeCodes
internal import PushTokens
internal import Reader
internal import Speech
internal import Storage

/// The reader's own database, as the conversation knows it.
struct Memory: ReaderMemory {
  let database: ReaderDatabase
  let codes: GivenCodes

  func settings(of user: UserID?) throws(MemoryError) -> [String: String] {
    try use { () throws(StorageError) in try database.settings(of: user) }
  }

  func keep(_ value: String?, as setting: String, of user: UserID?) throws(MemoryError) {
    try use { () throws(StorageError) in try database.set(setting, to: value, of: user) }
  }

  func accounts(of user: UserID?) throws(MemoryError) -> [Account] {
    try use { () throws(StorageError) in
      try database.accounts(of: user).map { Account(name: $0.name, address: $0.address, counter: $0.counter) }
    }
  }

  func keep(_ account: Account, of user: UserID?) throws(MemoryError) {
    let record = AccountRecord(name: account.name, address: account.address, counter: account.counter)
    try use { () throws(StorageError) in try database.keep(record, of: user) }
  }

  func moveCounter(of account: Account, to counter: UInt64, for user: UserID?) throws(MemoryError) -> Bool {
    try use { () throws(StorageError) in
      try database.moveCounter(ofAccount: account.name, of: user, from: account.counter, to: counter)
    }
  }

  func given(to account: Account, of user: UserID?) -> GivenCode? {
    guard let user, PushAccount.isKept(account.address) else { return nil }
    return .server(codes.code(of: PushHolding(user: user, name: account.name)))
  }

  /// The language of the reader itself that was chosen from the keypad.
  var language: LanguageCode? {
    (try? settings(of: nil))?[Setting.language.rawValue].map { LanguageCode($0) }
  }

  private func use<Result>(_ body: () throws(StorageError) -> Result) throws(MemoryError) -> Result {
    do {
      return try body()
    } catch {
      throw MemoryError(error.description, phrase: error.phrase)
    }
  }
}

/// Which keyboards were chosen to be keypads, in the reader's own database, one a line.
struct KeptKeypads: ChosenKeypads {
  let memory: Memory

  private static let setting = "keypads"

  func identities() -> [DeviceIdentity] {
    do throws(MemoryError) {
      let text = try memory.settings(of: nil)[Self.setting] ?? ""
      return text.split(separator: "\n").compactMap { DeviceIdentity(String($0)) }
    } catch {
      StandardError.say(error.description)
      return []
    }
  }

  func keep(_ identities: [DeviceIdentity]) {
    do throws(MemoryError) {
      try memory.keep(identities.map(\.description).joined(separator: "\n"), as: Self.setting, of: nil)
    } catch {
      StandardError.say("which keypad was chosen is not kept, and asked for again: \(error.description)")
    }
  }
}

/// Other services' accounts, each of a user, as they are kept; the conversation makes and speaks their codes.
actor Accounts {
  let core: IdentityProvider
  let memory: ReaderDatabase

  init(core: IdentityProvider, memory: ReaderDatabase) {
    self.core = core
    self.memory = memory
  }

  /// Keeps an account; without a name, under its issuer and account.
  ///
  /// - Throws: `OneTimeCodeError` or `PushError` for the address, `TextError` for the name, `AccountError`, or `StorageError`.
  func add(_ address: String, as given: String?, of user: UserID?) async throws -> String {
    guard address.utf8.count <= core.limits.accountAddressBytes else {
      throw AccountError.tooLong(core.limits.accountAddressBytes)
    }
    if PushAddress.isPush(address) { return try await addPush(address, as: given, of: user) }
    let account = try OTPAuthURI(address, unnamed: given)
    let name = try free(given ?? account.name, of: user)
    try memory.keep(AccountRecord(account, name: name.text), of: user)
    return name.text
  }

  /// Keeps a push token that its server is to know: with a fresh key, and under a name that its logins may be asked under.
  private func addPush(_ address: String, as given: String?, of user: UserID?) async throws -> String {
    let address = try PushAddress(address)
    guard let user else { throw AccountError.needsOwner }
    let name = try free(given ?? address.name, of: user)
    guard try await core.isFree(name) else { throw AccountError.nameIsTaken }
    let account = PushAccount.enrolling(PushEnrolment(address, key: try RSASigningKey.generate()))
    try memory.keep(AccountRecord(name: name.text, address: account.kept), of: user)
    return name.text
  }

  private func free(_ text: String, of user: UserID?) throws -> ServiceName {
    let name = try ServiceName(text, limits: core.limits)
    let kept = try memory.accounts(of: user)
    guard kept.allSatisfy({ $0.name != name.text }) else { throw AccountError.nameIsTaken }
    guard kept.count < core.limits.keptAccounts else { throw AccountError.tooMany(core.limits.keptAccounts) }
    return name
  }

  func names(of user: UserID?) throws -> [String] {
    try memory.accounts(of: user).map(\.name)
  }

  /// False where there is none of that name.
  func remove(_ name: String, of user: UserID?) throws -> Bool {
    try memory.removeAccount(named: name, of: user)
  }
}

/// Why an account was not kept.
enum AccountError: Error, Equatable {
  case nameIsTaken
  case tooMany(Int)
  /// An address of more bytes than this.
  case tooLong(Int)
  /// Logins of a push token are somebody's to answer.
  case needsOwner
}
