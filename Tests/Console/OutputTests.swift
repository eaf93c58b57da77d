// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// The real daemon on an output that others hear, and on one that takes no more sound.
@Suite(.atLeisure, .timeLimit(.minutes(20))) struct OutputTests {
  /// A device of no card that tells who hears it.
  private static let loudspeaker =
    "pcm.heard { type file slave.pcm { type null } file heard.raw format raw }\n"

  @Test func `where others may hear, a text waits until it is asked for aloud`() async throws {
    let house = try await Household(["--language", "en"], configuration: Self.loudspeaker)
    let service = try await askForApproval(in: house)
    try await house.hear(phrase: "plugInHeadset")
    #expect(!house.transcript.contains { $0.contains("see your post") })
    try house.type("0")
    try await house.hear { $0.say?.contains("see your post") == true && $0.complete == true }
    try await house.hear { $0.state == "heard" }
    service.send(SIGTERM)
    #expect(try await house.end().code == 0)
  }

  @Test func `a service whose output is not there says so in the log, serves, and speaks once it is there`()
    async throws
  {
    let house = try await Household(["--language", "en"], configuration: "")
    try await house.hear { $0.error?.contains("alsa:heard") == true }
    let service = try await ask(in: house)
    try Self.loudspeaker.write(
      to: house.folder.appendingPathComponent("asound.conf"), atomically: true, encoding: .utf8)
    try await house.hear { $0.earcon == "headsetBack" }
    // The request came before the headset, after it, or while that was said.
    try await house.hear {
      $0.complete == true && ["herePIN", "enterPIN", "arrivalWaits"].contains($0.phrase)
    }
    #expect(try await house.facts(["status"])["audioCondition"] == "ready")
    service.send(SIGTERM)
    let end = try await house.end()
    #expect(end.code == 0)
    #expect(end.errors.contains("alsa:heard"), "\(end.errors)")
  }

  @Test(.enabled(if: Peer.isWanted(program: "pulseaudio"), "needs pulseaudio and libasound2-plugins"))
  func `the output holds as much as the daemon was told`() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("holding-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let server = try SoundServer(in: folder.path)
    try await server.answers()
    let house = try await Household(
      ["--language", "en", "--buffer", "400"], folder: folder,
      configuration: "pcm.heard { type pulse server \"\(server.address)\" }\n")
    try await house.enrol()
    // Of 400 ms three quarters are kept queued; of the 20 that are held otherwise there is never so much. It is looked at
    // while the reader says where it is, and that is asked for again where nobody had looked by its end.
    var (held, looks) = (0, 0)
    while held < 100_000 {
      try #require(kill(house.daemon.pid, 0) == 0)
      if looks % 20 == 0 { try house.type("5") }
      looks += 1
      held =
        try await server.list("sink-inputs").compactMap { line in
          line.firstMatch(of: /Buffer Latency: ([0-9]+) usec/).flatMap { Int($0.output.1) }
        }.max() ?? 0
    }
    #expect(try await house.end().code == 0)
    await server.kill()
  }

  @Test func `a daemon that is stuck three times ends, and the next one speaks the request again`()
    async throws
  {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("stuck-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // A pipe that is read until the request stands, and then held open and read no more: full, it lets no
    // write return.
    let pipe = folder.path + "/heard.raw"
    try #require(mkfifo(pipe, 0o600) == 0)
    let held = FileHandle(fileDescriptor: open(pipe, O_RDWR | O_CLOEXEC), closeOnDealloc: true)
    held.readabilityHandler = { _ = $0.availableData }
    let house = try await Household(["--language", "en"], folder: folder, configuration: Self.loudspeaker)
    let service = try await ask(in: house)
    for await line in service.lines where line.contains("oneTimeCode") { break }
    held.readabilityHandler = nil
    let end = await house.daemon.outcome()
    #expect(end.code == 6)
    #expect(end.errors.contains("was stuck three times"), "\(end.errors)")
    service.send(SIGTERM)

    let again = try await Household(["--language", "en"], folder: folder)
    try await again.hear(phrase: "arrival")
    try await again.hear(phrase: "enterPIN")
    #expect(try await again.end().code == 0)
  }

  /// Enrols, and asks for an approval.
  private func ask(in house: Household) async throws -> Program {
    try await house.enrol()
    return try house.begin([
      "request", "--user", "anna", "--service", "Borger.dk", "--action", "logOn", "--text",
      "Log on to see your post.", "--json",
    ])
  }

  /// The same, up to where the text would be heard.
  private func askForApproval(in house: Household) async throws -> Program {
    let service = try await ask(in: house)
    var code: String?
    for await line in service.lines {
      code = line.firstMatch(of: /"oneTimeCode":"([0-9]+)"/).map { String($0.output.1) }
      if code != nil { break }
    }
    try await house.hear(phrase: "enterPIN")
    try house.type(Household.pin)
    try await house.hear(phrase: "enterCode")
    try house.type(try #require(code))
    return service
  }
}
