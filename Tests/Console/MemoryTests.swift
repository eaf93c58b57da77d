// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
import Foundation
import OneTimeCodes
import Storage
import Testing

/// What is left of secrets in the daemon's memory. Its memory is its own: root alone can look.
@Suite(.serialized, .timeLimit(.minutes(20))) struct MemoryTests {
  private static let newPassword = "seksten-lange-kviste-i-en-bunke"
  private static let accountKey = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"

  @Test(.enabled(if: getuid() == 0)) func `after a full story no secret is left in the daemon's memory`()
    async throws
  {
    let house = try await Household()
    try await house.enrol()
    let device = try device(of: house)
    let typed = try await approveByKeypad(in: house)
    let spoken = try await approveBySpokenCode(in: house, seed: device.seed)
    let change = try await house.command(
      ["user", "password", "anna"], input: "\(Household.password)\n\(Self.newPassword)\n")
    #expect(change.code == 0, "\(change.errors)")
    let account = "otpauth://totp/Example:anna?secret=\(Self.accountKey)&issuer=Example"
    #expect(try await house.command(["account", "add"], input: account + "\n").code == 0)
    let order = ["authenticator", "order", "anna", "--kind", "codeDisplay", "--reveal"]
    let seed = try #require(try await house.facts(order)["seed"])

    let gone: [MemoryScan.Secret] = [
      .init("password", text: Household.password), .init("new password", text: Self.newPassword),
      .init("PIN", digits: Household.pin), .init("typed code", digits: typed),
      .init("spoken code", digits: spoken), .init("account's key", text: Self.accountKey),
      .init("account's raw key", bytes: try Base32.decode(Self.accountKey).revealed()),
      .init("display's key", text: seed),
      .init("reader's key", text: Base32.encode(device.seed)),
    ]
    let left = try await findings(of: gone, in: house)
    #expect(left.isEmpty, "\(left.map { "\n\($0)" }.joined())")
    // Codes are made and checked with these for as long as the daemon runs.
    let keys: [MemoryScan.Secret] = [
      .init("reader's raw key", bytes: device.seed.revealed()),
      .init("reader's signing key", bytes: try #require(device.deviceKey).revealed()),
      .init("display's raw key", bytes: try Base32.decode(seed).revealed()),
    ]
    let kept = try MemoryScan.findings(of: keys, in: house.daemon.pid)
    #expect(kept.contains { $0.secret == "reader's raw key" }, "the scan saw nothing of what is there")
    #expect(kept.allSatisfy { $0.isLocked }, "\(kept.map { "\n\($0)" }.joined())")
    _ = try await house.end()
  }

  // MARK: The story

  /// A code from the service is typed with the PIN; gives the code.
  private func approveByKeypad(in house: Household) async throws -> String {
    let (service, requested) = try await house.request("anna", "one-time-code")
    let code = try #require(requested["oneTimeCode"])
    try await house.hear(phrase: "enterPIN")
    try house.type(Household.pin + code)
    try await house.hear { $0.state == "heard" }
    try house.type("++")
    try await house.hear { $0.state == "approved" }
    #expect(await service.outcome().code == 0)
    return code
  }

  /// The reader speaks a code, which the service is given with the password; gives the code.
  private func approveBySpokenCode(in house: Household, seed: Secret) async throws -> String {
    let (service, _) = try await house.request("anna", "spoken-code")
    try await house.hear(phrase: "arrivalWaits")
    let waiting = try await house.facts(["app", "pending", "anna"])
    let digest = try #require(Hexadecimal.decode(waiting["textDigest"] ?? ""))
    let counter = try #require(UInt64(waiting["counter"] ?? ""))
    let device = CodeDevice(serial: "", seed: seed)
    let code = try device.boundCode(counter: counter, textDigest: digest).revealed()
    try house.type("+")
    try await house.hear(phrase: "codeFollows")
    service.type("\(String(decoding: code, as: UTF8.self))\n\(Household.password)\n")
    #expect(await service.outcome().code == 0)
    return String(decoding: code, as: UTF8.self)
  }

  /// What the reader keeps for itself, read from a copy: its own is open.
  private func device(of house: Household) throws -> DeviceRecord {
    let (state, copy) = (
      house.folder.appendingPathComponent("state"), house.folder.appendingPathComponent("copy")
    )
    try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: copy.path)
    for name in try FileManager.default.contentsOfDirectory(atPath: state.path)
    where name.hasPrefix("reader.") {
      try FileManager.default.copyItem(
        at: state.appendingPathComponent(name), to: copy.appendingPathComponent(name))
    }
    return try #require(try ReaderDatabase(inFolder: copy.path).devices().first)
  }

  // MARK: The scan

  /// What is found once the daemon is at rest: the last thread to touch a secret may still be on its way there, for long where
  /// it is one that waits for an idle processor.
  private func findings(of secrets: [MemoryScan.Secret], in house: Household) async throws -> [MemoryScan
    .Finding]
  {
    let patience = ContinuousClock.now + .seconds(120)
    while true {
      let found = try MemoryScan.findings(of: secrets, in: house.daemon.pid)
      guard !found.isEmpty, ContinuousClock.now < patience else { return found }
      _ = try await house.command(["status"])
    }
  }
}
