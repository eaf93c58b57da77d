// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Children
import Cryptography
import Foundation
import JSON
import OneTimeCodes
import ServiceInterfaces
import Testing
import Varlink

/// Ways round the person that a program of theirs, or of somebody else's, has tried: over the real socket, with real uids.
@Suite(
  .serialized, .timeLimit(.minutes(20)), .enabled(if: getuid() == 0 && Peer.isWanted(program: "setpriv")))
struct TakeoverTests {
  private let cancel = "dk.kodeoplaeser.Approval.Cancel"
  private let request = "dk.kodeoplaeser.Approval.Request"

  /// The code of the moment of a device that has this key.
  private static func code(ofSeed seed: String) throws -> String {
    let device = CodeDevice(serial: "", seed: try Base32.decode(seed))
    let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    return String(decoding: try device.currentCode(at: now).revealed(), as: UTF8.self)
  }

  private func reader(_ house: Household) async throws -> String {
    try #require(try await house.facts(["authenticator", "list", "anna"])["authenticator"])
  }

  @Test(arguments: ["codeReader", "codeDisplay"])
  func `a program of the owner gets no device in the reader's place unless the person approves it`(
    kind: String
  )
    async throws
  {
    let house = try await RightsTests.household()
    let (thief, reader) = (try Account(RightsTests.annas, in: house), try await reader(house))
    let order: [String: JSONValue] = .texts(["user": "anna", "kind": kind, "replaces": reader])
    let needed = try await thief.call(.orderCodeDevice, order)
    #expect(needed.error == "ApprovalNeeded" && needed["seed"] == nil)
    // The person hears what is asked, in the reader's own voice, and says no.
    try await house.hear(phrase: "enterPIN")
    try house.type(Household.pin + (needed["oneTimeCode"] ?? ""))
    try await house.hear { $0.phrase == "changeReplace" && $0.voice == "prompt" }
    try await house.hear(phrase: "timeLeft")
    try house.type("-")
    try await house.hear(phrase: "rejected")
    var again = order
    again["approval"] = .string(needed["approvalID"] ?? "")
    #expect(try await thief.call(.orderCodeDevice, again).rule == "refusedNotApprovedForThis")
    #expect(try await self.reader(house) == reader)
    _ = try await house.end()
  }

  @Test func `an approval is good for one change, once, and for the account that asked`() async throws {
    let house = try await RightsTests.household()
    let account = try Account(RightsTests.annas, in: house)
    let reader = try await reader(house)
    let order: [String: JSONValue] = .texts(["user": "anna", "kind": "codeDisplay", "replaces": reader])
    let needed = try await account.call(.orderCodeDevice, order)
    let approval = try #require(needed["approvalID"])
    try await house.hear(phrase: "enterPIN")
    try house.type(Household.pin + (needed["oneTimeCode"] ?? ""))
    try await house.hear(phrase: "timeLeft")
    try house.type("+")
    try await house.hear(phrase: "confirmChangeReplace")
    try house.type("+")
    try await house.hear(phrase: "approved")
    func repeated(_ change: [String: String], by account: Account) async throws -> Account.Answer {
      let changed = order.merging(change.merging(["approval": approval]) { $1 }.mapValues { .string($0) }) {
        $1
      }
      return try await account.call(.orderCodeDevice, changed)
    }
    #expect(try await repeated(["kind": "codeReader"], by: account).rule == "refusedNotApprovedForThis")
    #expect(try await repeated(["movingFactor": "counter"], by: account).rule == "refusedNotApprovedForThis")
    let given = try await repeated([:], by: account)
    #expect(given["seed"] != nil, "\(given)")
    #expect(try await repeated([:], by: account).rule == "refusedNotApprovedForThis")
    _ = try await house.end()
  }

  @Test func `a program of the owner gets no app on a telephone of its own`() async throws {
    let house = try await RightsTests.household()
    let thief = try Account(RightsTests.annas, in: house)
    #expect(try await thief.call(.sendPhoneCode, .texts(["user": "anna", "phone": "20999999"])).error == nil)
    // The thief's telephone has the code; the person has not approved the number.
    let binding: [String: JSONValue] = .texts(["user": "anna", "code": try house.codeInMessage()])
    let needed = try await thief.call(.bindPhone, binding)
    #expect(needed.error == "ApprovalNeeded")
    try await thief.call(cancel, .texts(["approvalID": needed["approvalID"] ?? ""]))
    #expect(try await thief.call(.beginApp, .texts(["user": "anna"])).error == "Denied")
    _ = try await house.end()
  }

  @Test func `a program that read the temporary PIN of an app makes the app its own only with an approval`()
    async throws
  {
    let house = try await RightsTests.household()
    let number = try await house.beginApp(of: "anna")
    let thief = try Account(RightsTests.annas, in: house)
    let key = try SigningKey.generate().verifyingKey.rawRepresentation
    let activation = [String: JSONValue].texts([
      "authenticator": number, "pin": "604813", "repeated": "604813", "deviceKey": Base64.url.encode(key),
    ]).merging(["biometrics": .bool(true), "notifications": .bool(false)]) { $1 }
    let asked = try await thief.call(.activateApp, activation)
    #expect(asked.error == "ApprovalNeeded" && asked["key"] == nil)
    let list = try await house.command(["authenticator", "list", "anna"])
    #expect(!list.output.contains("kind app, state active"), "\(list.output)")
    _ = try await house.end()
  }

  @Test func `a password that a program chose activates nothing and is nobody's password`() async throws {
    let house = try await RightsTests.household()
    let ordered = try await house.facts(
      [
        "authenticator", "order", "anna", "--kind", "codeReader", "--replaces", try await reader(house),
        "--reveal",
      ])
    let thief = try Account(RightsTests.annas, in: house)
    let seed = try #require(ordered["seed"])
    let fields: [String: JSONValue] = .texts([
      "user": "anna", "serial": try #require(ordered["serial"]), "password": "tyvens-eget-1",
      "repeated": "tyvens-eget-1", "code": try Self.code(ofSeed: seed), "pin": "270945",
    ])
    #expect(try await thief.call(.activateCodeDevice, fields).rule == "refusedWrongPassword")
    let change: [String: JSONValue] = .texts([
      "user": "anna", "old": Household.password, "new": "tyvens-eget-1", "repeated": "tyvens-eget-1",
    ])
    let needed = try await thief.call(.changePassword, change)
    #expect(needed.error == "ApprovalNeeded")
    try await thief.call(cancel, .texts(["approvalID": needed["approvalID"] ?? ""]))
    #expect(
      try await thief.call(.changePassword, change.merging(["code": .string("000000")]) { $1 }).rule
        == "refusedWrongPassword")
    _ = try await house.end()
  }

  @Test func `the owner of the reader asks for nobody else, and takes nothing from them`() async throws {
    let house = try await RightsTests.household()
    let owner = try Account(RightsTests.annas, in: house)
    for (rule, fields) in [
      (.registerService, ["service": .string("Skat"), "account": .int(65534)]),
      (.letAsk, ["user": .string("bente"), "account": .int(65534)]),
      (.orderCodeDevice, .texts(["user": "bente", "kind": "codeDisplay"])),
      (.authenticators, .texts(["user": "bente"])), (.pendingApproval, .texts(["user": "bente"])),
      (.block, .texts(["user": "bente", "authenticator": "1"])),
      (.delete, .texts(["user": "bente", "authenticator": "1"])),
    ] as [(IdentityInterface.Method, [String: JSONValue])] {
      #expect(try await owner.call(rule, fields).error == "PermissionDenied", "\(rule)")
    }
    let asking: [String: JSONValue] = .texts([
      "user": "bente", "service": "Bank", "action": "confirm", "text": "x",
    ])
    #expect(try await owner.call(request, asking).error == "PermissionDenied")
    _ = try await house.end()
  }

  @Test func `a user blocks their own device at once, and it is opened by PIN and password at the device`()
    async throws
  {
    let house = try await RightsTests.household()
    let (account, reader) = (try Account(RightsTests.annas, in: house), try await reader(house))
    #expect(try await account.call(.block, .texts(["user": "anna", "authenticator": reader])).error == nil)
    try await house.hear(phrase: "announceThisBlocked")
    let status = try await house.facts(["status"])
    #expect(status["readerState"] == "blockedOnRequest")
    #expect(try await house.command(["doctor"]).output.contains("blocked on request"))
    let asking: [String: JSONValue] = .texts([
      "user": "anna", "service": "Min side", "action": "confirm", "text": "x",
    ])
    #expect(try await account.call(request, asking).error == "Refused")
    _ = try await house.end()
  }

  @Test(arguments: [
    "Kodeoplæser", "kodeoplaeser", "Kode oplæser support", "Bank", "BANK", "B a n k", "Ｂａｎｋ", "Ваnк", "Bánk",
    "𝐁𝐚𝐧𝐤",
    "Ban\u{212A}",
  ])
  func `a program takes no name that a person takes for the reader's or a service's`(name: String)
    async throws
  {
    let house = try await RightsTests.household()
    let program = try Account(RightsTests.annas, in: house)
    func ask(_ name: String) async throws -> Account.Answer {
      try await program.call(
        request, .texts(["user": "anna", "service": name, "action": "confirm", "text": "x"]))
    }
    #expect(try await ask(name).error == "Refused")
    let taken = try await ask("Min side")
    #expect(taken.error == nil)
    try await house.hear {
      $0.phrase == "arrival" && $0.voice == "prompt" && !($0.say ?? "").contains("Min side")
    }
    _ = try await house.end()
  }

  @Test func `a program that was stopped asks under no other name either`() async throws {
    let house = try await RightsTests.household()
    let program = try Account(RightsTests.annas, in: house)
    func ask(_ name: String) async throws -> Account.Answer {
      try await program.call(
        request, .texts(["user": "anna", "service": name, "action": "confirm", "text": "x"]))
    }
    #expect(try await ask("Min side").error == nil)
    try await house.hear(phrase: "enterPIN")
    try house.type("-")
    try await house.hear(phrase: "left")
    try house.type("-")
    try await house.hear(phrase: "rejected")
    try house.type("-")
    try await house.hear(phrase: "frozen")
    #expect(try await ask("Min side").error == "Refused")
    #expect(try await ask("Noget andet").error == "Refused")
    _ = try await house.end()
  }

  @Test func `what somebody else asked is not theirs to follow, to submit to or to take back`() async throws {
    let house = try await RightsTests.household()
    let bank = try Account(RightsTests.bank, in: house)
    let asked = try await bank.call(
      request,
      .texts(["user": "anna", "service": "Bank", "action": "confirm", "text": "x", "binding": "oneTimeCode"]))
    let id = try #require(asked["approvalID"])
    let named: [String: JSONValue] = .texts(["approvalID": id])
    let factors: [String: JSONValue] = .texts(["code": "000000", "password": Household.password])
    let signed: [String: JSONValue] = .texts(["signature": "AAAA", "password": Household.password])
    let methods = [
      ("Watch", named), ("Present", named), ("SubmitCode", named.merging(factors) { $1 }),
      ("SubmitSignature", named.merging(signed) { $1 }), ("Cancel", named),
    ]
    // The person who is asked, too: what they are asked they hear.
    for uid in [RightsTests.annas, RightsTests.bentes, RightsTests.nobody] {
      let account = try Account(uid, in: house)
      for (method, fields) in methods {
        let answer = try await account.call("dk.kodeoplaeser.Approval." + method, fields)
        #expect(answer.error == "NoSuchApproval", "\(uid) \(method)")
      }
    }
    for uid in [RightsTests.bank, 0] {
      let account = try Account(uid, in: house)
      for (method, fields) in methods where method != "Cancel" || uid == 0 {
        let answer = try await account.call("dk.kodeoplaeser.Approval." + method, fields)
        #expect(
          answer.error == (method == "Watch" || method == "Cancel" ? nil : "Refused"), "\(uid) \(method)")
      }
    }
    _ = try await house.end()
  }
}
