// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Platform

struct RankedQueueTests {
  @Test
  func `what ranks lowest comes first, and of one rank what came first`() {
    var (queue, random) = (RankedQueue<Int>(), SystemRandomNumberGenerator())
    let ranks = (0..<1000).map { _ in Int64.random(in: -20...20, using: &random) }
    for (number, rank) in ranks.enumerated() { queue.insert(number, rank: rank) }
    let expected = ranks.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    var taken: [Int] = []
    while let next = queue.removeFirst() { taken.append(next) }
    #expect(taken == expected)
  }

  @Test
  func `inserting and taking out may go on side by side`() {
    var (queue, random) = (RankedQueue<Int64>(), SystemRandomNumberGenerator())
    var model: [Int64] = []
    for _ in 0..<2000 {
      if Bool.random(using: &random) {
        let rank = Int64.random(in: 0...50, using: &random)
        queue.insert(rank, rank: rank)
        model.append(rank)
      } else {
        model.sort()
        #expect(queue.firstRank == model.first)
        #expect(queue.removeFirst() == (model.isEmpty ? nil : model.removeFirst()))
      }
      #expect(queue.count == model.count)
    }
  }

  @Test
  func `what is due is taken out, and the rest stays`() {
    var queue = RankedQueue<String>()
    for (name, time) in [("noon", 12), ("morning", 8), ("evening", 20), ("breakfast", 8)] {
      queue.insert(name, rank: Int64(time))
    }
    #expect(queue.removeAll(upTo: 7).isEmpty)
    #expect(queue.removeAll(upTo: 12) == ["morning", "breakfast", "noon"])
    #expect(queue.firstRank == 20)
    #expect(queue.count == 1)
  }
}
