// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Sound
public import Speech

/// The operator's terms, as they are heard.
public struct HeardTerms: Hashable, Sendable {
  /// What they are called.
  let version: String
  /// What tells them from others.
  let digest: [UInt8]
  /// Their text, part by part; at least one.
  let parts: [Utterance]

  /// `nil` where there is nothing to be heard of them.
  public init?(version: String, digest: [UInt8], parts: [Utterance]) {
    guard !parts.isEmpty else { return nil }
    (self.version, self.digest, self.parts) = (version, digest, parts)
  }

  /// What they are, and how they are gone through.
  var introduction: Speakable {
    .phrase(.terms, ["version": .name(version), "count": .number(parts.count)])
  }

  var question: Speakable { .phrase(.confirmTerms, ["version": .name(version)]) }
}

/// The operator's terms as a person goes through them: a second `+` accepts them, and any other key takes the first one back.
public struct TermsReading: Sendable {
  let terms: HeardTerms
  /// The part at hand; `nil` before one was asked for.
  private(set) var part: Int?
  /// Whether the first `+` came.
  var isAsked = false

  init(_ terms: HeardTerms) { self.terms = terms }

  /// Nothing was heard or asked yet.
  mutating func startAgain() { self = TermsReading(terms) }

  /// To a part before or after; `nil` past the last and before the first.
  mutating func move(by step: Int) -> Utterance? {
    let next = part.map { $0 + step } ?? max(0, step - 1)
    guard terms.parts.indices.contains(next) else { return nil }
    part = next
    return terms.parts[next]
  }
}

extension DialogueState {
  /// The terms that are gone through here.
  var reading: TermsReading? {
    get {
      switch self {
      case .setup(let setup) where setup.step == .terms: setup.reading
      case .personal(let menu): if case .terms(let reading) = menu.step { reading } else { nil }
      default: nil
      }
    }
    set {
      guard let newValue else { return }
      if case .setup(var setup) = self {
        setup.reading = newValue
        self = .setup(setup)
      } else if case .personal(var menu) = self {
        menu.step = .terms(newValue)
        self = .personal(menu)
      }
    }
  }
}

/// Going through the operator's terms, and accepting them: a step of the first start, and an item behind the PIN.
extension Dialogue {
  mutating func choose(_ gesture: Gesture?, in reading: TermsReading) -> [DialogueEffect] {
    var reading = reading
    if gesture == .done, reading.isAsked { return accept(reading.terms) }
    reading.isAsked = gesture == .done || gesture == .silence && reading.isAsked
    place.reading = reading
    switch gesture {
    case .done: return say(reading.terms.question)
    case .next: return read(reading, by: 1)
    case .previous: return read(reading, by: -1)
    case .again: return read(reading, by: 0)
    case .whereAmI: return say(reading.terms.introduction)
    case .leave: return leaveTerms()
    case .softer, .louder, .slower, .faster: return adjust(gesture)
    case .help: return help()
    case .silence: return []
    default: return say(.earcon(.error))
    }
  }

  private mutating func read(_ reading: TermsReading, by step: Int) -> [DialogueEffect] {
    var reading = reading
    guard let part = reading.move(by: step) else { return say(.earcon(.error)) }
    place.reading = reading
    return say(.earcon(.quoteOpen), .quote(part), .earcon(.quoteClose))
  }

  private mutating func accept(_ terms: HeardTerms) -> [DialogueEffect] {
    guard case .setup(let setup) = place else { return ask(.personal(.acceptTerms(terms.digest))) }
    return go(setup, to: setup.isAgain ? .password : .userID)
  }

  private mutating func leaveTerms() -> [DialogueEffect] {
    switch place {
    case .setup(let setup): goBack(setup)
    case .personal(let menu): leave(menu)
    default: []
    }
  }

  /// What is asked for anew, as the operator's terms are others by now: said in a pause, at each start until they are accepted.
  mutating func announceTerms() -> [DialogueEffect] {
    guard isOwned, awaitsTerms, let terms else { return [] }
    return put(.change(Announcement(.termsNew, ["version": .name(terms.version)])))
  }

  mutating func readTerms(in menu: PersonalMenu) -> [DialogueEffect] {
    guard let terms else { return say(.phrase(.termsNone)) }
    go(menu, to: .terms(TermsReading(terms)))
    return say(terms.introduction)
  }

  /// They are accepted, and stand in the log.
  mutating func acceptedTerms(in menu: PersonalMenu) -> [DialogueEffect] {
    awaitsTerms = false
    return go(menu, to: .terms, saying: [.earcon(.approved), .phrase(.termsAccepted)])
  }
}
