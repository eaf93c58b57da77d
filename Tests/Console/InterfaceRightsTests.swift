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

/// The methods that the walk of `IdentityRight` leaves out, each by every account, with right and wrong factors: over the real socket, with
/// real uids.
@Suite(
  .serialized, .timeLimit(.minutes(20)), .enabled(if: getuid() == 0 && Peer.isWanted(program: "setpriv")))
struct InterfaceRightsTests {
  /// Methods of the identity that are no rule of the core's.
  static let ofIdentity: Set<String> = ["BackUp", "Enrol", "Follow", "History", "Log", "VerifyLog"]
  private static let everybody: [UInt32] = [
    0, RightsTests.annas, RightsTests.bentes, RightsTests.bank, RightsTests.nobody,
  ]

  /// The methods that an interface says it has.
  static func methods(of interface: String, in house: Household) async throws -> Set<String> {
    let answer = try await Account(0, in: house).call(
      "org.varlink.service.GetInterfaceDescription", ["interface": .string(interface)])
    let description = try InterfaceDescription(parsing: try #require(answer["description"]))
    return Set(description.methods.keys)
  }

  private struct Row {
    var method: String
    var fields: [String: JSONValue] = [:]
    /// Who may call it; to everybody else permission is denied.
    var callers: Set<UInt32>
  }

  /// Calls each method by everybody, and by whoever may last.
  private func walk(_ rows: [Row], of interface: String, in house: Household) async throws {
    let accounts = try Self.everybody.map { ($0, try Account($0, in: house)) }
    for row in rows {
      for (uid, account) in accounts.sorted(by: { !row.callers.contains($0.0) && row.callers.contains($1.0) })
      {
        let answer = try await account.call("\(interface).\(row.method)", row.fields)
        #expect(
          (answer.error == "PermissionDenied") == !row.callers.contains(uid),
          "\(row.method) by \(uid): \(answer)")
      }
    }
  }

  @Test func `every method of the reader is its owner's and root's, and nobody else's`() async throws {
    let house = try await RightsTests.household()
    let owners: Set<UInt32> = [0, RightsTests.annas]
    let uri = "otpauth://totp/Post:anna?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    let fields: [String: [String: JSONValue]] = [
      "Say": .texts(["text": "x"]), "AddAccount": .texts(["uri": uri, "name": "Post"]),
      "RemoveAccount": .texts(["name": "Post"]), "Press": .texts(["keys": "e"]),
      "ChangeSetting": .texts(["name": "rate", "value": "1"]),
    ]
    let methods = try await Self.methods(of: "dk.kodeoplaeser.Reader", in: house)
    #expect(methods.isSuperset(of: fields.keys))
    try await walk(
      methods.sorted().map { Row(method: $0, fields: fields[$0] ?? [:], callers: owners) },
      of: "dk.kodeoplaeser.Reader", in: house)
    _ = try await house.end()
  }

  @Test func `the log is read by who stands for somebody, and the reader is enrolled by nobody once more`()
    async throws
  {
    let house = try await RightsTests.household()
    let persons: Set<UInt32> = [0, RightsTests.annas, RightsTests.bentes]
    let enrolment = ["user": "anna", "password": Household.password, "pin": Household.pin]
    try await walk(
      [
        Row(method: "VerifyLog", callers: persons), Row(method: "BackUp", callers: [0]),
        Row(method: "Enrol", fields: .texts(enrolment), callers: [0, RightsTests.annas]),
      ], of: "dk.kodeoplaeser.Identity", in: house)
    // With the right password and PIN, and with a thief's, it is asked of the person; for somebody else, the reader has its owner.
    let owner = try Account(RightsTests.annas, in: house)
    for change in [[:], ["password": "tyvens-eget-1", "pin": "604813"], ["user": "eve"]] {
      let answer = try await owner.call(
        "dk.kodeoplaeser.Identity.Enrol", .texts(enrolment.merging(change) { $1 }))
      // One that was asked a moment ago may still wait.
      let expected = change["user"] == nil ? ["ApprovalNeeded", "Denied"] : ["RuleBroken"]
      #expect(expected.contains(answer.error ?? ""), "\(change): \(answer)")
    }
    let rest = try await Self.methods(of: "dk.kodeoplaeser.Identity", in: house)
    #expect(rest.isSuperset(of: Self.ofIdentity))
    _ = try await house.end()
  }

  @Test func `what was asked is answered, presented and taken back by its asker and root alone`() async throws
  {
    let house = try await RightsTests.household()
    let display = try await display(of: "bente", in: house)
    let bank = try Account(RightsTests.bank, in: house)
    func asked() async throws -> String {
      let asked = try await bank.call(
        "dk.kodeoplaeser.Approval.Request",
        .texts([
          "user": "bente", "service": "Bank", "action": "confirm", "text": "x", "binding": "shownCode",
        ]))
      return try #require(asked["approvalID"], "\(asked)")
    }
    let (right, wrong) = (["code": display.code, "password": Household.password], "000000")
    let signed = ["signature": "x", "password": Household.password]
    let strangers = [RightsTests.annas, RightsTests.bentes, RightsTests.nobody]
    let id = try await asked()
    for uid in strangers {
      let stranger = try Account(uid, in: house)
      for (method, more) in [
        ("Present", [:]), ("SubmitCode", right), ("SubmitSignature", signed), ("Cancel", [:]), ("Watch", [:]),
      ] as [(String, [String: String])] {
        let answer = try await stranger.call(
          "dk.kodeoplaeser.Approval." + method, .texts(more.merging(["approvalID": id]) { $1 }))
        #expect(answer.error == "NoSuchApproval", "\(method) by \(uid): \(answer)")
      }
    }
    func call(_ method: String, _ more: [String: String] = [:], by account: Account) async throws
      -> Account.Answer
    {
      try await account.call(
        "dk.kodeoplaeser.Approval." + method, .texts(more.merging(["approvalID": id]) { $1 }))
    }
    #expect(try await call("Watch", by: bank)["state"] == "requested")
    #expect(try await call("Present", by: bank).error == nil)
    #expect(try await call("SubmitSignature", signed, by: bank).error == "Refused")
    #expect(try await call("SubmitCode", right.merging(["code": wrong]) { $1 }, by: bank).error == "Refused")
    #expect(try await call("SubmitCode", right, by: bank).error == nil)
    #expect(try await call("Watch", by: try Account(0, in: house))["state"] == "approved")
    let receipt = try #require(try await call("Watch", by: bank)["receipt"])
    for uid in Self.everybody {
      let account = try Account(uid, in: house)
      #expect(try await account.call("dk.kodeoplaeser.Approval.ReceiptKey").error == nil)
      let checked = try await account.call(
        "dk.kodeoplaeser.Approval.VerifyReceipt", ["receipt": .string(receipt)])
      guard case .reply(let fields) = checked else { throw Household.Silence() }
      #expect(fields["isValid"] == .bool(true))
    }
    #expect(
      try await Self.methods(of: "dk.kodeoplaeser.Approval", in: house) == [
        "Request", "Methods", "Watch", "Present", "SubmitCode", "SubmitSignature", "Cancel", "VerifyReceipt",
        "ReceiptKey",
      ])
    _ = try await house.end()
  }

  @Test func `approvals are asked for by root, the person's account, and a service under its name`()
    async throws
  {
    let house = try await RightsTests.household()
    for (uid, name, user, may) in [
      (RightsTests.bentes, "Min side", "anna", false), (RightsTests.nobody, "Min side", "anna", false),
      (RightsTests.bank, "Skat", "anna", false), (RightsTests.annas, "Min side", "bente", false),
      (RightsTests.bank, "Bank", "anna", true), (RightsTests.annas, "Min side", "anna", true),
      (0, "Skat", "anna", true),
    ] as [(UInt32, String, String, Bool)] {
      let account = try Account(uid, in: house)
      let answer = try await account.call(
        "dk.kodeoplaeser.Approval.Request",
        .texts(["user": user, "service": name, "action": "confirm", "text": "x"]))
      #expect(answer.error == (may ? nil : "PermissionDenied"), "\(name) by \(uid): \(answer)")
      let offered = try await account.call(
        "dk.kodeoplaeser.Approval.Methods", .texts(["user": user, "service": name]))
      #expect(offered.error == (may ? nil : "PermissionDenied"), "\(name) by \(uid): \(offered)")
      guard let id = answer["approvalID"] else { continue }
      #expect(
        try await account.call("dk.kodeoplaeser.Approval.Cancel", .texts(["approvalID": id])).error == nil)
    }
    _ = try await house.end()
  }

  /// Somebody at their beginning activates a code display; its next code.
  private func display(of user: String, in house: Household) async throws -> (number: String, code: String) {
    let person = try Account(RightsTests.bentes, in: house)
    let ordered = try await person.call(
      .orderCodeDevice, .texts(["user": user, "kind": "codeDisplay", "movingFactor": "counter"]))
    let serial = try #require(ordered["serial"], "\(ordered)")
    let device = CodeDevice(
      serial: serial, seed: try Base32.decode(try #require(ordered["seed"])), movingFactor: .counter)
    func code(_ press: UInt64) throws -> String {
      String(decoding: try device.code(ofPress: press).revealed(), as: UTF8.self)
    }
    let activated = try await person.call(
      .activateCodeDevice,
      .texts([
        "user": user, "serial": serial, "password": Household.password, "repeated": Household.password,
        "code": try code(0),
      ]))
    return (try #require(activated["authenticator"], "\(activated)"), try code(1))
  }
}
