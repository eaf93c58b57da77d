// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import ServiceInterfaces
import Testing
import Varlink

/// kodeoplaeser-push against servers that answer badly, with a daemon of this test's that only says what to send.
@Suite(
  .serialized, .timeLimit(.minutes(20)),
  .enabled("kodeoplaeser-push was not built: KODEOPLAESER_PUSH=1") {
    access(Program.path("kodeoplaeser-push"), X_OK) == 0
  })
struct PushProgramTests {
  /// Hands out what the test says, and tells it what came of it.
  private struct Desk: PushInterface.Handlers {
    let exchanges: AsyncStream<PushInterface.Carry.Reply>
    let outcomes: AsyncStream<Outcome>.Continuation
    let tokens: Int

    func carry(by _: VarlinkPeer, _ call: VarlinkCall<PushInterface.Carry.Reply>) async throws
      -> PushInterface.Carry.Reply
    {
      for await exchange in exchanges { try await call.send(exchange) }
      throw PushInterface.TakenOver()
    }

    func answer(_ answer: PushInterface.Answer.Parameters, by _: VarlinkPeer) {
      outcomes.yield(Outcome(exchange: answer.exchange, status: answer.httpStatus, text: answer.answer.plain))
    }

    func fail(_ failure: PushInterface.Fail.Parameters, by _: VarlinkPeer) {
      outcomes.yield(Outcome(exchange: failure.exchange, status: nil, text: failure.reason))
    }

    func poll(by _: VarlinkPeer) -> PushInterface.Poll.Reply { .init(tokens: tokens) }
  }

  /// What became of an exchange: a status and an answer, or why there is none.
  private struct Outcome {
    let exchange: Int
    let status: Int?
    let text: String
  }

  private static let script = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "bad-servers.py")

  private func serve(_ desk: Desk, at path: String) throws -> VarlinkServer {
    try VarlinkServer(
      VarlinkListener(path: path, access: .owner),
      about: VarlinkService(vendor: "test", product: "test", version: "1", url: "https://example.dk"),
      interfaces: [try desk.served()], brokenLimit: LimitInterface.error)
  }

  @Test func `a bad server is refused in bounded time and memory, and keeps no other one waiting`()
    async throws
  {
    let scratch = try Scratch()
    let servers = try Child(["python3", Self.script.path, scratch.path])
    var ports: [String: String] = [:]
    while let line = await servers.nextLine(), line != "all" {
      let parts = line.split(separator: " ").map(String.init)
      ports[parts[0]] = parts[1]
    }
    try #require(ports.count == 11, "\(servers.errorText())")
    let (exchanges, send) = AsyncStream.makeStream(of: PushInterface.Carry.Reply.self)
    let (outcomes, tell) = AsyncStream.makeStream(of: Outcome.self)
    let server = try serve(
      Desk(exchanges: exchanges, outcomes: tell, tokens: 1), at: scratch.path + "/socket")
    let program = try Program(
      "kodeoplaeser-push", ["--socket", "socket", "--interval", "3600", "--certificates", "ca.pem"],
      in: URL(filePath: scratch.path))
    let names = ports.keys.sorted()
    for (number, name) in names.enumerated() {
      let form = SecretText("serial=PIPU&signature=x")
      send.yield(
        .init(exchange: number, url: "https://127.0.0.1:\(ports[name] ?? "")/ttype/push", form: form))
    }
    var found: [String: Outcome] = [:]
    for await outcome in outcomes {
      found[names[outcome.exchange]] = outcome
      if found.count == names.count { break }
    }
    #expect(found["right"]?.status == 200 && found["right"]?.text.hasPrefix("{") == true)
    // What these say is the daemon's to refuse; nobody is followed anywhere.
    #expect(found["html"]?.status == 200)
    #expect(found["redirecting"]?.status == 302)
    for name in ["endless", "headers", "huge", "binary", "silent", "unknown", "other-name", "no-tls"] {
      #expect(found[name]?.status == nil && found[name]?.text.isEmpty == false, "\(name): \(found)")
    }
    let facts = try String(contentsOfFile: "/proc/\(program.pid)/status", encoding: .utf8)
    let most = try #require(facts.firstMatch(of: /VmHWM:\s+(\d+) kB/)?.1)
    #expect(try #require(Int(most)) < 64_000, "it used \(most) kB")
    program.send(SIGTERM)
    _ = await program.outcome()
    await server.stop()
  }

  @Test func `without a push token it ends at once, and without a daemon it says so`() async throws {
    let scratch = try Scratch()
    let folder = URL(filePath: scratch.path)
    let alone = try await Program.run("kodeoplaeser-push", ["--socket", "socket"], in: folder)
    #expect(alone.code == 5 && alone.errors.contains("cannot be reached"))
    let (exchanges, _) = AsyncStream.makeStream(of: PushInterface.Carry.Reply.self)
    let (_, tell) = AsyncStream.makeStream(of: Outcome.self)
    let server = try serve(
      Desk(exchanges: exchanges, outcomes: tell, tokens: 0), at: scratch.path + "/socket")
    let idle = try await Program.run("kodeoplaeser-push", ["--socket", "socket"], in: folder)
    #expect(idle.code == 0 && idle.errors.contains("no push token"))
    let wrong = try await Program.run(
      "kodeoplaeser-push", ["--socket", "socket", "--certificates", "nowhere.pem"], in: folder)
    #expect(wrong.code == 2 && wrong.errors.contains("nowhere.pem"))
    await server.stop()
  }
}
