// SPDX-License-Identifier: GPL-3.0-or-later

/// News until it is said: by rank, and within a rank in the order in which it came; one at a time, in the pauses of the dialogue.
///
/// 1. Nothing that is being said is cut off for what waits here, but for a program's words, which all else cuts off. A request
///    goes before all of it, also before what is being said.
/// 2. What says one thing is said once: a setting with the value that it has by then, the same kind of change with how often.
/// 3. A change or a setting that a key or a request cut off waits again, before its equals; the key for silence ends it.
/// 4. A change or a setting that the output went from under waits until the output is back.
/// 5. Any key ends the codes and the words that programs asked for, those that wait as well.
struct SpeechQueue: Sendable {
  /// What stops a sentence that is being said.
  enum Cut: Sendable {
    /// The key that is for nothing but silence.
    case keyForSilence
    case otherKey
    /// A request arrives or ends, or something else that cannot wait.
    case dialogue
  }

  /// The highest rank first.
  private(set) var waiting: [News] = []
  private(set) var beingSaid: News?
  /// What the output went from under.
  private var unheard: [News] = []

  /// How many of a rank wait or are being said.
  func count(of rank: News.Rank) -> Int {
    waiting.count { $0.rank == rank } + (beingSaid?.rank == rank ? 1 : 0)
  }

  mutating func add(_ news: News) {
    for place in waiting.indices where waiting[place].take(news) { return }
    waiting.insert(news, at: waiting.firstIndex { $0.rank > news.rank } ?? waiting.endIndex)
  }

  /// The next that is to be said, where none is. A code is the dialogue's own answer as soon as it begins, and counts as said.
  ///
  /// - Parameter lowest: the lowest rank that may be heard now.
  mutating func begin(downTo lowest: News.Rank) -> News? {
    guard beingSaid == nil, let next = waiting.first, next.rank <= lowest else { return nil }
    waiting.removeFirst()
    beingSaid = next.rank == .code ? nil : next
    return next
  }

  /// Something else is to be said: a program's words end here. Whether some were being said.
  mutating func makeWay() -> Bool {
    guard beingSaid?.rank == .program else { return false }
    beingSaid = nil
    return true
  }

  /// Whether a program's words are being said though something of a higher rank waits.
  var isOutranked: Bool {
    guard beingSaid?.rank == .program, let next = waiting.first else { return false }
    return next.rank < .program
  }

  /// What was being said came to its end, or the output to its own.
  mutating func end(isHeard: Bool) {
    if let beingSaid, !isHeard, beingSaid.mustBeHeard { unheard.append(beingSaid) }
    beingSaid = nil
  }

  /// What was being said was stopped.
  mutating func cut(by cut: Cut) {
    if let beingSaid, cut != .keyForSilence, beingSaid.mustBeHeard { giveBack(beingSaid) }
    beingSaid = nil
    if cut != .dialogue { waiting.removeAll(where: \.endsWithAnyKey) }
  }

  /// The output is back: what it went from under waits again.
  mutating func comeBack() {
    end(isHeard: false)
    for news in unheard.reversed() { giveBack(news) }
    unheard = []
  }

  /// Puts it before its equals, with what came of the same meanwhile.
  private mutating func giveBack(_ news: News) {
    var news = news
    waiting.removeAll { news.take($0) }
    waiting.insert(news, at: waiting.firstIndex { $0.rank >= news.rank } ?? waiting.endIndex)
  }
}
