import ApprovalCore
// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Cryptography
import Foundation
import OneTimeCodes
import Testing

/// The guide "How to log on and authenticate with MitID code display", step by step, against the real daemon.
@Suite(.atLeisure, .timeLimit(.minutes(20)), .enabled(if: Household.canVouch)) struct CodeDisplayGuideTests {
  private static let password = "fjorten-kvist"

  /// A display of somebody who has an app, too.
  private func display(in house: Household) async throws -> (number: String, device: CodeDevice) {
    try await house.prove("bente")
    let ordered = try await house.facts([
      "authenticator", "order", "bente", "--kind", "codeDisplay", "--moving-factor", "counter", "--reveal",
    ])
    let device = CodeDevice(
      serial: try #require(ordered["serial"]), seed: try Base32.decode(try #require(ordered["seed"])),
      movingFactor: .counter)
    try await house.facts(
      ["authenticator", "activate", "bente", "--serial", device.serial],
      input: "\(Self.password)\n\(code(device, 0))\n")
    _ = try await house.activateApp(of: "bente")
    return (try #require(ordered["authenticator"]), device)
  }

  private func code(_ device: CodeDevice, _ press: UInt64) throws -> String {
    String(decoding: try device.code(ofPress: press).revealed(), as: UTF8.self)
  }

  private func first(of house: Household) async throws -> String? {
    try await house.facts(["method", "list", "--user", "bente", "--service", "Borger.dk"])["binding"]
  }

  @Test
  func `the guide to its last step: the method, the text, the code, the password; and lost, it is blocked`()
    async throws
  {
    let house = try await Household()
    let (number, device) = try await display(in: house)
    #expect(try await first(of: house) == "qr")
    // Step 1: log on. Step 2: enter the user ID.
    let service = try house.begin([
      "request", "--user", "bente", "--service", "Borger.dk", "--action", "logOn", "--text", "Se din post",
      "--binding", "choose",
    ])
    var lines = service.lines.makeAsyncIterator()
    // Step 3: change the method, and choose the code display.
    let offered = [try #require(await lines.next()), try #require(await lines.next())]
    #expect(offered == ["1: App, qr.", "2: Code display, shown-code."])
    service.type("2\n")
    // Step 4: read what is approved.
    var shown: [String] = []
    while let line = await lines.next() {
      shown.append(line)
      if line.hasPrefix("Text: ") { break }
    }
    #expect(shown.last == "Text: Se din post", "\(shown)")
    // Step 5: press the button. Step 6: enter the code. Step 7: enter the password.
    service.type("\(try code(device, 1))\n\(Self.password)\n")
    // Step 8: logged on.
    let outcome = await service.outcome()
    #expect(outcome.code == 0 && outcome.output.contains("Approved."), "\(outcome)")
    // The method is the first from now on.
    #expect(try await first(of: house) == "shown-code")
    // Lost: blocked at once, and its code is taken no more.
    try await house.facts(["authenticator", "block", "bente", number])
    let refused = try await house.command([
      "request", "--user", "bente", "--service", "Borger.dk", "--action", "logOn", "--text", "x",
      "--binding", "shown-code",
    ])
    #expect(refused.code == 4, "\(refused)")
    _ = try await house.end()
  }
}
