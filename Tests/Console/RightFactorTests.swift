// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Children
import Cryptography
import Devices
import Foundation
import JSON
import OneTimeCodes
import Testing

/// Who has every factor and is not who may gets nothing by it; and who may gets what the call is for. Over the real socket, with
/// real uids.
@Suite(
  .serialized, .timeLimit(.minutes(20)), .enabled(if: getuid() == 0 && Peer.isWanted(program: "setpriv")))
struct RightFactorTests {
  private static let evidence = String(repeating: "5a", count: 32)
  private static let passport = """
    P<DNKOESTERGAARD<<AASE<KJAER<<<<<<<<<<<<<<<<
    2145908711DNK4802291F31063050000000000<<<<04
    """
  private static let (newPIN, newPassword) = ("604813", "seksten-kvist")

  @Test(arguments: [RightsTests.annas, 0])
  func
    `with every factor right, a method does its work for the person's account and for root, and for nobody else`(
      uid: UInt32
    ) async throws
  {
    let house = try await RightsTests.household(["--language", "en"])
    let reader = try #require(try await house.facts(["authenticator", "list", "anna"])["authenticator"])
    let walk = try RightWalk(house, by: uid)
    try await enrolments(walk)
    let app = try await app(walk)
    try await answers(walk, of: app)
    try await chip(walk)
    try await services(walk)
    try await walk.callByEverybody("Terms")
    try await walk.call("AcceptTerms", ["user": "anna", "digest": Self.evidence], is: .deniedByARule)
    try await devices(walk, replacing: reader)
    let described = try await InterfaceRightsTests.methods(of: "dk.kodeoplaeser.Identity", in: house)
    #expect(described.subtracting(InterfaceRightsTests.ofIdentity) == walk.walked)
    _ = try await house.end()
  }

  // MARK: The story, method by method

  private func enrolments(_ walk: RightWalk) async throws {
    let typed = try await walk.callAboutNobody("BeginEnrolment")["enrolment"] ?? ""
    try await walk.callAboutNobody("EnterPassport", ["enrolment": typed, "code": Self.passport])
    let clerk = try Account(0, in: walk.house)
    var proven: [String] = []
    for _ in 0..<2 {
      let enrolment = try await walk.callAboutNobody("BeginEnrolment")["enrolment"] ?? ""
      let attested = ["enrolment": enrolment, "step": "clerk", "verifiedBy": "B", "evidence": Self.evidence]
      let answer = try await walk.callAboutNobody("Attest", attested, is: .clerks)
      if answer.error != nil { _ = try await clerk.call("dk.kodeoplaeser.Identity.Attest", .texts(attested)) }
      proven.append(enrolment)
    }
    try await walk.callAboutNobody("AwaitedStep", ["enrolment": proven[0]])
    try await walk.call("ProveUser", ["enrolment": proven[0], "user": "anna"], isApproved: true)
    // The account stands for anna, and for no second user.
    try await walk.callAboutNobody(
      "ChooseUserID", ["enrolment": proven[1], "user": "carl"],
      is: walk.isClerk ? .taken : .deniedByARule)
  }

  private struct App {
    let number: String
    let key: SigningKey
  }

  private func app(_ walk: RightWalk) async throws -> App {
    try await walk.call("SendPhoneCode", ["user": "anna", "phone": "20123456"])
    try await walk.call(
      "BindPhone", ["user": "anna", "code": try walk.house.codeInMessage()], isApproved: true)
    let number = try #require(try await walk.call("BeginApp", ["user": "anna"])["authenticator"])
    let of = ["authenticator": number]
    let pin = try walk.house.codeInMessage()
    try await walk.call("ResendTemporaryPIN", of, is: .deniedByARule)
    try await walk.call("AcceptTemporaryPIN", of.merging(["pin": pin]) { $1 })
    let key = try SigningKey.generate()
    let chosen: [String: JSONValue] = ["biometrics": .bool(true), "notifications": .bool(false)]
    let personal = [
      "pin": Household.pin, "repeated": Household.pin,
      "deviceKey": Base64.url.encode(key.verifyingKey.rawRepresentation),
    ]
    try await walk.call("ActivateApp", of.merging(personal) { $1 }, chosen, isApproved: true)
    try await walk.call("Authenticators", ["user": "anna"])
    try await walk.call("ChooseOnApp", of, chosen, isApproved: true)
    let pins = ["old": Household.pin, "new": Self.newPIN, "repeated": Self.newPIN]
    try await walk.call("ChangePIN", of.merging(pins) { $1 }, isApproved: true)
    let code = try #require(
      try await walk.call("ShowCopyCode", ["user": "anna", "authenticator": number])["code"])
    try await walk.call("CopyApp", ["user": "anna", "code": code])
    try await walk.call("RequestSwitch", of)
    try await walk.call("CancelSwitch", of)
    try await walk.call("ConfirmSwitch", of, isApproved: true, is: .deniedByARule)
    try await walk.call("SwitchBack", of, isApproved: true, is: .deniedByARule)
    return App(number: number, key: key)
  }

  private func answers(_ walk: RightWalk, of app: App) async throws {
    let bank = try Account(RightsTests.bank, in: walk.house)
    func asked() async throws -> (link: String, id: ApprovalID, digest: [UInt8]) {
      let asked = try await bank.call(
        "dk.kodeoplaeser.Approval.Request",
        .texts([
          "user": "anna", "service": "Bank", "action": "confirm", "text": "x", "binding": "sameDevice",
        ]))
      guard case .reply(let found) = try await walk.call("PendingApproval", ["user": "anna"]),
        let id = found["approval"]?["approvalID"]?.text.flatMap({ ApprovalID($0) }),
        let digest = found["approval"]?["textDigest"]?.text.flatMap({ Hexadecimal.decode($0) })
      else { throw Household.Silence() }
      return (try #require(asked["link"]), id, digest)
    }
    func answer(
      _ method: String, _ act: DeviceAnswer.Act, _ more: [String: String] = [:], to id: ApprovalID,
      _ digest: [UInt8]
    ) async throws {
      let signature = try app.key.sign(DeviceAnswer(act, to: id, textDigest: digest).message)
      let signed = [
        "approvalID": id.text, "authenticator": app.number, "signature": Base64.url.encode(signature),
      ]
      try await walk.call(method, signed.merging(more) { $1 })
    }
    let (link, first, digest) = try await asked()
    try await answer("OpenApproval", .open, ["pin": Self.newPIN], to: first, digest)
    try await answer("BindApproval", .bind, ["link": link], to: first, digest)
    try await answer("HearApproval", .heard, to: first, digest)
    try await answer("Extend", .extend, to: first, digest)
    try await answer("Approve", .approve, to: first, digest)
    let (_, second, other) = try await asked()
    try await answer("Reject", .reject(.changedMind), ["reason": "changedMind"], to: second, other)
    try await answer("Freeze", .freeze, to: second, other)
    try await walk.call("Freezes", ["user": "anna"])
    try await walk.call("Unfreeze", ["user": "anna", "service": "Bank"], isApproved: true)
  }

  private func chip(_ walk: RightWalk) async throws {
    let number = try #require(try await walk.call("OrderChip", ["user": "anna"])["authenticator"])
    let key = try SoftwareSecurityKey()
    let line = "\(ChipKeyKind.securityKeyEd25519.rawValue) \(Data(key.publicKey).base64EncodedString())"
    let challenge = try await walk.call("ChipChallenge", ["authenticator": number, "key": line])["challenge"]
    let signature = try key.sign(Array(try #require(challenge).utf8), flags: 1, counter: 1)
    try await walk.call(
      "ActivateChip",
      [
        "user": "anna", "authenticator": number, "key": line, "password": Household.password,
        "repeated": Household.password, "signature": String(decoding: signature, as: UTF8.self),
      ], isApproved: true)
    try await walk.call("Delete", ["user": "anna", "authenticator": number], isApproved: true)
  }

  private func services(_ walk: RightWalk) async throws {
    for (method, texts) in [("RegisterService", ["service": "Eve"]), ("LetAsk", ["user": "bente"])] {
      try await walk.call(method, texts, ["account": .int(65530)], is: .clerks)
    }
    try await walk.callByEverybody("Limits")
  }

  /// Last, what leaves the reader in nobody's hands.
  private func devices(_ walk: RightWalk, replacing reader: String) async throws {
    let recovery = try await walk.call("MakeRecoveryCodes", ["user": "anna"], isApproved: true)["codes"]
    let passwords = [
      "user": "anna", "old": Household.password, "new": Self.newPassword, "repeated": Self.newPassword,
    ]
    try await walk.call("ChangePassword", passwords, isApproved: true)
    let ordered = try await walk.call(
      "OrderCodeDevice",
      [
        "user": "anna", "kind": "codeDisplay", "movingFactor": "counter", "replaces": reader,
      ], isApproved: true)
    let (serial, seed) = (try #require(ordered["serial"]), try #require(ordered["seed"]))
    let display = CodeDevice(serial: serial, seed: try Base32.decode(seed), movingFactor: .counter)
    func code(_ press: UInt64) throws -> String {
      String(decoding: try display.code(ofPress: press).revealed(), as: UTF8.self)
    }
    let activated = try await walk.call(
      "ActivateCodeDevice",
      [
        "user": "anna", "serial": serial, "password": Self.newPassword, "repeated": Self.newPassword,
        "code": try code(0),
      ])
    let of = ["user": "anna", "authenticator": try #require(activated["authenticator"])]
    try await walk.call("Resynchronise", of.merging(["first": try code(20), "second": try code(21)]) { $1 })
    let back = [
      "user": "anna", "old": Self.newPassword, "new": Household.password, "repeated": Household.password,
      "code": try code(22),
    ]
    try await walk.call("ChangePassword", back)
    try await walk.call("Block", of)
    try await walk.call("SendRecoveryPIN", ["user": "anna"])
    try await walk.call(
      "BeginRecovery",
      [
        "user": "anna", "password": Household.password,
        "code": String(try #require(recovery?.split(separator: "\n").first)),
      ])
    try await walk.call("StopRecovery", ["user": "anna"])
  }
}
