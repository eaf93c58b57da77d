// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// The key of an app in a terminal, in its file; and the key that receipts are verified with.
@Suite(.serialized, .timeLimit(.minutes(20))) struct DeviceKeyFileTests {
  private static let choices = ["--biometrics", "yes", "--notifications", "no"]

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require((attributes[.posixPermissions] as? NSNumber)?.intValue)
  }

  @Test func `an app's key is kept in a file that is its user's alone, and stands in no output`() async throws
  {
    let house = try await Household()
    try await house.enrol()
    let number = try await house.beginApp(of: "anna")
    let activate = ["app", "activate", number] + Self.choices
    let made = try await house.command(activate, input: "\(Household.pin)\n")
    #expect(made.code == 0)
    let path = house.keyFile(number)
    #expect(made.output == "The key that it answers with is kept in: \(path)", "\(made.output)")
    #expect(try mode(path) == 0o600)
    #expect(try mode(URL(fileURLWithPath: path).deletingLastPathComponent().path) == 0o700)
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
    #expect(lines.count == 2 && lines[0] == "kodeoplaeser-device-key-1" && lines[1].count == 43)
    #expect(!made.output.contains(lines[1]))
    _ = try await house.end()
  }

  @Test func `a key file that is there is never written over, nor reached through a link`() async throws {
    let house = try await Household()
    try await house.enrol()
    let number = try await house.beginApp(of: "anna")
    let (there, link) = (house.folder.path + "/there", house.folder.path + "/link")
    try "precious".write(toFile: there, atomically: true, encoding: .utf8)
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: house.folder.path + "/elsewhere")
    for file in ["there", "link"] {
      let refused = try await house.command(
        ["app", "activate", number, "--key-file", file] + Self.choices, input: "\(Household.pin)\n")
      #expect(refused.code == 2)
      #expect(refused.errors.contains("is there already"), "\(refused.errors)")
    }
    #expect(try String(contentsOfFile: there, encoding: .utf8) == "precious")
    #expect(!FileManager.default.fileExists(atPath: house.folder.path + "/elsewhere"))
    // Nothing was activated: it still can be.
    let activate = ["app", "activate", number, "--key-file", "own.key"] + Self.choices
    #expect(try await house.command(activate, input: "123456\n").code == 2)
    #expect(!FileManager.default.fileExists(atPath: house.folder.path + "/own.key"))
    #expect(try await house.command(activate, input: "\(Household.pin)\n").code == 0)
    _ = try await house.end()
  }

  @Test func `a key that is missing, exposed, a link or something else is one sentence, and decides nothing`()
    async throws
  {
    let house = try await Household()
    try await house.enrol()
    let (number, _) = try await house.activateApp(of: "anna")
    let (service, _) = try await house.request("anna", "qr")
    let path = house.keyFile(number)
    let key = try String(contentsOfFile: path, encoding: .utf8)
    func write(_ name: String, _ text: String, mode: Int) throws {
      let file = house.folder.path + "/" + name
      try text.write(toFile: file, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
    }
    try write("exposed", key, mode: 0o640)
    try write("writable", key, mode: 0o602)
    try write("half", String(key.dropLast(9)), mode: 0o600)
    try write("other", "hello\n", mode: 0o600)
    try write(
      "stranger", "kodeoplaeser-device-key-1\n" + String(repeating: "A", count: 43) + "\n", mode: 0o600)
    try FileManager.default.createSymbolicLink(
      atPath: house.folder.path + "/link", withDestinationPath: path)
    for (file, code, says) in [
      ("missing", 2, "is not at missing; hint:"), ("exposed", 2, "not its owner's alone"),
      ("writable", 2, "not its owner's alone"), ("half", 2, "holds no key"), ("other", 2, "holds no key"),
      ("link", 2, "cannot be read"), (".", 2, "not its owner's alone"),
      ("stranger", 4, "not this key's"),
    ] as [(String, Int32, String)] {
      for command in [
        ["app", "answer", "anna", number, "--reject", "notMe"], ["app", "extend", "anna", number],
      ] {
        let outcome = try await house.command(command + ["--key-file", file])
        #expect(outcome.code == code, "\(file) \(outcome.errors)")
        #expect(outcome.errors.contains(says), "\(file) \(outcome.errors)")
        #expect(outcome.errors.split(separator: "\n").count == 1)
      }
    }
    let unknown = try await house.command(["app", "answer", "anna", "../../x"])
    #expect(unknown.code == 2 && unknown.errors.contains("no authenticator's number"), "\(unknown.errors)")
    #expect(try await house.facts(["app", "pending", "anna"])["state"] == "requested")
    service.send(SIGTERM)
    #expect(await service.outcome().code == 3)
    _ = try await house.end()
  }

  @Test(.enabled("the PyPI package joserfc is not there") { await Peer.isWanted(package: "joserfc") })
  func `a receipt verifies elsewhere with the key that the daemon tells`() async throws {
    let house = try await Household()
    try await house.enrol()
    let key = try await house.facts(["receipt", "key"])
    #expect(key["algorithm"] == "EdDSA")
    let (number, _) = try await house.activateApp(of: "anna")
    let (service, _) = try await house.request("anna", "qr")
    let rejecting = ["app", "answer", "anna", number, "--reject", "changedMind"]
    let receipt = try await house.command(rejecting + ["--json"]).output
    #expect(await service.outcome().code == 1)
    let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "ApprovalCore/Rules/verify-receipt.py")
    let environment = ProcessInfo.processInfo.environment.merging([
      "RECEIPT": Household.facts(receipt)["receipt"] ?? "", "PUBLIC_KEY": key["publicKey"] ?? "",
      "KID": key["kid"] ?? "",
    ]) { $1 }
    let end = try Child.perform(["python3", script.path], environment: environment)
    #expect(end.status == 0, "\(end.errors)")
    #expect(Household.facts(end.output)["decision"] == "rejected")
    _ = try await house.end()
  }
}
