// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Children
import Cryptography
import Foundation
import OneTimeCodes
import Testing

/// Services that flood and guess, with uids of their own, against the real daemon over its real socket.
@Suite(
  .serialized, .timeLimit(.minutes(20)),
  .enabled(
    if: getuid() == 0 && access("/usr/bin/setpriv", X_OK) == 0 && access("/usr/bin/python3", X_OK) == 0))
struct AttackerTests {
  /// One that every account may run, wherever this account's own is.
  private static let python = "/usr/bin/python3"
  private static let script = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "attacker.py")

  /// A service of its own account, registered by root, that does what `attacker.py` says.
  private func attacker(
    _ what: String, _ service: String, _ more: [String] = [], account: UInt32, on user: String = "anna",
    in house: Household
  ) async throws -> Child {
    let script = house.folder.path + "/attacker.py"
    if !FileManager.default.fileExists(atPath: script) {
      try FileManager.default.copyItem(atPath: Self.script.path, toPath: script)
    }
    try await house.facts(["service", "register", service, "--uid", "\(account)"])
    return try Child(
      [
        "setpriv", "--reuid=\(account)", "--regid=\(account)", "--clear-groups", Self.python, script,
        house.folder.path + "/socket", what, user, service,
      ] + more)
  }

  /// How often each phrase was said, as the transcript has it: a sentence of several voices has several lines.
  private func said(_ phrases: String..., in house: Household) throws -> [Int] {
    let said = try house.transcript.map {
      try JSONDecoder().decode(Household.Line.self, from: Data($0.utf8)).phrase
    }
    return phrases.map { phrase in
      said.indices.count { said[$0] == phrase && ($0 == 0 || said[$0 - 1] != phrase) }
    }
  }

  // MARK: Flooding

  @Test(arguments: [["Bank"], ["Bank", "Skat", "Post"]])
  func `a storm costs one sentence, and the approval under way is finished undisturbed`(services: [String])
    async throws
  {
    let house = try await Household()
    try await house.enrol()
    let (service, requested) = try await house.request("anna", "one-time-code")
    try await house.hear(phrase: "enterPIN")
    var storms: [Child] = []
    for (offset, name) in services.enumerated() {
      let storm = try await attacker("storm", name, account: 4001 + UInt32(offset), in: house)
      try #require(await storm.nextLine() == "storm")
      storms.append(storm)
    }
    try await house.hear(phrase: "secondRequest")
    try house.type(Household.pin)
    try await house.hear(phrase: "enterCode")
    try house.type(try #require(requested["oneTimeCode"]))
    try await house.hear(phrase: "question")
    try house.type("+")
    try await house.hear { $0.phrase?.hasPrefix("confirm") == true && $0.complete == true }
    // The storm ends before the request does: nothing of it is to be answered after.
    for storm in storms { storm.write("\n") }
    for storm in storms {
      let end = await storm.end()
      let told = Household.facts(end.lines.last ?? "")
      #expect(told["taken"] == "0", "\(end.errors)")
      #expect(Int(told["calls"] ?? "") ?? 0 > 0)
    }
    try house.type("+")
    try await house.hear(phrase: "approved")
    #expect(await service.outcome().code == 0)
    _ = try await house.end()
    #expect(
      try said("secondRequest", "moreTurnedAway", "moreTurnedAwayOfSeveral", "arrival", in: house) == [
        1, 0, 0, 1,
      ])
    let cut = try house.transcript.filter { line in
      let line = try JSONDecoder().decode(Household.Line.self, from: Data(line.utf8))
      return line.complete == false && line.voice == "quote" && line.phrase == nil
    }
    #expect(cut.isEmpty, "\(cut)")
  }

  @Test func `requests that come and go are soon turned away, and no more is said than of a few`()
    async throws
  {
    let house = try await Household()
    try await house.enrol()
    let began = ContinuousClock.now
    let flap = try await attacker("flap", "Bank", ["300"], account: 4001, in: house)
    let end = await flap.end()
    let told = Household.facts(end.lines.last ?? "")
    let minutes = Int((ContinuousClock.now - began).components.seconds / 60)
    let taken = try #require(Int(told["taken"] ?? ""), "\(end.errors)")
    #expect(taken <= 5 + minutes)
    _ = try await house.end()
    let counts = try said(
      "arrival", "arrivalWaits", "cancelled", "secondRequest", "requestTurnedAway", in: house)
    #expect(counts.reduce(0, +) <= 5, "\(counts)")
  }

  @Test func `whether there is such a user is not told by how long a refusal takes`() async throws {
    let house = try await Household()
    try await house.enrol()
    for user in ["anna", "nobody"] {
      let began = ContinuousClock.now
      let asked = try await house.command([
        "request", "--user", user, "--service", "Bank", "--action", "approve", "--text", "x", "--binding",
        "chip",
      ])
      #expect(asked.code == 4)
      #expect(ContinuousClock.now - began >= .milliseconds(5))
    }
    _ = try await house.end()
  }

  // MARK: Guessing

  /// How many guesses may have been judged after so long, by the rule alone: three and one, and one for each doubled wait.
  private func most(after passed: Duration) -> Int {
    var (count, waited) = (4, Int64(0))
    while waited <= passed.components.seconds {
      waited += 1 << (count - 4)
      count += 1
    }
    return count
  }

  private func judged(in house: Household) async throws -> Int {
    let log = try await house.command(["log", "--json"])
    return log.output.split(separator: "\n").count { $0.contains("approval.wrongCode") }
  }

  @Test func `of ten thousand guesses a handful is looked at`() async throws {
    let house = try await Household()
    try await house.prove("bente")
    let ordered = try await house.facts(
      ["authenticator", "order", "bente", "--kind", "codeDisplay", "--moving-factor", "counter", "--reveal"])
    let (serial, seed) = (try #require(ordered["serial"]), try #require(ordered["seed"]))
    let display = CodeDevice(serial: serial, seed: try Base32.decode(seed), movingFactor: .counter)
    let code = String(decoding: try display.code(ofPress: 0).revealed(), as: UTF8.self)
    try await house.facts(
      ["authenticator", "activate", "bente", "--serial", serial], input: "\(Household.password)\n\(code)\n")
    let began = ContinuousClock.now
    let guessing = try await attacker(
      "guess", "Bank", ["10000"], account: 4001, on: "bente", in: house)
    let end = await guessing.end()
    let told = Household.facts(end.lines.last ?? "")
    #expect(Int(told["calls"] ?? "") ?? 0 >= 10_000, "\(end.errors)")
    let judged = try await judged(in: house)
    #expect(judged >= 3)
    #expect(judged <= most(after: ContinuousClock.now - began))
    _ = try await house.end()
  }

  @Test func `after a thousand wrong codes the keypad approves at once, also what the guesser asks`()
    async throws
  {
    let house = try await Household()
    try await house.enrol()
    let guesser = try await attacker("spoken", "Bank", ["1000"], account: 4001, in: house)
    try #require(await guesser.nextLine() == "asked")
    try await house.hear(phrase: "arrivalWaits")
    try house.type("+")
    try await house.hear { $0.state == "heard" }
    guesser.write("\n")
    try #require(await guesser.nextLine() == "guessed")
    try await house.hear(phrase: "failed")
    // Back to rest, so that the next request is taken up at once.
    try house.type("-")
    try await house.hear { $0.key != nil }
    guesser.write("\n")
    let code = try #require(await guesser.nextLine())
    try await house.hear(phrase: "enterPIN")
    try house.type(Household.pin)
    try await house.hear(phrase: "enterCode")
    try house.type(code)
    try await house.hear(phrase: "question")
    try house.type("+")
    try await house.hear { $0.phrase?.hasPrefix("confirm") == true && $0.complete == true }
    try house.type("+")
    try await house.hear { $0.state == "approved" }
    guesser.write("\n")
    let end = await guesser.end()
    #expect(Household.facts(end.lines.last ?? "")["taken"] == "approved", "\(end.errors)")
    #expect(try await judged(in: house) == 3)
    _ = try await house.end()
  }
}
