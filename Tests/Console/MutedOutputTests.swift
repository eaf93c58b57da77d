// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// The real daemon on a sound server whose sink is muted: nothing that was played into it counts as heard.
@Suite(
  .atLeisure, .timeLimit(.minutes(20)),
  .enabled(if: Peer.isWanted(program: "pulseaudio"), "needs pulseaudio and libasound2-plugins"))
struct MutedOutputTests {
  private let folder: URL
  private let server: SoundServer
  /// Listens at the sink: one that nobody listens at takes two seconds of sound at a time.
  private let listener: Child

  init() async throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("muted-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    server = try SoundServer(in: folder.path)
    try await server.answers()
    listener = try Child([
      "parec", "--server=\(server.address)", "--device=headset.monitor", "--format=s16le", "--rate=22050",
      "--channels=1", "--raw", "--latency-msec=1", folder.path + "/heard.raw",
    ])
  }

  @Test
  func `a text that was played into a muted sink cannot be approved, and is said again once it is heard`()
    async throws
  {
    let house = try await household()
    try await house.enrol()
    try await house.keepToHeadset()
    let (service, code) = try await begin(in: house)
    try await house.hear(phrase: "enterPIN")
    try house.type(Household.pin)
    try await house.hear(phrase: "enterCode")
    try await server.ask("set-sink-mute", "headset", "1")
    try await house.hear(phrase: "soundMuted")
    #expect(try await house.truth("audioIsMuted"))
    // Typed blindly, the code binds; the text is played, and counts for nothing.
    try house.type(code)
    try await house.hear { $0.say?.contains("see your post") == true && $0.complete == false }
    try await house.hear(phrase: "soundMuted")
    #expect(!house.transcript.contains { $0.contains(#""state":"heard""#) })
    try await server.ask("set-sink-mute", "headset", "0")
    try await house.hear(phrase: "soundBack")
    try await house.hear { $0.say?.contains("see your post") == true && $0.complete == true }
    try await house.hear { $0.state == "heard" }
    #expect(try await !house.truth("audioIsMuted"))
    service.send(SIGTERM)
    let outcome = try await house.end()
    #expect(outcome.errors.contains("alsa:heard is muted"), "\(outcome.errors)")
    await end()
  }

  @Test func `muted at the start, the sound is turned up by a key, and by command`() async throws {
    try await server.ask("set-sink-mute", "headset", "1")
    try await server.ask("set-sink-volume", "headset", "0")
    let house = try await household()
    try await house.hear(phrase: "soundMuted")
    try house.type("3")
    try await house.hear(phrase: "soundBack")
    try await house.hear(phrase: "setupWelcome")
    try await server.ask("set-sink-mute", "headset", "1")
    try await house.hear(phrase: "soundMuted")
    #expect(try await house.command(["doctor"]).output.contains("doctor --unmute"))
    #expect(try await house.command(["doctor", "--unmute"]).code == 0)
    try await house.hear(phrase: "soundBack")
    #expect(try await house.end().code == 0)
    await end()
  }

  @Test func `where the mixer lies, the person's key is believed, and the receipt says so`() async throws {
    try await server.ask("set-sink-mute", "headset", "1")
    let house = try await household()
    try await house.enrol()
    try await house.keepToHeadset()
    // What is asked after the last of these keys is over before the request comes.
    try await house.hear(phrase: "soundMuted")
    let (service, code) = try await begin(in: house)
    try await house.hear { $0.phrase == "enterPIN" && $0.complete == false }
    try await house.hear(phrase: "soundMuted")
    try house.type("+")
    try await house.hear(phrase: "soundTrusted")
    try house.type(Household.pin)
    try await house.hear(phrase: "enterCode")
    try house.type(code)
    try await house.hear { $0.say?.contains("see your post") == true && $0.complete == true }
    try await house.hear(phrase: "question")
    try house.type("+")
    try await house.hear(phrase: "confirmLogOn")
    try house.type("+")
    var receipt: String?
    for await line in service.lines {
      receipt = line.firstMatch(of: /"receipt":"([^"]+)"/).map { String($0.output.1) } ?? receipt
    }
    let verified = try await house.facts(["receipt", "verify", try #require(receipt)])
    #expect(verified["decision"] == "approved" && verified["heardHow"] == "confirmed")
    #expect(try await house.end().code == 0)
    await end()
  }

  // MARK: - Hands

  private func end() async {
    listener.send(SIGKILL)
    await server.kill()
  }

  private func household() async throws -> Household {
    let device = "type pulse server \"\(server.address)\""
    return try await Household(
      ["--language", "en"], folder: folder,
      configuration: "pcm.heard { \(device) }\nctl.heard { \(device) }\n")
  }

  /// A request, and the code that its service shows.
  private func begin(in house: Household) async throws -> (service: Program, code: String) {
    let service = try house.begin([
      "request", "--user", "anna", "--service", "Borger.dk", "--action", "logOn", "--text",
      "Log on to see your post.", "--json",
    ])
    var code: String?
    for await line in service.lines {
      code = line.firstMatch(of: /"oneTimeCode":"([0-9]+)"/).map { String($0.output.1) }
      if code != nil { break }
    }
    return (service, try #require(code))
  }
}

extension Household {
  /// Says in the menu that nobody else hears the output, whose card tells nothing; its words are heard or not, as the sound is.
  fileprivate func keepToHeadset() async throws {
    try type("..")
    try await hear { $0.phrase == "settings" }
    try type("99999996")
    try await hear { $0.phrase == "privacyHeadset" }
    try type("-")
    try await hear { $0.phrase == "settingsKept" }
  }

  /// Whether the status says that this is so.
  fileprivate func truth(_ name: String) async throws -> Bool {
    try await command(["status", "--json"]).output.contains("\"\(name)\":true")
  }
}
