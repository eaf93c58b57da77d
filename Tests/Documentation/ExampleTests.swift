// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
import Foundation
import Keypad
import Reader
import Sound
import Speech
import Testing

/// The examples of the articles: each is a function in a file of its own, which is compiled, run, and compared with the article.
@Suite struct ExampleTests {
  @Test(arguments: [
    ("Sources/ApprovalCore/ApprovalCore.docc/Rules.md", "ApproveOnce.swift"),
    ("Sources/Reader/Reader.docc/WhatIsHeard.md", "ApproveByKeys.swift"),
    ("Sources/Sound/Sound.docc/Threads.md", "PlayToItsEnd.swift"),
  ])
  func `an article's code is the code that is tested here`(article: String, file: String) throws {
    let blocks = try Markdown(at: article).code("swift")
    let source = try Tree.text("Tests/Documentation/Examples/" + file)
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let example = lines.drop { !$0.hasPrefix("///") }
    #expect(blocks.count == 1, "one example in \(article)")
    #expect(blocks.first == Array(example.reversed().drop { $0.isEmpty }.reversed()))
  }

  @Test func `the bridge of the article is the one that is run against the daemon`() throws {
    let source = try Tree.text("Tests/Documentation/Examples/ciba-bridge.py")
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().dropLast()
    let article = try Markdown(at: "Sources/ApprovalCore/ApprovalCore.docc/Bridges.md")
    #expect(article.code("python") == [lines.map(String.init)])
  }

  @Test func `the core's example ends with a receipt that holds`() async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/kodeoplaeser-example-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let receipt = try #require(try await approveOnce(inFolder: folder, by: StandingClock()))
    #expect(receipt.contains(#""decision":"approved""#))
    #expect(receipt.contains(#""heard_how":"signed""#))
  }

  @Test func `the reader's example ends with the question to the core`() throws {
    let pending = try Self.pending()
    let effects = try approveByKeys(
      pending, pin: Self.keys("270945"), code: Self.keys("482917"), at: Self.now)
    guard case .ask(.approve(pending.id), of: nil)? = effects.last else {
      Issue.record("the second plus did not ask the core to approve, but \(effects)")
      return
    }
  }

  @Test func `the player's example hears its samples to the end`() async throws {
    let path = FileManager.default.temporaryDirectory.path + "/kodeoplaeser-example-\(UUID().uuidString).wav"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let samples = [Int16](repeating: 1000, count: 5000)
    #expect(try await playToItsEnd(samples, into: path))
    let bytes = try #require(FileManager.default.contents(atPath: path))
    #expect(bytes.count >= 44 + 2 * (samples.count + Earcon.arrival.samples.count))
  }

  // MARK: -

  private static let now = Instant(milliseconds: 1_763_700_000_000)

  private static func keys(_ text: String) throws -> [Key] { try text.map { try #require(Key($0)) } }

  /// What a reader knows of a request that arrives.
  private static func pending() throws -> PendingApproval {
    let text = try TransactionText(action: .logOn, service: ServiceName("Borger.dk"), body: "See your post")
    let approval = Approval(
      id: try #require(ApprovalID(String(repeating: "0", count: 32))), user: try UserID("anna.aa"),
      authenticator: AuthenticatorID(1), binding: .oneTimeCode, text: text, textDigest: text.digest,
      requestedAt: now, isRepeat: false, oneTimeCode: Secret(utf8: "482917"), codeCounter: nil,
      state: .requested, expiresAt: now + .seconds(300), codeTriesLeft: 3, extensionsLeft: 1)
    let voices = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Voices").path
    let book = try Phrasebook(voices: voices, language: .english, declarations: Phrase.declarations)
    return try PendingApproval(approval, in: book, quoting: book)
  }
}

/// A clock that stands: nothing here waits.
private struct StandingClock: CoreClock {
  let wall = Instant(milliseconds: 1_763_700_000_000)
  let uptime = Duration.seconds(100)
}
