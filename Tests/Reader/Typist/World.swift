// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Keypad
import Speech

@testable import Reader

/// A dialogue, a model of the core, a mouth that can be interrupted at any word, and a witness of what was really heard.
struct World {
  private(set) var dialogue = Dialogue()
  private(set) var core: ModelCore
  private var now = Instant(milliseconds: 1_790_000_000_000)
  private var mouth: [Stretch] = []
  private let pending: PendingApproval
  /// The words of each part that were played to their end.
  private var heard: [Set<Int>]
  private var plusesSinceHeard = 0
  private var wasCheckHeard = false
  private var hasArrived = false
  /// Whether the mixer says that nothing is heard, and the person that they hear it all the same.
  private var isMuted = false
  private var isTrusted = false
  /// Where the typist has been.
  private(set) var places: Set<DialogueState.Name> = []
  /// What must never happen, and did.
  private(set) var fault: String?

  private struct Stretch {
    let cue: Cue
    /// The words of it, in order of their index in the part; for anything but a part of the text one that nobody counts.
    var words: [Int]
    var played = 0
    /// Whether all that was played of it could be heard.
    var isAudible = true
  }

  /// How the typist finds the reader.
  enum Beginning: CaseIterable {
    /// A request is there; or nothing is asked, and one may come; or the reader is nobody's yet, where the
    /// operator has terms or not.
    case request, rest, unowned, terms
  }

  init(_ pending: PendingApproval, _ beginning: Beginning = .request) {
    self.pending = pending
    core = ModelCore(expiry: pending.expiresAt, isTyped: pending.binding == .oneTimeCode)
    heard = pending.parts.map { _ in [] }
    let isOwned = beginning != .unowned && beginning != .terms
    var holds = Reader.Beginning(isOwned: isOwned, canSetUp: !isOwned, languages: 3)
    // The operator's terms are a step of the first start, in the words of the request.
    let parts = pending.parts.filter(\.isQuote).map(\.utterance)
    if beginning == .terms { holds.terms = HeardTerms(version: "1", digest: [1], parts: parts) }
    receive(.began(holds))
    if beginning == .request { arrive() }
  }

  /// The request comes, wherever the person is; once.
  mutating func arrive() {
    guard !hasArrived else { return }
    hasArrived = true
    receive(.arrived(pending))
  }

  mutating func press(_ key: Key) {
    if key == .plus, dialogue.place.name == .question || dialogue.place.name == .confirm {
      plusesSinceHeard += 1
    }
    receive(.key(key))
  }

  /// A number of words is heard.
  mutating func listen(_ words: Int) {
    for _ in 0..<words where !mouth.isEmpty {
      mouth[0].played += 1
      if !isHeard { mouth[0].isAudible = false }
      let stretch = mouth[0]
      if isHeard, case .part(let part, _) = stretch.cue {
        heard[part].insert(stretch.words[stretch.played - 1])
      }
      guard stretch.played == stretch.words.count else { continue }
      mouth.removeFirst()
      if stretch.cue == .check, isHeard { wasCheckHeard = true }
      receive(.said(stretch.cue, complete: isHeard || stretch.cue == .mutedQuestion))
    }
  }

  mutating func wait(_ seconds: Int) {
    now = now + .seconds(seconds)
    receive(.tick)
  }

  /// The headset goes, and with it what was being said; and comes back.
  mutating func loseHeadset() {
    cutOff()
    receive(.outputLost)
    receive(.outputBack(wasThere: true))
  }

  /// The mixer says that nothing is heard, or that something is.
  mutating func turnSound() {
    isMuted.toggle()
    if isMuted {
      if !mouth.isEmpty { mouth[0].isAudible = false }
      cutOff()
    } else {
      isTrusted = false
    }
    receive(isMuted ? .muted : .unmuted)
  }

  private var isHeard: Bool { !isMuted || isTrusted }

  private mutating func cutOff() {
    let lost = mouth
    mouth = []
    if let first = lost.first, first.played > 0, first.isAudible {
      receive(.cut(first.cue, word: first.played))
    }
    for stretch in lost { receive(.said(stretch.cue, complete: false)) }
  }

  private mutating func receive(_ event: DialogueEvent) {
    var cut: DialogueEvent?
    let effects = dialogue.receive(event, at: now)
    places.insert(dialogue.place.name)
    for effect in effects {
      switch effect {
      case .silence:
        if let first = mouth.first, first.played > 0, first.isAudible {
          cut = .cut(first.cue, word: first.played)
        }
        mouth = []
      case .say(let items, let cue, _): mouth.append(Stretch(cue: cue, words: words(of: items, cue)))
      case .ask(let command, _):
        watch(command)
        receive(.answered(core.answer(to: command)))
      case .trustHearing: isTrusted = true
      case .set, .turnUp, .turn: break
      }
    }
    if let cut { receive(cut) }
  }

  private func words(of items: [Speakable], _ cue: Cue) -> [Int] {
    guard case .part(let part, let from) = cue else { return [0] }
    let count = items.compactMap(\.wordCount).reduce(0, +)
    return count == 0 ? [pending.parts[part].utterance.wordCount] : Array(from..<from + count)
  }

  private mutating func watch(_ command: CoreCommand) {
    switch command {
    case .check: wasCheckHeard = false
    case .heard where !wasHeardToItsEnd: fault = "said to be heard before its end"
    case .approve where !wasHeardToItsEnd: fault = "approved before it was heard"
    case .approve where plusesSinceHeard < 2: fault = "approved without two pluses"
    case .approve where dialogue.place.name != .confirm: fault = "approved from another place"
    case .keep where !wasCheckHeard: fault = "kept before its code was heard"
    default: break
    }
  }

  private var wasHeardToItsEnd: Bool {
    zip(pending.parts, heard).allSatisfy { part, words in words.isSuperset(of: 0..<part.utterance.wordCount) }
  }
}
