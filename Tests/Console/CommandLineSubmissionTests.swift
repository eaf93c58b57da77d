// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Children
import Cryptography
import Devices
import Foundation
import OneTimeCodes
import Testing

/// What is given at the service: codes and signatures, against the real daemon.
@Suite(.serialized, .timeLimit(.minutes(20))) struct CommandLineSubmissionTests {
  private static let password = "fjorten-kvist"

  /// A device as it was ordered, and activated for a user of its own.
  private func device(
    _ kind: String, in house: Household, _ movingFactor: MovingFactor = .time
  ) async throws -> (number: String, device: CodeDevice, spent: String) {
    let factor = kind == "codeDisplay" ? ["--moving-factor", movingFactor.rawValue] : []
    let ordered = try await house.facts(
      ["authenticator", "order", "bente", "--kind", kind, "--reveal"] + factor)
    let (serial, seed) = (try #require(ordered["serial"]), try #require(ordered["seed"]))
    let device = CodeDevice(serial: serial, seed: try Base32.decode(seed), movingFactor: movingFactor)
    let code = try code(of: device, number: 0)
    let key = kind == "codeReader" ? ["--key-file", "reader.key"] : []
    try await house.facts(
      ["authenticator", "activate", "bente", "--serial", serial] + key,
      input: "\(Self.password)\n\(code)\n")
    return (try #require(ordered["authenticator"]), device, code)
  }

  /// The code of a press, or of a step from now: the next one is taken as well (RFC 6238 §5.2).
  private func code(of device: CodeDevice, number: Int) throws -> String {
    let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    let step = Limits().readerCodeStep
    let code =
      switch device.movingFactor {
      case .counter: try device.code(ofPress: UInt64(number))
      case .time: try device.currentCode(at: now + step * number)
      }
    return String(decoding: code.revealed(), as: UTF8.self)
  }

  @Test(.enabled(if: Household.canVouch), arguments: MovingFactor.allCases)
  func `a code display's code and the password approve, each code once`(movingFactor: MovingFactor)
    async throws
  {
    let house = try await Household()
    try await house.prove("bente")
    let (_, display, spent) = try await device("codeDisplay", in: house, movingFactor)
    let (replaying, _) = try await house.request("bente", "shown-code")
    replaying.type("\(spent)\n\(Self.password)\n")
    replaying.endInput()
    let replayed = await replaying.outcome()
    #expect(replayed.code == 4)
    #expect(replayed.errors == "kodeoplaeser: refused\n")
    let (service, requested) = try await house.request("bente", "shown-code")
    #expect(requested["oneTimeCode"] == nil && requested["link"] == nil)
    service.type("12345\n\(Self.password)\n\(try code(of: display, number: 1))\n\(Self.password)\n")
    service.endInput()
    let outcome = await service.outcome()
    #expect(outcome.code == 0, "\(outcome)")
    #expect(outcome.errors == "kodeoplaeser: refused\n")
    let states = outcome.output.split(separator: "\n").map { Household.facts(String($0))["state"] }
    #expect(states == ["heard", "approved"])
    _ = try await house.end()
  }

  @Test(.enabled(if: Household.canVouch))
  func `another code reader's code is bound to the text that it was given`() async throws {
    let house = try await Household()
    try await house.prove("bente")
    let (number, reader, _) = try await device("codeReader", in: house)
    let (service, _) = try await house.request("bente", "spoken-code")
    let waiting = try await house.facts(["app", "pending", "bente"])
    let digest = try #require(Hexadecimal.decode(waiting["textDigest"] ?? ""))
    let counter = try #require(UInt64(waiting["counter"] ?? ""))
    let keyless = try await house.command(["app", "answer", "bente", number])
    #expect(keyless.code == 2 && keyless.errors.contains("--key-file"), "\(keyless.errors)")
    let hearing = ["app", "answer", "bente", number, "--key-file", "reader.key"]
    #expect(try await house.command(hearing).code == 0)
    func bound(to digest: [UInt8]) throws -> String {
      String(decoding: try reader.boundCode(counter: counter, textDigest: digest).revealed(), as: UTF8.self)
    }
    let other = try bound(to: digest.map { ~$0 })
    service.type("\(other)\n\(Self.password)\n\(try bound(to: digest))\n\(Self.password)\n")
    service.endInput()
    let outcome = await service.outcome()
    #expect(outcome.code == 0, "\(outcome)")
    #expect(outcome.errors == "kodeoplaeser: refused\n")
    _ = try await house.end()
  }

  @Test func `the reader's own code, and the password, approve what the service showed`() async throws {
    let house = try await Household(["--transcript-secrets"])
    try await house.enrol()
    let (service, _) = try await house.request("anna", "shown-code")
    try await house.hear(phrase: "arrivalShown")
    try house.type("0")
    try await house.hear(phrase: "yourCode")
    let spoken = try await house.hear { $0.voice == "prompt" && $0.phrase == nil && $0.say != nil }
    service.type("\(try #require(spoken.say).filter(\.isNumber))\n\(Household.password)\n")
    let outcome = await service.outcome()
    #expect(outcome.code == 0, "\(outcome)")
    _ = try await house.end()
  }

  @Test func `a rejection ends a request whose code is still waited for`() async throws {
    let house = try await Household()
    try await house.enrol()
    let (service, _) = try await house.request("anna", "spoken-code")
    try await house.hear(phrase: "arrivalWaits")
    try house.type("+")
    try await house.hear { $0.state == "heard" }
    try house.type("-")
    try await house.hear(phrase: "rejected")
    try house.type("5")
    #expect(await service.outcome().code == 1)
    _ = try await house.end()
  }

  @Test func `a service takes no less than the assurance that it names`() async throws {
    let house = try await Household()
    try await house.enrol()
    let asking = [
      "request", "--user", "anna", "--service", "Bank", "--action", "sign", "--text", "x", "--lifetime", "1",
    ]
    #expect(try await house.command(asking + ["--assurance", "high"]).code == 4)
    #expect(try await house.command(asking + ["--assurance", "substantial"]).code == 3)
    #expect(try await house.command(asking + ["--assurance", "highest"]).code == 2)
    _ = try await house.end()
  }

  // MARK: Chips

  private func key(_ kind: String, in house: Household) async throws -> (file: String, line: String) {
    let file = house.folder.path + "/key"
    let made = await (try Child(["ssh-keygen", "-q", "-t", kind, "-N", "", "-f", file])).end()
    try #require(made.status == 0, "\(made.errors)")
    let line = try String(contentsOfFile: file + ".pub", encoding: .utf8)
    return (file, line.trimmingCharacters(in: .newlines))
  }

  private func sign(_ message: String, with file: String) async throws -> String {
    let signing = ["ssh-keygen", "-Y", "sign", "-n", "approval@kodeoplaeser.dk", "-f", file]
    return await (try Child(signing, input: message)).end().lines.joined(separator: "\n")
  }

  @Test(
    .enabled(if: Household.canVouch && Peer.isWanted(program: "ssh-keygen")), arguments: ["ed25519", "ecdsa"])
  func `an SSH key is registered and signs what is approved, by itself and by --key`(kind: String)
    async throws
  {
    let house = try await Household()
    try await house.prove("bente")
    let (file, line) = try await key(kind, in: house)
    let chip = try #require(try await house.facts(["authenticator", "chip", "bente"])["authenticator"])
    let first = try await house.command(["authenticator", "challenge", chip, "--key", line])
    let activation = try await sign(first.output + "\n", with: file)
    try await house.facts(
      ["authenticator", "chip-activate", "bente", chip, "--key", line],
      input: "\(Self.password)\n\(activation)\n")

    let (service, requested) = try await house.request("bente", "chip", ["--assurance", "high"])
    let challenge = try #require(requested["challenge"])
    let other = try await sign(challenge.replacing("kodeoplaeser", with: "kodeoplaesen"), with: file)
    service.type("\(Self.password)\n\(activation)\n\(Self.password)\n\(other)\n")
    service.type("\(Self.password)\n\(try await sign(challenge, with: file))\n")
    service.endInput()
    let outcome = await service.outcome()
    #expect(outcome.code == 0, "\(outcome)")
    #expect(outcome.errors == "kodeoplaeser: refused\nkodeoplaeser: refused\n")

    let asking = [
      "request", "--user", "bente", "--service", "Bank", "--action", "sign", "--text", "x", "--binding",
      "chip", "--key",
    ]
    let signed = try await house.command(asking + [file], input: "\(Self.password)\n")
    #expect(signed.code == 0, "\(signed)")
    #expect(signed.output.contains("Action: sign") && signed.output.contains("Approved."), "\(signed.output)")
    let wrong = try await house.command(asking + [file], input: "not-the-password\n")
    #expect(wrong.code == 4)
    #expect(wrong.errors.contains("kodeoplaeser: refused\n"), "\(wrong.errors)")
    let noKey = try await house.command(asking + [file + ".pub-not"], input: "\(Self.password)\n")
    #expect(noKey.code == 2)
    try "no key".write(toFile: file, atomically: true, encoding: .utf8)
    let damaged = try await house.command(asking + [file], input: "\(Self.password)\n")
    #expect(damaged.code == 6)
    #expect(damaged.errors.contains("ssh-keygen did not sign"), "\(damaged.errors)")
    _ = try await house.end()
  }

  @Test(.enabled(if: Household.canVouch))
  func `a security key approves while its count goes on, and not once it goes back`() async throws {
    let house = try await Household()
    try await house.prove("bente")
    let key = try SoftwareSecurityKey()
    func signature(over message: String, count: UInt32, somebodyWasThere: Bool = true) throws -> String {
      let bytes = try key.sign(Array(message.utf8), flags: somebodyWasThere ? 1 : 0, counter: count)
      return "\(Self.password)\n" + String(decoding: bytes, as: UTF8.self)
    }
    let line = try ChipKey(canonicalBytes: key.publicKey).line
    #expect(line.hasPrefix("sk-ssh-ed25519@openssh.com "))
    let chip = try #require(try await house.facts(["authenticator", "chip", "bente"])["authenticator"])
    let first = try await house.facts(["authenticator", "challenge", chip, "--key", line])
    try await house.facts(
      ["authenticator", "chip-activate", "bente", chip, "--key", line],
      input: signature(over: #require(first["challenge"]), count: 7))
    let (service, requested) = try await house.request("bente", "chip")
    let challenge = try #require(requested["challenge"])
    service.type(try signature(over: challenge, count: 7))
    service.type(try signature(over: challenge, count: 8, somebodyWasThere: false))
    service.type(try signature(over: challenge, count: 8))
    service.endInput()
    let outcome = await service.outcome()
    #expect(outcome.code == 0, "\(outcome)")
    #expect(outcome.errors == "kodeoplaeser: refused\nkodeoplaeser: refused\n")
    _ = try await house.end()
  }

  @Test func `a key is for a chip's binding alone`() async throws {
    let outcome = try await Program.run(
      "kodeoplaeser",
      ["request", "--user", "anna", "--service", "Bank", "--action", "sign", "--key", "/dev/null"])
    #expect(outcome.code == 2)
    #expect(outcome.errors == "kodeoplaeser: option --key goes with --binding chip alone\n")
  }
}
