// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// The real daemon, the real command line, the real voice; keys on a pipe, sound in a file.
@Suite(.timeLimit(.minutes(20))) struct EndToEndTests {
  @Test func `a request is heard, approved and answered with a receipt that verifies`() async throws {
    let house = try await Household(["--language", "en"])
    try await house.enrol()
    let service = try house.begin([
      "request", "--user", "anna", "--service", "Borger.dk", "--action", "logOn", "--text",
      "Log on to see your post.",
      "--json",
    ])
    let code = try await oneTimeCode(of: service)
    try await house.hear(phrase: "enterPIN")
    try house.type(Household.pin)
    try await house.hear(phrase: "enterCode")
    try house.type(code)
    try await house.hear { $0.state == "heard" }
    try await house.hear(phrase: "timeLeft")
    try house.type("+")
    try await house.hear(phrase: "confirmLogOn")
    try house.type("+")
    let decided = try await house.hear { $0.state == "approved" }
    try await house.hear(phrase: "approved")
    let outcome = await service.outcome()
    #expect(outcome.code == 0)
    #expect(outcome.output.contains(#""state":"approved""#))

    let receipt = try #require(outcome.output.firstMatch(of: /"receipt":"([^"]+)"/)?.output.1)
    let check = try await house.command(["receipt", "verify", "--json"], input: "\(receipt)\n")
    #expect(check.code == 0)
    #expect(check.output.contains(try #require(decided.approvalID)))
    let forged = try await house.command(["receipt", "verify"], input: "\(receipt.dropLast(4))AAAA\n")
    #expect(forged.code != 0)

    let end = try await house.end()
    #expect(end.code == 0)
    for secret in [Household.pin, Household.password, code] {
      #expect(!house.transcript.joined().contains(secret))
      #expect(!end.errors.contains(secret))
    }
  }

  @Test func `the daemon killed after the answer has lost nothing of it`() async throws {
    let house = try await Household()
    try await house.enrol()
    let service = try house.begin([
      "request", "--user", "anna", "--service", "Bank", "--action", "approve", "--text", "Betal regningen.",
      "--json",
    ])
    let code = try await oneTimeCode(of: service)
    try await house.hear(phrase: "enterPIN")
    try house.type(Household.pin + code)
    try await house.hear { $0.state == "heard" }
    try house.type("++")
    try await house.hear { $0.state == "approved" }
    house.daemon.send(SIGKILL)
    _ = await house.daemon.outcome()

    let again = try await Household(folder: house.folder)
    let log = try await again.command(["log"])
    #expect(log.output.contains("approval.approved"))
    #expect(try await again.command(["log", "verify"]).code == 0)
    _ = try await again.end()
  }

  @Test func `killed between minus and its reason, it is rejected, and nobody waits for more`() async throws {
    let house = try await Household()
    try await house.enrol()
    let service = try house.begin([
      "request", "--user", "anna", "--service", "Bank", "--action", "approve", "--text", "Betal regningen.",
    ])
    try await house.hear(phrase: "enterPIN")
    try house.type("-")
    try await house.hear(phrase: "left")
    try house.type("-")
    for await line in service.lines where line == "Rejected." { break }
    house.daemon.send(SIGKILL)
    _ = await house.daemon.outcome()
    let outcome = await service.outcome()
    #expect(outcome.code == 1 && !outcome.output.contains("Reason"), "\(outcome)")

    let again = try await Household(folder: house.folder)
    #expect(try await again.command(["status"]).output.contains("Requests waiting: 0."))
    let log = try await again.command(["log"]).output
    #expect(log.contains("approval.rejected") && !log.contains("rejection."), "\(log)")
    _ = try await again.end()
  }

  @Test func `a bound code is spoken after its text, and approves with the password`() async throws {
    let house = try await Household(["--transcript-secrets"])
    try await house.enrol()
    let service = try house.begin([
      "request", "--user", "anna", "--service", "Bank", "--action", "approve", "--text", "Betal regningen.",
      "--binding", "spoken-code", "--json",
    ])
    try await house.hear(phrase: "arrivalWaits")
    try house.type("+")
    try await house.hear { $0.state == "heard" }
    try await house.hear(phrase: "codeFollows")
    let spoken = try await house.hear { $0.voice == "prompt" && $0.phrase == nil && $0.say != nil }
    let code = try #require(spoken.say).filter(\.isNumber)
    #expect(code.count == 6)
    service.type("\(code)\n\(Household.password)\n")
    #expect(await service.outcome().code == 0)
    // What is cut off by the end of the process has no line in the transcript.
    try await house.hear(phrase: "approved")
    _ = try await house.end()
    #expect(house.transcript.first?.contains("holdsSecrets") == true)
    try expectSound(where: house)
  }

  @Test func `what the service brings wrong is refused to it without a reason, and the person hears it`()
    async throws
  {
    let house = try await Household()
    try await house.enrol()
    let service = try house.begin([
      "request", "--user", "anna", "--service", "Bank", "--action", "approve", "--text", "Betal regningen.",
      "--binding", "spoken-code",
    ])
    try await house.hear(phrase: "arrivalWaits")
    try house.type("+")
    try await house.hear(phrase: "codeFollows")
    service.type("000000\n\(Household.password)\n")
    try await house.hear(phrase: "refusedWrongCode")
    service.endInput()
    let outcome = await service.outcome()
    #expect(outcome.code == 4)
    #expect(!outcome.errors.contains("code") && !outcome.errors.contains("password"), "\(outcome.errors)")
    _ = try await house.end()
  }

  @Test func `a rejected request ends with 1, an expired one with 3, one for a stranger with 4`() async throws
  {
    let house = try await Household()
    try await house.enrol()
    let asking = ["request", "--service", "Bank", "--action", "confirm", "--text", "Bekræft.", "--user"]
    let rejected = try house.begin(asking + ["anna"])
    try await house.hear(phrase: "enterPIN")
    try house.type("-")
    try await house.hear(phrase: "left")
    try house.type("-")
    try await house.hear(phrase: "rejected")
    try house.type("5")
    #expect(await rejected.outcome().code == 1)
    #expect(try await house.command(asking + ["anna", "--lifetime", "1"]).code == 3)
    #expect(try await house.command(asking + ["bente"]).code == 4)
    _ = try await house.end()
  }

  @Test func `of many who enrol at once, one has the reader`() async throws {
    let house = try await Household()
    let names = ["anna", "bente", "carl", "dorte", "emil", "frida"]
    let codes = try await withThrowingTaskGroup { tasks in
      for name in names {
        tasks.addTask { [folder = house.folder] in
          try await Program.run(
            "kodeoplaeser", ["--socket", "socket", "enrol", name, "--stdin"],
            input: "\(Household.password)\n\(Household.pin)\n", in: folder
          ).code
        }
      }
      return try await tasks.reduce(into: []) { $0.append($1) }
    }
    #expect(codes.count { $0 == 0 } == 1, "\(codes)")
    _ = try await house.end()
  }

  @Test func `a transcript that was there for all to read is so no more, and a link is not followed`()
    async throws
  {
    let place = Folder().made("transcripts")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place.deletingLastPathComponent()) }
    let (told, link) = (place.appendingPathComponent("told"), place.appendingPathComponent("link"))
    try Data("old".utf8).write(to: told)
    chmod(told.path, 0o644)
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: told)
    func story(_ transcript: URL) async throws -> Program.Outcome {
      try await Program.run(
        "kodeoplaeserd",
        ["try", "--language", "en", "--audio", "wav-unpaced:heard.wav", "--transcript", transcript.path],
        in: place)
    }
    #expect(try await story(link).code == 2)
    #expect(try String(contentsOf: told, encoding: .utf8) == "old")
    #expect(try await story(told).code == 1)
    let mode = try FileManager.default.attributesOfItem(atPath: told.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try String(contentsOf: told, encoding: .utf8).hasPrefix("{"))
  }

  // MARK: -

  private func oneTimeCode(of service: Program) async throws -> String {
    for await line in service.lines {
      if let match = line.firstMatch(of: /"oneTimeCode":"([0-9]{6})"/) { return String(match.output.1) }
    }
    throw Household.Silence()
  }

  /// The file holds sound wherever the transcript says that something was heard, and nothing where it says nothing.
  private func expectSound(where house: Household) throws {
    let recording = try Recording(house.folder.appendingPathComponent("heard.wav"))
    var heard = 0
    for text in house.transcript {
      let line = try JSONDecoder().decode(Household.Line.self, from: Data(text.utf8))
      guard let from = line.from, let to = line.to, to > from else { continue }
      #expect(recording.level(from, to) > 300, "\(text)")
      heard = max(heard, to)
    }
    #expect(heard == recording.samples.count)
  }
}
