// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Varlink

/// What a peer does to itself, no other peer notices.
struct HardeningTests {
  private static let call = #"{"method":"org.example.echo.Say","parameters":{"text":"still here"}}"#
  private static let hang = #"{"method":"org.example.echo.Hang","parameters":{},"more":true}"#
  private static let answer = #"{"parameters":{"text":"still here"}}"#

  @Test func `messages are cut alike, in whatever pieces they come`() throws {
    var scrambler = try Scrambler(seed: 1)
    for _ in 0..<500 {
      let stream = scrambler.stream()
      var (whole, piecemeal) = (Frames(longest: 1 << 20), Frames(longest: 1 << 20))
      let expected = try whole.receive(stream)
      var cut: [[UInt8]] = []
      for piece in scrambler.pieces(of: stream) { cut += try piecemeal.receive(piece) }
      #expect(cut == expected)
      #expect(piecemeal.begun.isEmpty)
    }
  }

  @Test func `broken streams get whole answers or an end, while another peer is served`() async throws {
    var scrambler = try Scrambler(seed: 2)
    try await serving { path in
      let steady = try RawPeer(path)
      for round in 0..<200 {
        let stream = scrambler.stream()
        let peer = try RawPeer(path)
        for piece in scrambler.pieces(of: stream) { try peer.sendBytes(piece) }
        peer.endSending()
        while let reply = try await peer.receive() {
          let object = try JSONSerialization.jsonObject(with: Data(reply.utf8)) as? [String: Any]
          #expect(object?["parameters"] is [String: Any], "round \(round): \(reply)")
        }
        try steady.send(Self.call)
        #expect(try await steady.receive() == Self.answer, "round \(round)")
      }
    }
  }

  struct Breaker: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let error: String
  }

  static let breakers = [
    Breaker(
      testDescription: "overlong", bytes: [UInt8](repeating: 0x20, count: 2001), error: "Limit"),
    Breaker(testDescription: "slow", bytes: Array(#"{"method""#.utf8), error: "Limit"),
    Breaker(
      testDescription: "no JSON", bytes: Array("GET / HTTP/1.1\r\n\r\n".utf8) + [0], error: "NoCall"),
    Breaker(
      testDescription: "no UTF-8", bytes: Array(#"{"method":""#.utf8) + [0xFF, 0x22, 0x7D, 0],
      error: "NoCall"),
    Breaker(testDescription: "empty", bytes: [0], error: "NoCall"),
    Breaker(
      testDescription: "too deep", bytes: Array(repeating: UInt8(ascii: "["), count: 1000) + [0],
      error: "NoCall"),
    Breaker(
      testDescription: "too many values",
      bytes: Array(
        (#"{"method":"org.example.echo.Say","x":["# + String(repeating: "0,", count: 900) + "0]}").utf8)
        + [0],
      error: "NoCall"),
  ]

  @Test(arguments: breakers)
  func `a peer that breaks a limit is told which and closed, and another never notices`(breaker: Breaker)
    async throws
  {
    var limits = VarlinkLimits()
    limits.messageBytes = 2000
    limits.callValues = 900
    limits.messageTime = .milliseconds(100)
    try await serving(limits: limits) { path in
      let steady = try RawPeer(path)
      let peer = try RawPeer(path)
      try peer.sendBytes(breaker.bytes)
      try steady.send(Self.call)
      #expect(try await steady.receive() == Self.answer)
      let told = try await peer.receive()
      #expect(
        told?.contains(#""error":"org.example.echo.\#(breaker.error)""#) == true, "\(told ?? "nothing")")
      #expect(try await peer.receive() == nil)
      try steady.send(Self.call)
      #expect(try await steady.receive() == Self.answer)
    }
  }

  @Test func `a peer that takes no answers is closed, and another never notices`() async throws {
    var limits = VarlinkLimits()
    limits.messageTime = .milliseconds(100)
    try await serving(limits: limits) { path in
      let deaf = try RawPeer(path)
      let long = String(repeating: "x", count: 400_000)
      try deaf.send(#"{"method":"org.example.echo.Say","parameters":{"text":"\#(long)"}}"#)
      let steady = try RawPeer(path)
      for _ in 0..<20 {
        try steady.send(Self.call)
        #expect(try await steady.receive() == Self.answer)
      }
      // The server hangs up in its own time; what it had sent by then is cut off in the middle.
      try await deaf.waitForHangUp()
      #expect(try await deaf.receive() == nil)
      try steady.send(Self.call)
      #expect(try await steady.receive() == Self.answer)
    }
  }

  @Test(arguments: [(VarlinkLimits(), 32, 0), (limits(perUser: .max), 256, 256)])
  func `so many connections are served and one more is told how many there may be`(
    limits: VarlinkLimits, most: Int, busy: Int
  )
    async throws
  {
    try await serving(limits: limits) { path in
      // Who is at rest would make way.
      let peers = try await RestTests.served(busy, path, Self.hang) + RestTests.served(most - busy, path)
      let oneMore = try RawPeer(path)
      let told = #"{"error":"org.example.echo.Limit","parameters":{"most":\#(most),"what":"connections"}}"#
      #expect(try await oneMore.receive() == told)
      #expect(try await oneMore.receive() == nil)
      #expect(peers[0].isOpen && peers[most - 1].isOpen)
    }
  }

  private static func limits(perUser: Int) -> VarlinkLimits {
    var limits = VarlinkLimits()
    limits.connectionsPerUser = perUser
    return limits
  }
}
