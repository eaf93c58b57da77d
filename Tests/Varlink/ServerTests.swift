// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSON
import Testing

@testable import Varlink

struct ServerTests {
  @Test func `a client learns what the service is and what it offers`() async throws {
    try await serving { path in
      let client = try VarlinkClient(path: path)
      let info = try await client.call(ServiceInterface.getInfo, Nothing())
      #expect(info.product == "Echo")
      #expect(info.interfaces == ["org.example.echo", "org.varlink.service"])
      let described = try await client.call(
        ServiceInterface.getInterfaceDescription, .init(interface: "org.example.echo"))
      #expect(described.description == Echo.description)
    }
  }

  @Test func `a call is answered, and calls sent together in their order`() async throws {
    try await serving { path in
      let raw = try RawPeer(path)
      for number in 1...50 {
        try raw.send(#"{"method":"org.example.echo.Say","parameters":{"text":"\#(number)"}}"#)
      }
      for number in 1...50 { #expect(try await raw.receive() == #"{"parameters":{"text":"\#(number)"}}"#) }
    }
  }

  @Test func `a call for more is answered many times, and without more once`() async throws {
    try await serving { path in
      var heard: [String] = []
      for try await reply in try VarlinkClient(path: path).replies(Echo.count, .init(text: "3")) {
        heard.append(reply.text)
      }
      #expect(heard == ["1", "2", "3"])
      let raw = try RawPeer(path)
      try raw.send(#"{"method":"org.example.echo.Count","parameters":{"text":"3"}}"#)
      #expect(try await raw.receive() == #"{"parameters":{"text":"3"}}"#)
      try raw.send(#"{"method":"org.example.echo.Hang","parameters":{}}"#)
      #expect(try await raw.receive() == #"{"error":"org.varlink.service.ExpectedMore","parameters":{}}"#)
    }
  }

  @Test func `closing cancels the call`() async throws {
    let cancelled = Signal()
    try await serving(
      onCancel: { cancelled.give() },
      body: { path in
        let raw = try RawPeer(path)
        try raw.send(#"{"method":"org.example.echo.Hang","parameters":{},"more":true}"#)
        #expect(try await raw.receive() == #"{"continues":true,"parameters":{}}"#)
        raw.end()
        await cancelled.wait()
      })
  }

  @Test func `a call that wants no answer is done even when its caller has closed`() async throws {
    let said = Signal()
    try await serving(
      onSay: { if $0 == "last" { said.give() } },
      body: { path in
        let raw = try RawPeer(path)
        for text in ["first", "last"] {
          try raw.send(#"{"method":"org.example.echo.Say","parameters":{"text":"\#(text)"},"oneway":true}"#)
        }
        raw.end()
        await said.wait()
      })
  }

  @Test func `a peer that only stops sending still gets its answers`() async throws {
    try await serving { path in
      let raw = try RawPeer(path)
      try raw.send(#"{"method":"org.example.echo.Say","parameters":{"text":"x"}}"#)
      raw.endSending()
      #expect(try await raw.receive() == #"{"parameters":{"text":"x"}}"#)
      #expect(try await raw.receive() == nil)
    }
  }

  @Test(arguments: [
    (#"{"method":"org.example.echo.Say"}"#, "InvalidParameter", #"{"parameter":"text"}"#),
    (
      #"{"method":"org.example.echo.Say","parameters":{"text":1}}"#, "InvalidParameter",
      #"{"parameter":"text"}"#
    ),
    (
      #"{"method":"org.example.echo.Say","parameters":{"text":"","x":1}}"#, "InvalidParameter",
      #"{"parameter":"x"}"#
    ),
    (#"{"method":"org.example.echo.Nope"}"#, "MethodNotFound", #"{"method":"org.example.echo.Nope"}"#),
    (
      #"{"method":"org.example.echo.Later"}"#, "MethodNotImplemented", #"{"method":"org.example.echo.Later"}"#
    ),
    (#"{"method":"org.example.nope.Say"}"#, "InterfaceNotFound", #"{"interface":"org.example.nope"}"#),
    (#"{"method":""}"#, "InterfaceNotFound", #"{"interface":""}"#),
    (#"{"method":"."}"#, "InterfaceNotFound", #"{"interface":""}"#),
  ])
  func `a wrong call is answered by the rule it breaks, and the connection goes on`(
    call: String, error: String, parameters: String
  ) async throws {
    try await serving { path in
      let raw = try RawPeer(path)
      try raw.send(call)
      #expect(
        try await raw.receive() == #"{"error":"org.varlink.service.\#(error)","parameters":\#(parameters)}"#)
      try raw.send(#"{"method":"org.example.echo.Say","parameters":{"text":"still here"}}"#)
      #expect(try await raw.receive() == #"{"parameters":{"text":"still here"}}"#)
    }
  }

  @Test(arguments: [
    "", "nonsense", "{", "[]", "7", #"{"parameters":{}}"#, #"{"method":7}"#, #"{"method":"a.B","more":1}"#,
    "\u{FEFF}{}",
    String(repeating: "[", count: 100_000),
  ])
  func `what is no call is told so, and closed`(message: String) async throws {
    try await serving { path in
      let raw = try RawPeer(path)
      try raw.send(message)
      #expect(try await raw.receive()?.hasPrefix(#"{"error":"org.example.echo.NoCall""#) == true)
      #expect(try await raw.receive() == nil)
    }
  }

  @Test func `a message too long is told so, and closed`() async throws {
    var limits = VarlinkLimits()
    limits.messageBytes = 1000
    try await serving(limits: limits) { path in
      let raw = try RawPeer(path)
      try raw.send(
        #"{"method":"org.example.echo.Say","parameters":{"text":""}}"#.padding(
          toLength: 1000, withPad: " ", startingAt: 0))
      #expect(try await raw.receive() == #"{"parameters":{"text":""}}"#)
      try raw.send(String(repeating: " ", count: 1001))
      #expect(
        try await raw.receive()
          == #"{"error":"org.example.echo.Limit","parameters":{"most":1000,"what":"bytes"}}"#)
      #expect(try await raw.receive() == nil)
    }
  }

  @Test func `a message begun and not finished is told so, and closed, while others are served`() async throws
  {
    var limits = VarlinkLimits()
    limits.messageTime = .milliseconds(50)
    try await serving(limits: limits) { path in
      let slow = try RawPeer(path)
      try slow.sendBytes(Array("{".utf8))
      #expect(
        try await slow.receive()
          == #"{"error":"org.example.echo.Limit","parameters":{"most":0,"what":"seconds"}}"#)
      #expect(try await slow.receive() == nil)
      let other = try await VarlinkClient(path: path).call(Echo.say, .init(text: "x"))
      #expect(other.text == "x")
    }
  }

  @Test func `one connection too many of a user is told so, and there is room again when one closes`()
    async throws
  {
    var limits = VarlinkLimits()
    limits.connectionsPerUser = 2
    try await serving(limits: limits) { path in
      let first = try RawPeer(path)
      let second = try RawPeer(path)
      for peer in [first, second] {
        try peer.send(#"{"method":"org.example.echo.Say","parameters":{"text":"x"}}"#)
        #expect(try await peer.receive() != nil)
      }
      let third = try RawPeer(path)
      #expect(
        try await third.receive()
          == #"{"error":"org.example.echo.Limit","parameters":{"most":2,"what":"connections"}}"#)
      #expect(try await third.receive() == nil)
      first.end()
      try second.send(#"{"method":"org.example.echo.Say","parameters":{"text":"x"}}"#)
      #expect(try await second.receive() != nil)
      let fourth = try RawPeer(path)
      try fourth.send(#"{"method":"org.example.echo.Say","parameters":{"text":"x"}}"#)
      #expect(try await fourth.receive() == #"{"parameters":{"text":"x"}}"#)
    }
  }

  @Test func `a peer without the right is refused before anything else`() async throws {
    try await serving(
      permits: { _ in false },
      body: { path in
        let raw = try RawPeer(path)
        try raw.send(#"{"method":"org.example.echo.Nope","parameters":{"text":1}}"#)
        #expect(
          try await raw.receive() == #"{"error":"org.varlink.service.PermissionDenied","parameters":{}}"#)
      })
  }

  @Test func `a handler knows its peer's uid, and its own errors reach the caller`() async throws {
    try await serving { path in
      let client = try VarlinkClient(path: path)
      #expect(try await client.call(Echo.say, .init(text: "uid")).text == "\(getuid())")
      await #expect(throws: VarlinkReplyError("org.example.echo.Mute", ["why": "asked"])) {
        try await client.call(Echo.say, .init(text: "mute"))
      }
      await #expect(throws: VarlinkReplyError("org.example.echo.Failed")) {
        try await client.call(Echo.say, .init(text: "fail"))
      }
    }
  }

  @Test func `a reply too long to send closes the connection rather than breaking the rule`() async throws {
    try await serving { path in
      let client = try VarlinkClient(path: path)
      await #expect(throws: VarlinkError.closed) { try await client.call(Echo.say, .init(text: "long")) }
    }
  }

  @Test func `stopping closes connections, cancels calls and takes the socket away`() async throws {
    let path = try socketPath()
    let server = try echoServer(path)
    let raw = try RawPeer(path)
    try raw.send(#"{"method":"org.example.echo.Hang","parameters":{},"more":true}"#)
    #expect(try await raw.receive() != nil)
    await server.stop()
    #expect(try await raw.receive() == nil)
    #expect(!FileManager.default.fileExists(atPath: path))
    await server.stop()
  }

  @Test func `a method must be described, and an interface is offered once`() throws {
    #expect(throws: VarlinkError.self) {
      try VarlinkInterface(
        "interface org.example.echo method Other() -> ()",
        methods: [VarlinkMethod(Echo.say) { text, _ in text }])
    }
    let interface = try VarlinkInterface(Echo.description, methods: [])
    let listener = try VarlinkListener(path: try socketPath(), access: .owner)
    #expect(throws: VarlinkError.badDescription("org.example.echo is given twice")) {
      try VarlinkServer(
        listener, about: Echo.about, interfaces: [interface, interface], brokenLimit: Echo.error)
    }
    listener.end()
  }
}
