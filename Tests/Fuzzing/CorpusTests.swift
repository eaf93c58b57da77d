// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import FuzzTargets
import Testing

/// The corpus of the fuzzer, replayed without it: each seed as it is, and changed by chance a few times.
@Suite(.timeLimit(.minutes(20))) struct CorpusTests {
  private static let corpus = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")

  private static func seeds(of target: FuzzTarget) throws -> [[UInt8]] {
    let folder = corpus.appending(path: target.name)
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .sorted { $0.path < $1.path }.map { Array(try Data(contentsOf: $0)) }
  }

  @Test(arguments: FuzzTarget.all.map(\.name))
  func `every seed is read or refused, whole, cut off and changed`(name: String) throws {
    let target = try #require(FuzzTarget.all.first { $0.name == name })
    let seeds = try Self.seeds(of: target)
    #expect(!seeds.isEmpty)
    var random = SeededRandom(seed: 4)
    for seed in seeds {
      target.read(seed)
      for _ in 0..<40 where !seed.isEmpty {
        var changed = Array(seed.prefix(1 + random.next(below: seed.count)))
        for _ in 0..<random.next(below: 4) {
          changed[random.next(below: changed.count)] = UInt8(random.next(below: 256))
        }
        target.read(changed)
      }
    }
  }

  @Test func `each folder of the corpus is a target's`() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.corpus.path)
    #expect(folders.sorted() == FuzzTarget.all.map(\.name).sorted())
  }
}
