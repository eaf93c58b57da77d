// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Children
import Cryptography
import Foundation
import Storage
import Synchronization
import Testing

@testable import kodeoplaeserd

/// Text messages on their way out of the real daemon.
@Suite(.serialized, .timeLimit(.minutes(20))) struct MessageOutletTests {
  /// The message is addressed in the file, or in its name.
  @Test(arguments: ["spool", "gammu"])
  func `messages leave through the folder that is named, in its format`(format: String) async throws {
    let house = try await Household(["--messages", "\(format):away"], making: "away")
    try await house.enrol()
    try await house.facts(["user", "phone", "anna", "20123456"])
    let names = try FileManager.default.contentsOfDirectory(atPath: house.folder.path + "/away")
    #expect(names.count == 1)
    let isGammu = names[0].wholeMatch(of: /OUTA[0-9]{8}_[0-9]{6}_00_\+4520123456_[0-9a-f]{32}\.txt/) != nil
    #expect(isGammu == (format == "gammu"), "\(names)")
    let message = try #require(try house.messages(in: "away").first)
    #expect(message.hasPrefix("To: +4520123456\n") == (format == "spool"))
    #expect(message.contains(/Kodeoplæser.*\b[0-9]{6}\b/))
    #expect(!FileManager.default.fileExists(atPath: house.folder.path + "/state/outbox"))
    _ = try await house.end()
  }

  @Test(arguments: ["spool", "gammu"])
  func `a message whose folder is away is lost by no crash, and sent once`(format: String) async throws {
    let house = try await Household(["--messages", "\(format):away"], making: "away")
    try await house.enrol()
    let away = house.folder.appendingPathComponent("away")
    try FileManager.default.removeItem(at: away)
    try await house.facts(["user", "phone", "anna", "20123456"])
    house.daemon.send(SIGKILL)
    _ = await house.daemon.outcome()
    try FileManager.default.createDirectory(at: away, withIntermediateDirectories: true)
    var kept = [house]
    for times in [1, 0] {
      let again = try await Household(["--messages", "\(format):away"], folder: house.folder)
      kept.append(again)
      // What waited is handed over before the log says so.
      while times == 1, try await !again.command(["log"]).output.contains("message.sent") {}
      #expect(try again.messages(in: "away").count == times)
      again.daemon.send(SIGKILL)
      _ = await again.daemon.outcome()
    }
    #expect(kept.count == 3)
  }

  @Test func `a message that the gateway does not take is tried again until it does, and announced once`()
    async throws
  {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("outlet-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    let gateway = ReluctantGateway(failures: 5)
    let core = try IdentityProvider(
      store: CoreDatabase(inFolder: place.path), clock: SystemClock(), gateway: gateway)
    let user = try UserID("anna")
    try await core.createUser(user)
    try await core.sendPhoneCode(to: PhoneNumber("20123456"), for: user)
    let notices = await core.notices()
    let delivering = Task { await MessageDelivery(core: core, pause: .milliseconds(1)) { _ in }.run() }
    for await _ in gateway.released { break }
    // A notice that comes after every other.
    _ = try await core.orderCodeDevice(.codeDisplay, for: user)
    var announced = 0
    for await notice in notices {
      if case .messagesWait = notice { announced += 1 }
      if case .authenticator = notice { break }
    }
    delivering.cancel()
    await delivering.value
    #expect(announced == 1)
    #expect(try await core.deliverMessages() == 0)
  }

  @Test(arguments: ["tape:x", "gammu:", "gammu", "gammu:/no/such/folder", "gammu:/dev/null", "spool:/proc/x"])
  func `an outlet that cannot be is named, and ends with 2`(outlet: String) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bad-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try await Program.run(
      "kodeoplaeserd",
      ["--state", "state", "--socket", "socket", "--audio", "wav-unpaced:x.wav", "--messages", outlet],
      in: folder)
    #expect(outcome.code == 2)
    let path = outlet.split(separator: ":").last.map(String.init) ?? outlet
    #expect(outcome.errors.contains("messages cannot") && outcome.errors.contains(path), "\(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
  }

  @Test(.enabled(if: Peer.isWanted(program: "gammu-smsd")))
  func `the real gammu-smsd takes our file, and sends what it says to whom it says, once`() async throws {
    let house = try await Household(
      ["--messages", "gammu:out/"], making: "out", "sent", "error", "in", "phone")
    try await house.enrol()
    try await house.facts(["user", "phone", "anna", "20123456"])
    let place = house.folder.path
    let settings = """
      [gammu]
      connection = none
      model = dummy
      port = \(place)/phone
      [smsd]
      service = files
      logfile = \(place)/log
      debuglevel = 1
      outboxpath = \(place)/out/
      sentsmspath = \(place)/sent/
      errorsmspath = \(place)/error/
      inboxpath = \(place)/in/
      loopsleep = 1
      checksecurity = 0
      checkbattery = 0
      checksignal = 0
      """
    try settings.write(toFile: place + "/smsdrc", atomically: true, encoding: .utf8)
    try #require(mkfifo(place + "/log", 0o600) == 0)
    let log = LineReader(path: place + "/log").lines
    let smsd = try Child(["gammu-smsd", "-c", place + "/smsdrc"])
    var heard: [String] = []
    for await line in log {
      heard.append(line)
      if line.contains("Transmitted") || line.contains("moved to error") { break }
    }
    let told = heard.joined(separator: "\n")
    #expect(told.contains(#/to "\+4520123456" with text "Kodeoplæser.*\b[0-9]{6}\b.*"/#), "\(told)")
    #expect(told.contains(#/Transmitted OUTA.*\.txt .* to \+4520123456/#), "\(told)")
    smsd.send(SIGTERM)
    _ = await smsd.end()
    #expect(try house.messages(in: "out") == [])
    let sent = try house.messages(in: "sent")
    #expect(sent.count == 1 && sent[0].contains(/Kodeoplæser.*\b[0-9]{6}\b/), "\(sent)")
    _ = try await house.end()
  }
}

/// Takes no message at first.
private final class ReluctantGateway: MessageGateway {
  let released: AsyncStream<Void>
  private let release: AsyncStream<Void>.Continuation
  private let failures: Mutex<Int>

  init(failures: Int) {
    (released, release) = AsyncStream.makeStream()
    self.failures = Mutex(failures)
  }

  func prepare(_ message: OutgoingMessage) throws(MessageGatewayError) {
    let isReluctant = failures.withLock { left in
      left -= 1
      return left >= 0
    }
    if isReluctant { throw MessageGatewayError("not now") }
  }

  func release(_ message: OutgoingMessage) { release.yield() }
}
