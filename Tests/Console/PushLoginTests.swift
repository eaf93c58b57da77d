// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Cryptography
import Foundation
import ServiceInterfaces
import Testing
import Varlink

/// Logins of another server at the real daemon, whose messages this test carries: as kodeoplaeser-push does, and as somebody who took
/// it over would.
@Suite(.atLeisure, .timeLimit(.minutes(20))) struct PushLoginTests {
  /// A household with a push token, and what carries its messages.
  private final class Carrier {
    let house: Household
    let server: PushServer
    let daemon: VarlinkClient
    private var exchanges: VarlinkReplies<PushInterface.Carry.Reply>.Iterator

    init() async throws {
      house = try await Household()
      try await house.enrol()
      server = try PushServer()
      let added = try await house.command(["account", "add"], input: server.address + "\n")
      try #require(added.code == 0, "\(added.errors)")
      try await house.hear(phrase: "announceAccountAdded")
      daemon = try VarlinkClient(toDaemonAt: house.folder.path + "/socket")
      exchanges = try daemon.push.carry().makeAsyncIterator()
    }

    func next() async throws -> PushInterface.Carry.Reply { try #require(try await exchanges.next()) }

    func answer(_ exchange: PushInterface.Carry.Reply, _ text: String, status: Int = 200) async throws {
      try await daemon.push.answer(
        .init(exchange: exchange.exchange, httpStatus: status, answer: SecretText(text)))
    }

    func enrol() async throws {
      let exchange = try await next()
      #expect(exchange.url == server.url)
      try await answer(exchange, server.enrol(try #require(exchange.form?.plain)))
      try await house.hear(phrase: "pushEnrolled")
    }

    /// Has the daemon ask, and answers with these.
    func poll(_ challenges: [[String: String]]) async throws {
      #expect(try await daemon.push.poll().tokens == 1)
      let exchange = try await next()
      #expect(try exchange.form == nil && server.isPoll(exchange.url))
      try await answer(exchange, PushServer.open(challenges))
    }

    /// What the next message decides of a challenge.
    func decision(on nonce: String) async throws -> (PushInterface.Carry.Reply, String?) {
      let exchange = try await next()
      return (exchange, try server.decision(exchange.form?.plain ?? "", on: nonce))
    }

    func open() async throws {
      try await house.hear(phrase: "enterPIN")
      try house.type(Household.pin)
      try await house.hear(phrase: "question")
    }

    func approve() async throws {
      try await open()
      try house.type("+")
      try await house.hear(phrase: "confirmLogOn")
      try house.type("+")
      try await house.hear(phrase: "approved")
    }

    var pending: String? {
      get async throws { try await house.facts(["status"])["pending"] }
    }
  }

  private static let nonce = "ZQ5XJYT3ZK2GXQ6HTTXHJH5YBBDMGD6N"

  @Test func `a login of a server is heard in its words, and approved under the token's key`() async throws {
    let carrier = try await Carrier()
    try await carrier.enrol()
    let challenge = try carrier.server.challenge(Self.nonce, "Vil du logge på wiki?")
    try await carrier.poll([challenge])
    try await carrier.approve()
    let told = carrier.house.transcript.joined()
    #expect(told.contains("wiki") && told.contains(#""phrase":"adviceCompare""#))
    let (exchange, decision) = try await carrier.decision(on: Self.nonce)
    #expect(decision == "approve")
    try await carrier.answer(exchange, PushServer.outcome(true))
    // Offered again by a server that forgot, it is asked no more.
    try await carrier.poll([challenge])
    #expect(try await carrier.pending == "0")
    _ = try await carrier.house.end()
  }

  @Test func `what is rejected is declined, and what somebody else began as that`() async throws {
    let carrier = try await Carrier()
    try await carrier.enrol()
    for (nonce, keys, wanted) in [(Self.nonce, "5", "cancelled"), ("ABCDEFGH", "-", "unknown_trigger")] {
      try await carrier.poll([carrier.server.challenge(nonce, "Log på")])
      try await carrier.open()
      try carrier.house.type("-")
      try await carrier.house.hear(phrase: "rejected")
      try carrier.house.type(keys)
      let (exchange, decision) = try await carrier.decision(on: nonce)
      #expect(decision == wanted)
      try await carrier.answer(exchange, PushServer.outcome(true))
    }
    // The person stopped it: what comes next is not asked.
    try await carrier.poll([carrier.server.challenge("IJKLMNOP", "Log på")])
    #expect(try await carrier.pending == "0")
    _ = try await carrier.house.end()
  }

  @Test func `whoever carries the messages can approve nothing, and change no word of what is asked`()
    async throws
  {
    let carrier = try await Carrier()
    try await carrier.enrol()
    let stranger = try RSASigningKey.generate()
    let forged = [
      try carrier.server.challenge(Self.nonce, "Log på", by: stranger),
      try carrier.server.challenge(Self.nonce, "Log på", changing: ["question": "Intet sker"]),
      try carrier.server.challenge(Self.nonce, "Log på", changing: ["signature": ""]),
      try carrier.server.challenge(Self.nonce, "Log på", changing: ["serial": "PIPU00000000"]),
    ]
    try await carrier.poll(forged)
    #expect(try await carrier.pending == "0")
    // Nothing of what it was given is an answer, and nothing that it brings makes one.
    await #expect(throws: (any Error).self) {
      try await carrier.daemon.push.answer(
        .init(exchange: 999, httpStatus: 200, answer: SecretText(PushServer.outcome(true))))
    }
    try await carrier.poll([carrier.server.challenge(Self.nonce, "Log på")])
    try await carrier.house.hear(phrase: "enterPIN")
    #expect(try await carrier.daemon.push.poll().tokens == 1)
    let poll = try await carrier.next()
    #expect(try poll.form == nil && carrier.server.decision(poll.url, on: Self.nonce) == nil)
    // It can have it withdrawn, as the network could.
    try await carrier.answer(poll, PushServer.open([]))
    try await carrier.house.hear(phrase: "cancelled")
    #expect(try await carrier.pending == "0")
    _ = try await carrier.house.end()
  }

  @Test func `an answer that did not arrive is sent again, and one that is not taken is told`() async throws {
    let carrier = try await Carrier()
    try await carrier.enrol()
    let challenge = try carrier.server.challenge(Self.nonce, "Log på")
    try await carrier.poll([challenge])
    try await carrier.approve()
    let (lost, _) = try await carrier.decision(on: Self.nonce)
    try await carrier.daemon.push.fail(.init(exchange: lost.exchange, reason: "no route to host"))
    try await carrier.house.hear(phrase: "pushNotSent")
    try await carrier.poll([challenge])
    let (again, decision) = try await carrier.decision(on: Self.nonce)
    #expect(decision == "approve")
    try await carrier.answer(again, PushServer.outcome(false))
    try await carrier.house.hear(phrase: "pushNotTaken")
    _ = try await carrier.house.end()
  }

  @Test func `a code that the server wants typed is spoken, and again by key`() async throws {
    let carrier = try await Carrier()
    try await carrier.enrol()
    try await carrier.poll([carrier.server.challenge(Self.nonce, "Log på")])
    try await carrier.approve()
    let (exchange, _) = try await carrier.decision(on: Self.nonce)
    try await carrier.answer(exchange, PushServer.outcome(true, code: "482917"))
    try await carrier.house.hear(phrase: "accountCode")
    #expect(!carrier.house.transcript.joined().contains("482917"))
    _ = try await carrier.house.end()
  }

  @Test(arguments: [
    ("<html>", 200), ("{}", 200), ("", 500), (#"{"result": {"status": false}}"#, 400), ("{", 302),
  ])
  func `a server that answers something else changes nothing`(answer: String, status: Int) async throws {
    let carrier = try await Carrier()
    try await carrier.enrol()
    #expect(try await carrier.daemon.push.poll().tokens == 1)
    try await carrier.answer(carrier.next(), answer, status: status)
    #expect(try await carrier.pending == "0")
    try await carrier.poll([carrier.server.challenge(Self.nonce, "Log på")])
    try await carrier.house.hear(phrase: "enterPIN")
    _ = try await carrier.house.end()
  }

  @Test func `a token that the server does not enrol is forgotten, and said so`() async throws {
    let carrier = try await Carrier()
    let exchange = try await carrier.next()
    try await carrier.answer(exchange, #"{"result": {"status": false}}"#, status: 400)
    try await carrier.house.hear(phrase: "pushNotEnrolled")
    #expect(try await carrier.daemon.push.poll().tokens == 0)
    #expect(try await carrier.house.command(["account", "list"]).output == "")
    _ = try await carrier.house.end()
  }

  @Test
  func `the key of a push token leaves the reader in no way, and an address that does not hold is refused`()
    async throws
  {
    let carrier = try await Carrier()
    try await carrier.enrol()
    let exported = try await carrier.house.command(["account", "export", "--plain", "-"])
    #expect(exported.code != 0 && exported.output == "", "\(exported)")
    let address = carrier.server.address.replacing("https", with: "http")
    let refused = try await carrier.house.command(["account", "add", "--name", "x"], input: address + "\n")
    #expect(refused.code == 2 || refused.code == 6)
    #expect(refused.errors.contains("https"), "\(refused.errors)")
    _ = try await carrier.house.end()
  }

  @Test(.enabled(if: Household.canVouch && Peer.isWanted(program: "setpriv")))
  func `nobody but root and the reader's own account carries anything`() async throws {
    let house = try await Household()
    for method in ["Carry", "Poll", "Answer", "Fail"] {
      let answer = try await Account(4001, in: house).call("dk.kodeoplaeser.Push." + method, [:])
      #expect(answer.error == "PermissionDenied", "\(method): \(answer)")
    }
    _ = try await house.end()
  }
}
