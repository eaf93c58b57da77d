// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Sound
import Speech
import Testing

@testable import Reader

/// What waits to be said, and in which order it is: the queue alone, without voice and clock.
@Suite struct SpeechQueueTests {
  private static let words = News.program([.earcon(.quoteOpen)])

  private static func change(_ phrase: Phrase) -> News { .change(Announcement(phrase)) }

  private static func turnedAway() throws -> News {
    .turnedAway(TurnedAway(service: try ServiceName("Bank"), count: 1))
  }

  /// Begins and ends everything that may be said, as it is called here.
  private static func sayAll(_ queue: inout SpeechQueue) -> [String] {
    var said: [String] = []
    while let news = queue.begin(downTo: .program) {
      said.append(news.nameHere)
      queue.end(isHeard: true)
    }
    return said
  }

  @Test func `what ranks higher is said first, and of one rank what came first`() throws {
    var queue = SpeechQueue()
    queue.add(Self.words)
    queue.add(.code(account: nil))
    queue.add(.settings([.rate]))
    queue.add(try Self.turnedAway())
    queue.add(Self.change(.announceOrdered))
    queue.add(.code(account: "Skole"))
    queue.add(Self.change(.announceActivated))
    #expect(
      Self.sayAll(&queue) == [
        "change announceOrdered 0", "change announceActivated 0", "turnedAway", "settings rate", "code -",
        "code Skole", "program",
      ])
    #expect(queue.waiting.isEmpty && queue.beingSaid == nil)
  }

  @Test func `what says one thing waits once, and it is known how often it came`() {
    var queue = SpeechQueue()
    for setting in [Setting.rate, .pitch, .rate, .volume] { queue.add(.settings([setting])) }
    for phrase in [
      Phrase.announceAccountAdded, .announceAccountRemoved, .announceAccountAdded, .announceAccountAdded,
    ] { queue.add(Self.change(phrase)) }
    for account in ["Skole", "Skole"] { queue.add(.code(account: account)) }
    #expect(
      Self.sayAll(&queue) == [
        "change announceAccountAdded 2", "change announceAccountRemoved 0", "settings rate pitch volume",
        "code Skole",
      ])
  }

  @Test func `the change that a key deals with is as the latest news says`() {
    var queue = SpeechQueue()
    queue.add(.change(Announcement(.announceSwitchRequested, pending: .waiting)))
    queue.add(.change(Announcement(.announceSwitchRequested, pending: .due)))
    queue.add(.change(Announcement(.announceDeleted, pending: .due)))
    guard case .change(let moved)? = queue.begin(downTo: .program) else {
      Issue.record("nothing is said")
      return
    }
    #expect(moved.pending == .due && moved.more == 1)
  }

  @Test(arguments: News.Rank.allCases) func `one is said at a time, and none is cut off for another`(
    rank: News.Rank
  ) throws {
    var queue = SpeechQueue()
    queue.add(try rank.news())
    _ = queue.begin(downTo: .program)
    let isCode = rank == .code
    #expect((queue.beingSaid == nil) == isCode)
    for other in News.Rank.allCases where !isCode {
      queue.add(try other.news())
      #expect(queue.begin(downTo: .program) == nil)
      #expect(queue.beingSaid?.rank == rank)
    }
    // A program's words alone make way, and only they.
    #expect(queue.isOutranked == (rank == .program))
    #expect(queue.makeWay() == (rank == .program))
  }

  @Test func `what may not be heard here waits, and so does all behind it`() {
    var queue = SpeechQueue()
    queue.add(Self.words)
    #expect(queue.begin(downTo: .code) == nil)
    queue.add(.settings([.rate]))
    #expect(queue.begin(downTo: .code)?.rank == .settings)
    #expect(queue.count(of: .program) == 1)
  }

  /// What is left of each rank once it was cut off while it was being said, and of what waited behind it.
  @Test(arguments: [
    (SpeechQueue.Cut.keyForSilence, [News.Rank.change, .turnedAway, .settings]),
    (.otherKey, [.change, .change, .turnedAway, .settings, .settings]),
    (.dialogue, [.change, .change, .turnedAway, .settings, .settings, .code, .program]),
  ]) func `a key ends what programs asked for, and news that was cut off waits again but for silence`(
    cut: SpeechQueue.Cut, left: [News.Rank]
  ) throws {
    var remaining: [News.Rank] = []
    for rank in News.Rank.allCases {
      var queue = SpeechQueue()
      queue.add(try rank.news())
      _ = queue.begin(downTo: .program)
      queue.add(try rank.news(.announceDeleted))
      queue.cut(by: cut)
      #expect(queue.beingSaid == nil)
      for news in queue.waiting {
        remaining.append(news.rank)
        if case .settings(let settings) = news, settings.count > 1 { remaining.append(news.rank) }
      }
    }
    #expect(remaining == left)
  }

  @Test func `what was cut off goes before its equals, with what came of the same meanwhile`() {
    var queue = SpeechQueue()
    queue.add(Self.change(.announceOrdered))
    _ = queue.begin(downTo: .program)
    queue.add(Self.change(.announceActivated))
    queue.add(Self.change(.announceOrdered))
    queue.cut(by: .otherKey)
    #expect(Self.sayAll(&queue) == ["change announceOrdered 1", "change announceActivated 0"])
  }

  @Test func `news that the output went from under waits until it is back, and is not said into nothing`() {
    var queue = SpeechQueue()
    queue.add(Self.change(.announceOrdered))
    queue.add(Self.change(.announceActivated))
    for _ in 0..<2 {
      _ = queue.begin(downTo: .program)
      queue.end(isHeard: false)
    }
    #expect(queue.begin(downTo: .program) == nil)
    queue.comeBack()
    #expect(Self.sayAll(&queue) == ["change announceOrdered 0", "change announceActivated 0"])
    queue.comeBack()
    #expect(Self.sayAll(&queue) == [])
  }

  /// Thousands of events in any order: nothing is said out of rank, every change is heard or silenced, and the queue ends.
  @Test(arguments: 0..<8) func `in any order of events, no change is lost and no rank is passed over`(
    seed: UInt64
  ) throws {
    var dice = Dice(seed: seed)
    var queue = SpeechQueue()
    var (added, done) = (0, 0)
    for _ in 0..<20_000 {
      switch Int.random(in: 0..<10, using: &dice) {
      case 0...3:
        let rank = News.Rank.allCases.randomElement(using: &dice) ?? .change
        queue.add(
          try rank.news(
            [Phrase.announceOrdered, .announceActivated, .announceDeleted].randomElement(using: &dice)
              ?? .announceOrdered))
        if rank == .change { added += 1 }
      case 4, 5:
        let lowest: News.Rank = Bool.random(using: &dice) ? .program : .code
        let (first, wasSaying) = (queue.waiting.first?.rank, queue.beingSaid != nil)
        let begun = queue.begin(downTo: lowest)
        #expect(begun?.rank == (wasSaying || first.map { $0 > lowest } ?? true ? nil : first))
      case 6, 7:
        let isHeard = Bool.random(using: &dice)
        if isHeard { done += queue.beingSaid?.changes ?? 0 }
        queue.end(isHeard: isHeard)
      case 8:
        let cut: SpeechQueue.Cut =
          [.keyForSilence, .otherKey, .dialogue].randomElement(using: &dice) ?? .dialogue
        if cut == .keyForSilence { done += queue.beingSaid?.changes ?? 0 }
        queue.cut(by: cut)
      default:
        if Bool.random(using: &dice) { _ = queue.makeWay() } else { queue.comeBack() }
      }
      #expect(queue.waiting.map(\.rank) == queue.waiting.map(\.rank).sorted())
      // Three kinds of change, one of settings, one of codes an account: however much comes, few of them wait.
      #expect(
        queue.waiting.count { $0.rank == .change } <= 3 && queue.waiting.count { $0.rank == .settings } <= 1)
    }
    queue.end(isHeard: false)
    queue.comeBack()
    while let news = queue.begin(downTo: .program) {
      done += news.changes
      queue.end(isHeard: true)
    }
    #expect(done == added)
  }
}

extension News {
  fileprivate var nameHere: String {
    switch self {
    case .change(let announcement): "change \(announcement.phrase) \(announcement.more)"
    case .turnedAway: "turnedAway"
    case .settings(let settings): "settings " + settings.map(\.rawValue).joined(separator: " ")
    case .code(let account, _): "code \(account ?? "-")"
    case .program: "program"
    }
  }

  /// How many changes it tells of.
  fileprivate var changes: Int {
    if case .change(let announcement) = self { announcement.more + 1 } else { 0 }
  }
}

extension News.Rank {
  /// One of the rank; two of another phrase are two.
  fileprivate func news(_ phrase: Phrase = .announceOrdered) throws -> News {
    switch self {
    case .change: .change(Announcement(phrase))
    case .turnedAway: .turnedAway(TurnedAway(service: try ServiceName(phrase.rawValue), count: 1))
    case .settings: .settings([phrase == .announceOrdered ? .rate : .pitch])
    case .code: .code(account: phrase.rawValue)
    case .program: .program([.written(phrase.rawValue)])
    }
  }
}
