// SPDX-License-Identifier: GPL-3.0-or-later
import CLinux
import Foundation
import Synchronization
import Testing

@testable import Varlink

/// Connections on which nothing is under way.
struct RestTests {
  private static let call = #"{"method":"org.example.echo.Say","parameters":{"text":"still here"}}"#
  private static let answer = #"{"parameters":{"text":"still here"}}"#
  private static let hang = #"{"method":"org.example.echo.Hang","parameters":{},"more":true}"#

  private static func limits(_ change: (inout VarlinkLimits) -> Void) -> VarlinkLimits {
    var limits = VarlinkLimits()
    change(&limits)
    return limits
  }

  @Test func `a connection that rests too long is closed without a word, before or after a call`()
    async throws
  {
    try await serving(limits: Self.limits { $0.restTime = .milliseconds(50) }) { path in
      let silent = try RawPeer(path)
      let served = try await Self.answered(path, Self.call)
      #expect(try await served.receive() == nil)
      #expect(try await silent.receive() == nil)
    }
  }

  @Test func `a call under way is no rest, however long it takes`() async throws {
    try await serving(limits: Self.limits { $0.restTime = .milliseconds(20) }) { path in
      let busy = try await Self.answered(path, Self.hang)
      for _ in 0..<3 { #expect(try await RawPeer(path).receive() == nil) }
      #expect(busy.isOpen)
    }
  }

  @Test func `a message that was begun is no rest, and one that is complete begins another`() throws {
    let (start, limits) = (ContinuousClock.now, VarlinkLimits())
    var connection = Connection(
      descriptor: -1, peer: VarlinkPeer(uid: 0, pid: 0), hasOwnPlace: false, frames: Frames(longest: 100))
    connection.setDeadlines(start, limits)
    #expect(connection.restDeadline == start + limits.restTime)
    #expect(try connection.frames.receive([1]) == [])
    connection.setDeadlines(start, limits)
    #expect(connection.restDeadline == nil && connection.readDeadline == start + limits.messageTime)
    connection.receive(try connection.frames.receive([0]))
    connection.setDeadlines(start, limits)
    #expect(connection.restDeadline == nil && connection.readDeadline == nil && !connection.isAtRest)
    #expect(connection.nextMessage() != nil)
    let later = start + .seconds(5)
    connection.setDeadlines(later, limits)
    #expect(connection.restDeadline == later + limits.restTime)
  }

  @Test func `our client's next call goes over a new connection, whether it wants an answer or not`()
    async throws
  {
    let service = try ScriptedService()
    let client = try VarlinkClient(path: service.path)
    var connection = try await service.accept()
    for text in ["one", "two"] {
      let call = Task { try await client.call(Echo.say, .init(text: text)).text }
      await service.read(from: connection)
      service.answer(#"{"parameters":{"text":"\#(text)"}}"#, on: connection)
      #expect(try await call.value == text)
      close(connection)
      try await client.send(Echo.say, oneway: .init(text: "more"))
      connection = try await service.accept()
      await service.read(from: connection)
    }
    #expect(!service.isCalled)
  }

  @Test func `a call that the service closed on unread is made again, and one that it read is not`()
    async throws
  {
    let service = try ScriptedService()
    let client = try VarlinkClient(path: service.path)
    let unread = try await service.accept()
    let again = Task { try await client.call(Echo.say, .init(text: "x")) }
    await service.waitForCall(on: unread)
    close(unread)
    let second = try await service.accept()
    await service.read(from: second)
    service.answer(#"{"parameters":{"text":"x"}}"#, on: second)
    #expect(try await again.value.text == "x")

    let never = Task { try await client.call(Echo.say, .init(text: "y")) }
    await service.read(from: second)
    close(second)
    await #expect(throws: VarlinkError.closed) { try await never.value }
    #expect(!service.isCalled)
  }

  @Test func `where all places are taken by peers at rest, the longest of the fullest makes way`()
    async throws
  {
    let limits = Self.limits {
      $0.connections = 3
      $0.connectionsPerUser = .max
    }
    try await serving(limits: limits) { path in
      let peers = try await Self.served(3, path)
      try peers[0].send(Self.call)
      #expect(try await peers[0].receive() == Self.answer)
      let newcomer = try RawPeer(path)
      try newcomer.send(Self.call)
      #expect(try await newcomer.receive() == Self.answer)
      #expect(try await peers[1].receive() == nil)
      #expect(peers[0].isOpen && peers[2].isOpen)
    }
  }

  @Test func `who has a place of their own needs none that others share, and takes none from them`()
    async throws
  {
    let isOwn = Mutex(false)
    let limits = Self.limits {
      $0.connections = 3
      $0.connectionsPerUser = 5
    }
    try await serving(
      limits: limits, hasOwnPlace: { _ in isOwn.withLock(\.self) },
      body: { path in
        isOwn.withLock { $0 = true }
        let own = try await Self.served(1, path)
        isOwn.withLock { $0 = false }
        let busy = try await Self.served(3, path, Self.hang)
        #expect(
          try await RawPeer(path).receive()?.contains(#""most":3,"what":"connections""#) == true
        )
        isOwn.withLock { $0 = true }
        let more = try await Self.served(1, path)
        // Their own limit stays.
        #expect(
          try await RawPeer(path).receive()?.contains(#""most":5,"what":"connections""#) == true
        )
        for peer in own + busy + more { #expect(peer.isOpen) }
      })
  }

  @Test func `a call that has just come is served before its connection would make way`() async throws {
    let limits = Self.limits {
      $0.connections = 1
      $0.connectionsPerUser = .max
    }
    try await serving(limits: limits) { path in
      for _ in 0..<200 {
        let peer = try RawPeer(path)
        try peer.send(Self.call)
        _ = try RawPeer(path)
        #expect(try await peer.receive() == Self.answer)
      }
    }
  }

  /// What a peer is told that did not ask.
  private static func told(_ path: String) async throws -> String? { try await RawPeer(path).receive() }

  /// A peer that was answered: one that rested too long before it called tries again.
  private static func answered(_ path: String, _ call: String) async throws -> RawPeer {
    while true {
      let peer = try RawPeer(path)
      try peer.send(call)
      if try await peer.receive() != nil { return peer }
    }
  }

  /// So many peers that were answered, one after the other.
  static func served(_ count: Int, _ path: String, _ call: String = RestTests.call) async throws -> [RawPeer]
  {
    var peers: [RawPeer] = []
    for _ in 0..<count {
      let peer = try RawPeer(path)
      try peer.send(call)
      #expect(try await peer.receive() != nil)
      peers.append(peer)
    }
    return peers
  }
}
