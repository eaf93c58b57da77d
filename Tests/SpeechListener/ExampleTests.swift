// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// The examples for who tests other speech than ours, with the real programs.
@Suite(.timeLimit(.minutes(20))) struct ExampleTests {
  private static let examples = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "Examples")

  private func run(_ name: String) async throws -> Child.End {
    var environment = ProcessInfo.processInfo.environment
    let products = Bundle.main.bundleURL.path
    environment["PATH"] = "\(products):\(environment["PATH"] ?? "/usr/bin:/bin")"
    return try await Child(["bash", Self.examples.appending(path: name).path], environment: environment).end()
  }

  @Test(.enabled(if: Peer.isWanted(program: "espeak-ng")))
  func `the digits of espeak-ng are decided`() async throws {
    let end = try await run("espeak-ng.sh")
    #expect(end.status == 0, "\(end.lines) \(end.errors)")
  }

  @Test(
    .enabled(
      if: ["espeak-ng", "speech-dispatcher", "spd-say", "parec"].allSatisfy { Peer.isWanted(program: $0) }))
  func `the digits of Speech Dispatcher are decided as a sound server plays them`() async throws {
    // A machine that stands still makes holes in what a sound server plays: it has three tries.
    for number in 1...3 {
      let end = try await run("speech-dispatcher.sh")
      guard end.status != 0 else { return }
      #expect(number < 3, "\(end.lines) \(end.errors)")
    }
  }
}
