import ApprovalCore
// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Cryptography
import Foundation
import OneTimeCodes
import Testing

/// The guide "Sådan får du MitID gennem MitID appen", step by step, against the real daemon. What a telephone sees and feels, an office
/// attests here, as the guide's other way has it.
@Suite(.atLeisure, .timeLimit(.minutes(20)), .enabled(if: Household.canVouch)) struct GetIdentityGuideTests {
  private func terms() throws -> (folder: Folder, path: String) {
    let folder = Folder()
    let path = folder.made("terms").appendingPathComponent("terms").path
    try "Version: 2025-02\nLanguage: da\n\nVilkår og betingelser.\n\nPrivatlivspolitik.\n".write(
      toFile: path, atomically: true, encoding: .utf8)
    return (folder, path)
  }

  private func attest(_ step: String, _ enrolment: String, in house: Household) async throws -> String? {
    try await house.facts([
      "user", "attest", enrolment, "--step", step, "--verified-by", "Borgerservice", "--evidence",
      String(repeating: "5a", count: 32),
    ])["awaits"]
  }

  @Test
  func `the guide to its last step: passport, user ID, telephone, and a code display ordered and activated`()
    async throws
  {
    let (folder, terms) = try terms()
    defer { withExtendedLifetime(folder) {} }
    // Step 1.1: check the device. Step 1.2: the passport has a chip, and is not expired.
    // Step 2.1: get the program.
    #expect(try await Program.run("kodeoplaeser", ["--version"]).code == 0)
    let house = try await Household(["--terms", terms])
    // Step 2.2.1: open it. Step 2.2.2: begin.
    let enrolment = try #require(try await house.facts(["user", "begin"])["enrolment"])
    // Step 2.2.3: passport. Step 2.2.4: see the steps.
    #expect(try await house.facts(["user", "next", enrolment])["awaits"] == "passportCode")
    // Step 2.2.5: terms and conditions. Step 2.2.6: the privacy policy.
    let shown = try await house.facts(["terms", "show"])
    #expect(shown["text"]?.contains("Privatlivspolitik") == true, "\(shown)")
    // Step 2.2.7: where the passport is from. Another country's is not taken.
    let type = ["user", "passport", enrolment]
    let foreign = try await house.command(
      type, input: PassportCode.danish.replacing("P<DNK", with: "P<SWE"))
    #expect(foreign.code == 2, "\(foreign)")
    // Step 3.1: the code that begins with P.
    #expect(try await house.facts(type, input: PassportCode.danish)["awaits"] == "chip")
    // Step 3.2: the chip. Step 3.3: the face.
    #expect(try await attest("chip", enrolment, in: house) == "face")
    #expect(try await attest("face", enrolment, in: house) == "userID")
    // Step 4.1: the user ID; whose it is accepts the terms.
    #expect(try await house.facts(["user", "choose", enrolment, "bente"])["awaits"] == "phone")
    try await house.facts(["terms", "accept", "bente", "--accept-terms", "2025-02"])
    // Step 4.2.1: the telephone number. Step 4.2.2: send the code. Step 4.2.3: enter it.
    try await house.facts(["user", "phone", "bente", "20123456"])
    try await house.facts(["user", "phone-code", "bente"], input: house.codeInMessage() + "\n")
    #expect(try await house.facts(["user", "next", enrolment])["awaits"] == "authenticator")
    // Step 5: how do you want to approve? Step 5.1: code display, code reader or chip. Step 5.2: choose the display. Step 5.3: no, order.
    let ordered = try await house.facts([
      "authenticator", "order", "bente", "--kind", "codeDisplay", "--moving-factor", "counter", "--reveal",
    ])
    let device = CodeDevice(
      serial: try #require(ordered["serial"]), seed: try Base32.decode(try #require(ordered["seed"])),
      movingFactor: .counter)
    // Step 5.4: yes, activate. Step 5.5: a new password, twice. Step 5.6: the serial number. Step 5.7: a code from the device.
    let code = String(decoding: try device.code(ofPress: 0).revealed(), as: UTF8.self)
    try await house.facts(
      ["authenticator", "activate", "bente", "--serial", device.serial], input: "fjorten-kvist\n\(code)\n")
    // Step 5.8: done.
    #expect(try await house.facts(["user", "next", enrolment])["awaits"] == nil)
    _ = try await house.end()
  }
}
