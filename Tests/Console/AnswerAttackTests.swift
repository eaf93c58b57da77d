// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Children
import Cryptography
import Devices
import Foundation
import JSON
import ServiceInterfaces
import Storage
import Testing
import Varlink

/// Attacks on answers, over the real socket of the real daemon: whoever is not the device that answers gets nothing, whatever
/// else they know.
@Suite(.serialized, .timeLimit(.minutes(20))) struct AnswerAttackTests {
  private func wire(_ house: Household) throws -> VarlinkClient {
    try VarlinkClient(path: house.folder.path + "/socket")
  }

  /// Tries everything, and expects that refusal of each and that nothing of the request has changed.
  private func expectRefused(
    _ thief: WireDevice, as refusal: String, doing deeds: [WireDevice.Deed], on request: WireDevice.Request
  ) async throws {
    for deed in deeds {
      #expect(try await thief.refusal(of: deed, on: request) == refusal, "\(deed.act)")
    }
    let after = try #require(try await thief.request(of: "anna"))
    #expect(after.state == request.state && after.authenticator == request.authenticator)
  }

  @Test func `who knows an app's number, its PIN and the session's link, and has not its key, does nothing`()
    async throws
  {
    let house = try await Household()
    try await house.enrol()
    let (number, _) = try await house.activateApp(of: "anna")
    let (service, requested) = try await house.request("anna", "same-device")
    var thief = WireDevice(wire: try wire(house), authenticator: number, key: nil)
    let request = try #require(try await thief.request(of: "anna"))
    let link = try #require(requested["link"])
    let deeds = WireDevice.acts(pin: Household.pin, link: link)
    try await expectRefused(thief, as: "signature", doing: deeds, on: request)
    thief.key = try SigningKey.generate()
    try await expectRefused(thief, as: "refusedWrongSignature", doing: deeds, on: request)
    // Nor do they lock it by wrong PINs.
    let guesses = (0..<20).map { WireDevice.Deed(.openApproval, .open, ["pin": "\(111_222 + $0)"]) }
    try await expectRefused(thief, as: "refusedWrongSignature", doing: guesses, on: request)
    #expect(try await house.command(["service", "frozen", "anna"]).output == "")
    let answer = ["app", "answer", "anna", number]
    #expect(try await house.command(answer, input: "\(Household.pin)\n\(link)\n+\n").code == 0)
    #expect(await service.outcome().code == 0)
    _ = try await house.end()
  }

  @Test func `a recorded signature is good for no other approval and for no other act`() async throws {
    let house = try await Household()
    try await house.enrol()
    let (number, _) = try await house.activateApp(of: "anna")
    let app = WireDevice(wire: try wire(house), authenticator: number, key: try house.signer(number).key)
    let (first, _) = try await house.request("anna", "same-device")
    let before = try #require(try await app.request(of: "anna"))
    first.send(SIGTERM)
    #expect(await first.outcome().code == 3)
    // The same text of the same service, asked for once more.
    let (service, requested) = try await house.request("anna", "same-device")
    let request = try #require(try await app.request(of: "anna"))
    #expect(request.digest == before.digest && request.id != before.id)
    let deeds = WireDevice.acts(pin: Household.pin, link: requested["link"])
    for deed in deeds {
      let recorded = DeviceAnswer(deed.act, to: before.id, textDigest: before.digest)
      #expect(
        try await app.refusal(of: deed, on: request, signing: recorded) == "refusedWrongSignature")
      for other in deeds where other.act != deed.act {
        let answer = DeviceAnswer(other.act, to: request.id, textDigest: request.digest)
        #expect(
          try await app.refusal(of: deed, on: request, signing: answer) == "refusedWrongSignature",
          "\(deed.act) under a signature of \(other.act)")
      }
    }
    #expect(try await app.request(of: "anna")?.state == "requested")
    for deed in deeds.prefix(4) {
      #expect(try await app.refusal(of: deed, on: request) == nil, "\(deed.act)")
    }
    #expect(await service.outcome().code == 0)
    _ = try await house.end()
  }

  @Test func `what the reader got is answered by its dialogue alone, whoever asks, root too`() async throws {
    let house = try await Household()
    try await house.enrol()
    let reader = try #require(try await house.facts(["authenticator", "list", "anna"])["authenticator"])
    let (service, requested) = try await house.request("anna", "one-time-code")
    var thief = WireDevice(wire: try wire(house), authenticator: reader, key: nil)
    let request = try #require(try await thief.request(of: "anna"))
    let code = try #require(requested["oneTimeCode"])
    let deeds = WireDevice.acts(pin: Household.pin, code: code)
    try await expectRefused(thief, as: "signature", doing: deeds, on: request)
    thief.key = try SigningKey.generate()
    try await expectRefused(thief, as: "refusedWrongSignature", doing: deeds, on: request)
    try await house.hear(phrase: "enterPIN")
    try house.type(Household.pin)
    try await house.hear(phrase: "enterCode")
    try await expectRefused(
      thief, as: "refusedWrongSignature", doing: deeds, on: try #require(try await thief.request(of: "anna")))
    try house.type(code)
    try await house.hear(phrase: "timeLeft")
    try await expectRefused(
      thief, as: "refusedWrongSignature", doing: deeds, on: try #require(try await thief.request(of: "anna")))
    try house.type("++")
    let outcome = await service.outcome()
    #expect(outcome.code == 0)
    let claims = try claims(ofLast: outcome.output)
    #expect(claims["heard_how"] == "played" && claims["heard_by"] == reader)
    _ = try await house.end()
  }

  @Test func `what the reader got is not taken up by an app whose key somebody has not`() async throws {
    let first = try await Household()
    try await first.enrol()
    let (number, _) = try await first.activateApp(of: "anna")
    _ = try await first.end()
    try switchToCodes(number, inState: first.folder.path + "/state")
    let house = try await Household(folder: first.folder)
    let (service, requested) = try await house.request("anna", "one-time-code")
    let code = try #require(requested["oneTimeCode"])
    var app = WireDevice(wire: try wire(house), authenticator: number, key: try SigningKey.generate())
    let request = try #require(try await app.request(of: "anna"))
    #expect(request.authenticator != number)
    let deeds = WireDevice.acts(pin: Household.pin, code: code)
    try await expectRefused(app, as: "refusedWrongSignature", doing: deeds, on: request)
    app.key = try house.signer(number).key
    for deed in deeds.prefix(4) {
      #expect(try await app.refusal(of: deed, on: request) == nil, "\(deed.act)")
    }
    let claims = try claims(ofLast: await service.outcome().output)
    #expect(claims["heard_how"] == "signed" && claims["heard_by"] == number)
    #expect(claims["heard_by_kind"] == "app")
    _ = try await house.end()
  }

  @Test func `the reader's own key, which its dialogue has where its core is elsewhere, answers for it`()
    async throws
  {
    let first = try await Household()
    try await first.enrol()
    _ = try await first.end()
    let record = try #require(try ReaderDatabase(inFolder: first.folder.path + "/state").devices().first)
    let key = try SigningKey(rawRepresentation: #require(record.deviceKey))
    let house = try await Household(folder: first.folder)
    let (service, requested) = try await house.request("anna", "one-time-code")
    let reader = WireDevice(
      wire: try wire(house), authenticator: record.authenticator.description, key: key)
    let request = try #require(try await reader.request(of: "anna"))
    for deed in WireDevice.acts(pin: Household.pin, code: requested["oneTimeCode"]).prefix(4) {
      #expect(try await reader.refusal(of: deed, on: request) == nil, "\(deed.act)")
    }
    #expect(await service.outcome().code == 0)
    _ = try await house.end()
  }

  @Test func `a reader from before readers had keys is answered on its keypad, and not over the wire`()
    async throws
  {
    let first = try await Household()
    try await first.enrol()
    _ = try await first.end()
    try forgetKeys(inState: first.folder.path + "/state")
    let house = try await Household(folder: first.folder)
    let reader = try #require(try await house.facts(["authenticator", "list", "anna"])["authenticator"])
    let (service, requested) = try await house.request("anna", "one-time-code")
    let thief = WireDevice(wire: try wire(house), authenticator: reader, key: try SigningKey.generate())
    let request = try #require(try await thief.request(of: "anna"))
    let code = try #require(requested["oneTimeCode"])
    try await expectRefused(
      thief, as: "refusedNoDeviceKey", doing: WireDevice.acts(pin: Household.pin, code: code), on: request)
    try await house.hear(phrase: "enterPIN")
    try house.type(Household.pin)
    try await house.hear(phrase: "enterCode")
    try house.type(code)
    try await house.hear(phrase: "timeLeft")
    try house.type("++")
    #expect(await service.outcome().code == 0)
    _ = try await house.end()
  }

  /// A peer is its uid: this needs the right to be another.
  @Test(.enabled(if: getuid() == 0 && Peer.isWanted(program: "setpriv")))
  func `a process with the owner's uid, the PIN, the link and a key of its own answers nothing`() async throws
  {
    let house = try await Household()
    try await house.enrol()
    let (number, _) = try await house.activateApp(of: "anna")
    let reader = try #require(try await house.facts(["authenticator", "list", "anna"])["authenticator"])
    try await house.facts(["user", "account", "anna", "--uid", "65534"])
    let file = house.folder.path + "/own.key"
    let key = try SigningKey.generate().rawRepresentation.revealed()
    try "kodeoplaeser-device-key-1\n\(Base64.url.encode(key))\n".write(
      toFile: file, atomically: true, encoding: .utf8)
    try #require(chmod(file, 0o600) == 0 && chown(file, 65534, 65534) == 0)
    let (service, requested) = try await house.request("anna", "qr")
    let input = "\(Household.pin)\n\(requested["link"] ?? "")\n+\n"
    for authenticator in [number, reader] {
      for more in [[], ["--reject", "notMe"]] {
        let end = try await house.begin(
          ["app", "answer", "anna", authenticator, "--key-file", file] + more, as: 65534, input: input
        ).end()
        #expect(end.status == 4 && end.errors.contains("not this key's"), "\(end.errors)")
      }
    }
    #expect(try await house.facts(["app", "pending", "anna"])["state"] == "requested")
    #expect(
      try await house.command(["app", "answer", "anna", number], input: input).code == 0)
    #expect(await service.outcome().code == 0)
    _ = try await house.end()
  }

  // MARK: -

  /// What a day and a confirmation would have done to the app.
  private func switchToCodes(_ number: String, inState folder: String) throws {
    let database = try CoreDatabase(inFolder: folder)
    let id = AuthenticatorID(try #require(Int64(number)))
    var app = try #require(try database.authenticator(id))
    app.binding = .oneTimeCode
    try database.commit([.authenticator(app)], .durable)
  }

  /// The state as an earlier version left it.
  private func forgetKeys(inState folder: String) throws {
    let reader = try ReaderDatabase(inFolder: folder)
    let record = try #require(try reader.devices().first)
    try reader.keep(
      DeviceRecord(
        user: record.user, authenticator: record.authenticator, serial: record.serial, seed: record.seed))
    let database = try CoreDatabase(inFolder: folder)
    var device = try #require(try database.authenticator(record.authenticator))
    device.publicKey = nil
    try database.commit([.authenticator(device)], .durable)
  }

  /// The text claims of the receipt in the last line that a request printed.
  private func claims(ofLast output: String) throws -> [String: String] {
    let last = Household.facts(output.split(separator: "\n").last.map(String.init) ?? "")
    let parts = try #require(last["receipt"]).split(separator: ".")
    let payload = try Data(#require(Base64.url.decode(String(parts[1]))))
    let object = try JSONSerialization.jsonObject(with: payload) as? [String: Any]
    return (object ?? [:]).compactMapValues { $0 as? String }
  }
}
