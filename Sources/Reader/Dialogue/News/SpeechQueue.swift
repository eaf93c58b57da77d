// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
public import Speech

/// Something to be said that no key and no request of the person asked for.
enum News: Sendable {
  case change(Announcement)
  /// A request was turned away at the door.
  case turnedAway(TurnedAway, of: UserID? = nil)
  /// Settings that were changed from elsewhere, each once, in the order in which they first were.
  case settings([Setting])
  /// A code that was asked for from elsewhere: of an account, or of the reader.
  case code(account: String?, of: UserID? = nil)
  /// What a program has the reader say.
  case program([Speakable])

  /// What is said before what. A request and the dialogue's own answers go before all of these.
  enum Rank: Int, CaseIterable, Comparable, Sendable {
    case change, turnedAway, settings, code, program

    static func < (one: Rank, other: Rank) -> Bool { one.rawValue < other.rawValue }
  }

  var rank: Rank {
    switch self {
    case .change: .change
    case .turnedAway: .turnedAway
    case .settings: .settings
    case .code: .code
    case .program: .program
    }
  }

  /// Whether the person must have heard it: what a key cut off is then said again.
  var mustBeHeard: Bool { rank == .change || rank == .settings }

  /// Whether any key ends it: what a program has the reader say is not worth a second key.
  var endsWithAnyKey: Bool { rank == .code || rank == .program }

  /// Takes in what came after it, where both are said as one; else false.
  mutating func take(_ newer: News) -> Bool {
    switch (self, newer) {
    case (.change(var known), .change(let new)) where known.phrase == new.phrase && known.user == new.user:
      known.more += 1 + new.more
      known.pending = new.pending
      self = .change(known)
    case (.settings(let known), .settings(let new)):
      self = .settings(known + new.filter { !known.contains($0) })
    case (.code(let known, let user), .code(let new, let other)) where known == new && user == other: break
    default: return false
    }
    return true
  }
}

/// Something that happened elsewhere than at the keypad and concerns the person, as it is said: a phrase, and what fills it.
public struct Announcement: Hashable, Sendable {
  /// The key of the sentence that says it.
  public let phrase: Phrase
  /// What fills its placeholders, by their names.
  public let arguments: [String: Argument]
  /// The change that a key gives up or confirms, where the announcement is of one.
  public var pending: PendingChange?
  /// Whom it concerns, where it is one of several users of a reader.
  public var user: UserID?
  /// How often the same happened again before it was said.
  var more = 0

  /// An announcement that happened once.
  public init(
    _ phrase: Phrase, _ arguments: [String: Argument] = [:], pending: PendingChange? = nil,
    of user: UserID? = nil
  ) {
    self.phrase = phrase
    self.arguments = arguments
    self.pending = pending
    self.user = user
  }

  var speakable: Speakable { .phrase(phrase, arguments) }

  /// What is said: the first in its own words, how many there were more of the kind.
  var words: [Speakable] {
    [speakable] + (more > 0 ? [.phrase(.andMore, ["count": .number(more)])] : [])
  }
}

extension Announcement {
  /// Another service's account was put into the reader from elsewhere than the keypad.
  public static func accountAdded(_ name: String) -> Announcement {
    Announcement(.announceAccountAdded, ["account": .name(name)])
  }

  /// So many accounts were put into the reader from another program's file.
  public static func accountsImported(_ count: Int) -> Announcement {
    Announcement(.announceAccountsImported, ["count": .number(count)])
  }

  /// Something became of a push token, or of an answer that it gave.
  public static func pushToken(_ phrase: Phrase, of name: String) -> Announcement {
    Announcement(phrase, ["account": .name(name)])
  }

  /// Another service's account was removed from the reader from elsewhere than the keypad.
  public static func accountRemoved(_ name: String) -> Announcement {
    Announcement(.announceAccountRemoved, ["account": .name(name)])
  }
}

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

  /// A change that is not to be said any more.
  mutating func forget(_ phrase: Phrase) {
    waiting.removeAll {
      if case .change(let announcement) = $0 { announcement.phrase == phrase } else { false }
    }
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
