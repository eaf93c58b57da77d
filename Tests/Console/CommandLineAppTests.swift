// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
import Devices
import Foundation
import JSON
import OneTimeCodes
import ServiceInterfaces
import Testing
import Varlink

/// Apps from the command line, against the real daemon.
@Suite(.serialized, .timeLimit(.minutes(20))) struct CommandLineAppTests {
  @Test(arguments: ["same-device", "qr"])
  func `an app is activated, bound by the session's link, and approves`(binding: String) async throws {
    let house = try await Household()
    try await house.enrol()
    let (number, _) = try await house.activateApp(of: "anna")
    let (service, requested) = try await house.request("anna", binding)
    let link = try #require(requested["link"])
    #expect(requested["oneTimeCode"] == nil)
    let waiting = try await house.facts(["app", "pending", "anna"])
    #expect(waiting["approvalID"] == requested["approvalID"] && waiting["binding"] == binding)
    #expect(waiting["text"] == "Betal 12 kr." && waiting["authenticator"] == number)
    let answer = ["app", "answer", "anna", number]
    let answered = try await house.command(answer, input: "\(Household.pin)\n\(link)\n+\n")
    #expect(answered.code == 0, "\(answered.errors)")
    #expect(answered.output.contains("Text: Betal 12 kr."), "\(answered.output)")
    let outcome = await service.outcome()
    #expect(outcome.code == 0)
    #expect(
      outcome.output.split(separator: "\n").map { Household.facts(String($0))["state"] }
        == ["opened", "bound", "heard", "approved"])
    let receipt = try #require(answered.output.firstMatch(of: /Receipt: (\S+)/)?.output.1)
    let verified = try await house.facts(["receipt", "verify", String(receipt)])
    #expect(verified["decision"] == "approved" && verified["heardHow"] == "signed")
    #expect(verified["heardBy"] == number && verified["heardByKind"] == "app")
    #expect(!(answered.output + answered.errors).contains(link))
    _ = try await house.end()
  }

  @Test func `an app goes on where it stopped: a wrong PIN, a wrong link, and no answer decide nothing`()
    async throws
  {
    let house = try await Household()
    try await house.enrol()
    let (number, _) = try await house.activateApp(of: "anna")
    let (service, requested) = try await house.request("anna", "same-device")
    let link = try #require(requested["link"])
    let answer = ["app", "answer", "anna", number]
    for (input, code, says) in [
      ("111222\n", 4, "the PIN is wrong, and 2 tries are left"),
      ("\(Household.pin)\n\(link.dropLast())\n", 4, "the code is wrong, and 2 tries are left"),
      ("\(link)\n", 2, "nothing is decided"), ("yes\n", 2, "nothing is decided"),
    ] as [(String, Int32, String)] {
      let outcome = try await house.command(answer, input: input)
      #expect(outcome.code == code, "\(outcome)")
      #expect(outcome.errors.contains(says), "\(outcome)")
    }
    #expect(try await house.facts(["app", "pending", "anna"])["state"] == "heard")
    let until = try await house.facts(["app", "extend", "anna", number])["expiresAt"]
    #expect(until ?? "" > requested["expiresAt"] ?? "")
    #expect(try await house.command(answer, input: "--\n").code == 1)
    #expect(await service.outcome().code == 1)
    #expect(try await house.command(["service", "frozen", "anna"]).output.contains("Bank"))
    #expect(try await house.command(answer).code == 6)
    #expect(try await house.command(["app", "pending", "anna"]).output == "")
    _ = try await house.end()
  }

  @Test func `what is rejected is frozen afterwards, too`() async throws {
    let house = try await Household()
    try await house.enrol()
    let (number, _) = try await house.activateApp(of: "anna")
    let (service, requested) = try await house.request("anna", "qr")
    let rejected = try await house.command(["app", "answer", "anna", number, "--reject", "changedMind"])
    #expect(rejected.code == 1)
    #expect(await service.outcome().output.contains(#""reason":"changedMind""#))
    #expect(try await house.command(["service", "frozen", "anna"]).output == "")
    try await house.facts(["service", "freeze", "anna", requested["approvalID"] ?? "", number])
    #expect(try await house.command(["service", "frozen", "anna"]).output.contains("Bank"))
    _ = try await house.end()
  }

  @Test func `an app is copied by the code that it shows, and both stay active`() async throws {
    let house = try await Household()
    try await house.enrol()
    let (number, _) = try await house.activateApp(of: "anna")
    let code = try #require(try await house.facts(["app", "copy-code", "anna", number])["code"])
    #expect(try await house.command(["app", "copy", "anna"], input: "00000000\n").code == 4)
    let copy = try #require(
      try await house.facts(["app", "copy", "anna"], input: code + "\n")["authenticator"])
    #expect(try await house.command(["app", "copy", "anna"], input: code + "\n").code == 4)
    _ = try await house.finishApp(copy)
    let listed = try await house.command(["authenticator", "list", "anna"]).output.split(separator: "\n")
    #expect(
      listed.filter { $0.contains("kind app") && $0.contains("state active") }.count == 2, "\(listed)")
    _ = try await house.end()
  }

  @Test func `what an app may do is chosen anew, and told`() async throws {
    let house = try await Household()
    try await house.enrol()
    let (number, _) = try await house.activateApp(of: "anna")
    func listed() async throws -> String {
      try await house.command(["authenticator", "list", "anna"]).output.split(separator: "\n")
        .first { $0.contains("kind app") }.map(String.init) ?? ""
    }
    let first = try await listed()
    #expect(first.contains("biometrics yes") && first.contains("notifications no"), "\(first)")
    #expect(first.contains("binding qr"))
    try await house.facts(["app", "choose", number, "--biometrics", "no", "--notifications", "yes"])
    let chosen = try await listed()
    #expect(chosen.contains("biometrics no") && chosen.contains("notifications yes"), "\(chosen)")
    for tries in ["2 tries are left", "one try is left", "locked until"] {
      let wrong = try await house.command(
        ["authenticator", "pin", number], input: "111222\n\(Household.pin)\n")
      #expect(wrong.code == 4)
      #expect(wrong.errors.contains(tries), "\(wrong.errors)")
    }
    #expect(try await listed().contains("locked until 20"))
    _ = try await house.end()
  }

  @Test func `a switch to one-time codes waits its day, can be given up, and leaves QR codes as they were`()
    async throws
  {
    let house = try await Household()
    try await house.enrol()
    let (number, _) = try await house.activateApp(of: "anna")
    let due = try #require(try await house.facts(["method", "request", number])["dueAt"])
    let listed = try await house.command(["authenticator", "list", "anna"]).output
    #expect(
      listed.contains("binding qr") && listed.contains("switch may be confirmed from \(due)"), "\(listed)")
    let early = try await house.command(["method", "confirm", number])
    #expect(early.code == 4)
    #expect(early.errors == "kodeoplaeser: refused: too soon, not before \(due)\n")
    #expect(try await house.facts(["method", "cancel", number]) == [:])
    #expect(try await house.command(["method", "confirm", number]).errors.contains("no switch waits"))
    #expect(try await house.command(["method", "back", number]).errors.contains("the method already"))
    _ = try await house.end()
  }

  @Test func `an app's biometrics open a request over the wire, and nothing else does in their place`()
    async throws
  {
    let house = try await Household()
    try await house.enrol()
    let (number, key) = try await house.activateApp(of: "anna")
    let (service, requested) = try await house.request("anna", "same-device")
    let approval = try #require(ApprovalID(requested["approvalID"] ?? ""))
    let id = AuthenticatorID(try #require(Int64(number)))
    let wire = try VarlinkClient(path: house.folder.path + "/socket")
    let signer = try house.signer(number)
    let waiting = try await house.facts(["app", "pending", "anna"])
    let digest = try #require(Hexadecimal.decode(waiting["textDigest"] ?? ""))
    func call(_ method: IdentityInterface.Method, _ act: DeviceAnswer.Act, _ more: [String: String] = [:])
      async throws
    {
      let signature = try signer.signature(act, to: approval, textDigest: digest)
      let fields = [
        "approvalID": approval.text, "authenticator": number, "signature": Base64.url.encode(signature),
      ].merging(more) { $1 }
      _ = try await wire.call(method, .texts(fields))
    }
    for wrong in [[:], ["pin": "1", "biometricProof": "00"], ["biometricProof": "x"]] {
      await #expect(throws: VarlinkReplyError.self) { try await call(.openApproval, .open, wrong) }
    }
    let stranger = AppDevice(authenticator: id, key: Secret(utf8: String(repeating: "k", count: 32)))
    for (device, opens) in [
      (stranger, false), (AppDevice(authenticator: id, key: try Base32.decode(key)), true),
    ] {
      let proof = Hexadecimal.encode(try device.biometricProof(for: approval))
      let isOpened = (try? await call(.openApproval, .open, ["biometricProof": proof])) != nil
      #expect(isOpened == opens)
    }
    await #expect(throws: VarlinkReplyError.self) { try await call(.hearApproval, .heard) }
    try await call(.bindApproval, .bind, ["link": requested["link"] ?? ""])
    await #expect(throws: VarlinkReplyError.self) { try await call(.approve, .approve) }
    try await call(.hearApproval, .heard)
    try await call(.approve, .approve)
    #expect(await service.outcome().code == 0)
    _ = try await house.end()
  }
}
