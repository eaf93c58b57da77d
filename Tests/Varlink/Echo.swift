// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSON
import Testing

@testable import Varlink

/// A service to call: it says what it is told, counts, and hangs.
enum Echo {
  struct Text: Codable, Sendable { var text: String }

  static let say = VarlinkMethodType<Text, Text>("org.example.echo.Say")
  static let count = VarlinkMethodType<Text, Text>("org.example.echo.Count")
  static let hang = VarlinkMethodType<Nothing, Nothing>("org.example.echo.Hang")
  static let about = VarlinkService(
    vendor: "Kodeoplæser", product: "Echo", version: "1", url: "https://example.org")

  static let description = """
    interface org.example.echo
    method Say(text: string) -> (text: string)
    method Count(text: string) -> (text: string)
    method Hang() -> ()
    method Later() -> ()
    error Mute (why: string)
    error Failed ()
    error Limit (what: string, most: int)
    error NoCall (reason: string)
    """

  struct Limit: VarlinkMethodError {
    static let name = "org.example.echo.Limit"
    var what: String
    var most: Int
  }

  struct NoCall: VarlinkMethodError {
    static let name = "org.example.echo.NoCall"
    var reason: String
  }

  static func error(_ broken: BrokenLimit) -> any VarlinkMethodError {
    switch broken {
    case .messageTooLong(let bytes): Limit(what: "bytes", most: bytes)
    case .messageTooSlow(let seconds): Limit(what: "seconds", most: seconds)
    case .tooManyConnections(let most): Limit(what: "connections", most: most)
    case .notAMessage(let reason): NoCall(reason: reason)
    }
  }

  struct Trouble: Error {}

  static func answer(_ text: Text, _ peer: VarlinkPeer) throws -> Text {
    switch text.text {
    case "uid": return Text(text: "\(peer.uid)")
    case "mute": throw VarlinkReplyError("org.example.echo.Mute", ["why": "asked"])
    case "fail": throw Trouble()
    case "long": return Text(text: String(repeating: "x", count: 1 << 20))
    default: return text
    }
  }
}

func echoServer(
  _ path: String, limits: VarlinkLimits = VarlinkLimits(),
  permits: @escaping @Sendable (VarlinkPeer) -> Bool = { _ in true },
  hasOwnPlace: @escaping @Sendable (UInt32) -> Bool = { _ in false },
  onSay: @escaping @Sendable (String) -> Void = { _ in }, onCancel: @escaping @Sendable () -> Void = {}
) throws -> VarlinkServer {
  let echo = try VarlinkInterface(
    Echo.description, permits: permits,
    methods: [
      VarlinkMethod(Echo.say) { text, peer in
        onSay(text.text)
        return try Echo.answer(text, peer)
      },
      VarlinkMethod(several: Echo.count, needsMore: false) { text, call in
        let last = Int(text.text) ?? 1
        for number in 1..<last { try await call.send(.init(text: "\(number)")) }
        return .init(text: "\(last)")
      },
      VarlinkMethod(several: Echo.hang) { _, call in
        try await call.send(Nothing())
        try? await Task.sleep(for: .seconds(3600))
        onCancel()
        return Nothing()
      },
    ])
  return try VarlinkServer(
    VarlinkListener(path: path, access: .owner), about: Echo.about, interfaces: [echo], limits: limits,
    brokenLimit: Echo.error, hasOwnPlace: hasOwnPlace)
}

func serving(
  limits: VarlinkLimits = VarlinkLimits(), permits: @escaping @Sendable (VarlinkPeer) -> Bool = { _ in true },
  hasOwnPlace: @escaping @Sendable (UInt32) -> Bool = { _ in false },
  onSay: @escaping @Sendable (String) -> Void = { _ in }, onCancel: @escaping @Sendable () -> Void = {},
  body: (String) async throws -> Void
) async throws {
  let path = try socketPath()
  let server = try echoServer(
    path, limits: limits, permits: permits, hasOwnPlace: hasOwnPlace, onSay: onSay, onCancel: onCancel)
  do {
    try await body(path)
  } catch {
    await server.stop()
    throw error
  }
  await server.stop()
}

func socketPath() throws -> String {
  let folder = "/tmp/varlink-" + UUID().uuidString
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  return folder + "/socket"
}

/// Something that happens once, and can be waited for.
final class Signal: Sendable {
  private let (stream, continuation) = AsyncStream<Void>.makeStream()

  func give() { continuation.finish() }
  func wait() async { for await _ in stream {} }
}
