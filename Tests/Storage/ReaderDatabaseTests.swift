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

  @Test func `the device is kept until it is forgotten`() throws {
    #expect(try database.device() == nil)
    var device = DeviceRecord(
      user: try UserID("anna.aa"), authenticator: AuthenticatorID(5), serial: "0123456789", seed: Samples.seed
    )
    try database.keep(device)
    #expect(try database.device() == device)
    device = DeviceRecord(
      user: try UserID("bent.bb"), authenticator: AuthenticatorID(.max), serial: "1",
      seed: Secret(utf8: "other"), deviceKey: Secret(utf8: "signs its answers"))
    try database.keep(device)
    #expect(try database.device() == device)
    try database.forgetDevice()
    #expect(try database.device() == nil)
  }

  @Test func `settings are kept and taken back`() throws {
    try database.set("rate", to: "140")
    try database.set("voice", to: "klatt2")
    try database.set("rate", to: "180")
    #expect(try database.settings() == ["rate": "180", "voice": "klatt2"])
    try database.set("rate", to: nil)
    #expect(try database.settings() == ["voice": "klatt2"])
  }

  @Test func `accounts keep their order and their counters`() throws {
    for name in ["A", "B", "C"] {
      try database.keep(AccountRecord(name: name, address: Secret(utf8: "otpauth://x/\(name)"), counter: 1))
    }
    let changed = AccountRecord(name: "B", address: Secret(utf8: "otpauth://y/B"), counter: .max)
    try database.keep(changed)
    #expect(try database.accounts().map(\.name) == ["A", "B", "C"])
    #expect(try database.accounts()[1] == changed)
    try database.arrangeAccounts(["C", "nobody", "A"])
    #expect(try database.accounts().map(\.name) == ["C", "A", "B"])
    #expect(try database.removeAccount(named: "A"))
    #expect(try !database.removeAccount(named: "A"))
    #expect(try database.accounts().map(\.name) == ["C", "B"])
  }

  @Test func `an account that is removed while its counter moves stays removed`() throws {
    try database.keep(AccountRecord(name: "A", address: Secret(utf8: "otpauth://hotp/A"), counter: .max - 1))
    #expect(try database.moveCounter(ofAccount: "A", from: .max - 1, to: .max))
    #expect(try database.accounts().first?.counter == .max)
    #expect(try !database.moveCounter(ofAccount: "A", from: .max - 1, to: .max))
    try database.removeAccount(named: "A")
    #expect(try !database.moveCounter(ofAccount: "A", from: .max, to: 7))
    #expect(try database.accounts().isEmpty)
  }

  @Test func `it outlives a program that ends without closing, and no secret stands in its files`() throws {
    let account = AccountRecord(name: "A", address: Secret(utf8: "otpauth://totp/A?secret=JBSWY3DP"))
    try database.keep(account)
    try database.keep(
      DeviceRecord(
        user: UserID("anna.aa"), authenticator: AuthenticatorID(5), serial: "1", seed: Samples.seed,
        deviceKey: Secret(utf8: "signs its answers")))
    for (name, data) in try scratch.contents() {
      #expect(data.range(of: Data("JBSWY3DP".utf8)) == nil, "\(name)")
      #expect(data.range(of: Data("the seed of".utf8)) == nil, "\(name)")
      #expect(data.range(of: Data("signs its answers".utf8)) == nil, "\(name)")
    }
    #expect(try ReaderDatabase(inFolder: scratch.copy()).accounts() == [account])
  }

  @Test func `the core's and the reader's databases live in one folder with keys of their own`() throws {
    let core = try CoreDatabase(inFolder: scratch.path)
    try core.commit([.user(Samples.user())], .durable)
    let files = try scratch.contents()
    #expect(files["core.key"] != files["reader.key"])
    #expect(files["core.key"]?.count == 32)
  }
}
