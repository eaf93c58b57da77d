// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Children
import Cryptography
import Foundation
import Testing

@testable import Storage

struct ReaderDatabaseTests {
  let scratch: Scratch
  let database: ReaderDatabase

  init() throws {
    scratch = try Scratch()
    database = try ReaderDatabase(inFolder: scratch.path)
  }

  private static let anna = try? UserID("anna.aa")
  private static let bent = try? UserID("bent.bb")

  private static func device(_ user: String, _ number: Int64, seed: Secret, key: Secret? = nil) throws
    -> DeviceRecord
  {
    DeviceRecord(
      user: try UserID(user), authenticator: AuthenticatorID(number), serial: "0\(number)", seed: seed,
      deviceKey: key)
  }

  @Test func `the device of each user is kept in its place until it is forgotten`() throws {
    #expect(try database.devices().isEmpty)
    let bents = try Self.device("bent.bb", 5, seed: Samples.seed)
    var annas = try Self.device("anna.aa", .max, seed: Secret(utf8: "other"))
    try database.keep(bents)
    try database.keep(annas)
    #expect(try database.devices() == [bents, annas])
    let again = try Self.device("bent.bb", 7, seed: Samples.seed, key: Secret(utf8: "signs its answers"))
    try database.keep(again)
    annas = try Self.device("anna.aa", 8, seed: Samples.seed)
    try database.keep(annas)
    #expect(try database.devices() == [again, annas])
    #expect(try database.device(of: annas.user) == annas)
    try database.forgetDevice(of: bents.user)
    #expect(try database.devices() == [annas])
  }

  @Test func `settings are kept and taken back, each user's and the reader's apart`() throws {
    try database.set("rate", to: "140", of: nil)
    try database.set("voice", to: "klatt2", of: Self.anna)
    try database.set("rate", to: "180", of: Self.anna)
    #expect(try database.settings(of: nil) == ["rate": "140"])
    #expect(try database.settings(of: Self.anna) == ["rate": "180", "voice": "klatt2"])
    #expect(try database.settings(of: Self.bent).isEmpty)
    try database.set("rate", to: nil, of: Self.anna)
    #expect(try database.settings(of: Self.anna) == ["voice": "klatt2"])
    #expect(try database.settings(of: nil) == ["rate": "140"])
  }

  @Test func `accounts keep their order and their counters`() throws {
    for name in ["A", "B", "C"] {
      try database.keep(
        AccountRecord(name: name, address: Secret(utf8: "otpauth://x/\(name)"), counter: 1), of: Self.anna)
    }
    let changed = AccountRecord(name: "B", address: Secret(utf8: "otpauth://y/B"), counter: .max)
    try database.keep(changed, of: Self.anna)
    #expect(try database.accounts(of: Self.anna).map(\.name) == ["A", "B", "C"])
    #expect(try database.accounts(of: Self.anna)[1] == changed)
    try database.arrangeAccounts(["C", "nobody", "A"], of: Self.anna)
    #expect(try database.accounts(of: Self.anna).map(\.name) == ["C", "A", "B"])
    #expect(try database.removeAccount(named: "A", of: Self.anna))
    #expect(try !database.removeAccount(named: "A", of: Self.anna))
    #expect(try database.accounts(of: Self.anna).map(\.name) == ["C", "B"])
  }

  @Test func `two users' accounts of one name are two`() throws {
    let (one, other) = (
      AccountRecord(name: "Bank", address: Secret(utf8: "otpauth://x/one"), counter: 1),
      AccountRecord(name: "Bank", address: Secret(utf8: "otpauth://x/other"), counter: 2)
    )
    try database.keep(one, of: Self.anna)
    try database.keep(other, of: Self.bent)
    #expect(try database.moveCounter(ofAccount: "Bank", of: Self.bent, from: 2, to: 3))
    #expect(try database.accounts(of: Self.anna) == [one])
    #expect(try database.removeAllAccounts(of: Self.bent) == 1)
    #expect(try database.accounts(of: Self.anna) == [one])
    #expect(try database.accounts(of: Self.bent).isEmpty)
  }

  @Test func `what was kept before the reader was anybody's becomes the first user's, and no later one's`()
    throws
  {
    let accounts = ["A", "B"].map { AccountRecord(name: $0, address: Secret(utf8: "otpauth://x/\($0)")) }
    try database.keep(accounts, of: nil)
    try database.keep(Self.device("anna.aa", 5, seed: Samples.seed))
    #expect(try database.accounts(of: nil).isEmpty)
    #expect(try database.accounts(of: Self.anna) == accounts)
    try database.keep(Self.device("bent.bb", 6, seed: Samples.seed))
    #expect(try database.accounts(of: Self.bent).isEmpty)
  }

  @Test func `an account that is removed while its counter moves stays removed`() throws {
    let account = AccountRecord(name: "A", address: Secret(utf8: "otpauth://hotp/A"), counter: .max - 1)
    try database.keep(account, of: Self.anna)
    #expect(try database.moveCounter(ofAccount: "A", of: Self.anna, from: .max - 1, to: .max))
    #expect(try database.accounts(of: Self.anna).first?.counter == .max)
    #expect(try !database.moveCounter(ofAccount: "A", of: Self.anna, from: .max - 1, to: .max))
    try database.removeAccount(named: "A", of: Self.anna)
    #expect(try !database.moveCounter(ofAccount: "A", of: Self.anna, from: .max, to: 7))
    #expect(try database.accounts(of: Self.anna).isEmpty)
  }

  @Test func `it outlives a program that ends without closing, and no secret stands in its files`() throws {
    let account = AccountRecord(name: "A", address: Secret(utf8: "otpauth://totp/A?secret=JBSWY3DP"))
    try database.keep(account, of: Self.anna)
    try database.keep(
      Self.device("anna.aa", 5, seed: Samples.seed, key: Secret(utf8: "signs its answers")))
    for (name, data) in try scratch.contents() {
      #expect(data.range(of: Data("JBSWY3DP".utf8)) == nil, "\(name)")
      #expect(data.range(of: Data("the seed of".utf8)) == nil, "\(name)")
      #expect(data.range(of: Data("signs its answers".utf8)) == nil, "\(name)")
    }
    #expect(try ReaderDatabase(inFolder: scratch.copy()).accounts(of: Self.anna) == [account])
  }

  @Test func `the core's and the reader's databases live in one folder with keys of their own`() throws {
    // The reader's key is made after all that is the core's.
    let folder = try Scratch()
    let core = try CoreDatabase(inFolder: folder.path)
    try core.commit([.user(Samples.user())], .durable)
    _ = try ReaderDatabase(inFolder: folder.path)
    let files = try folder.contents()
    #expect(files["core.key"] != files["reader.key"])
    #expect(files["core.key"]?.count == 32)
  }
}
