// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
internal import Keypad
internal import Sound
internal import Speech

/// The conversation between a person and the reader: a value that events change and that performs nothing.
///
/// 1. Nothing is approved but by `+` and `+` again within ten seconds, after the text was played to its end.
/// 2. `Enter` silences and does nothing else, anywhere.
/// 3. A key stops what is being said and counts. No key changes its meaning under a finger: what arrives while the person is
///    doing something waits for `+`, and what ends while they type leaves the digits without meaning for a while.
/// 4. An event that no rule names changes nothing.
public struct Dialogue: Sendable {
  public internal(set) var place = Place.rest
  let limits: DialogueLimits
  /// A request that arrived while the person was doing something.
  var next: Brief?
  /// How many stretches of speech were asked for since the last silence and have not ended.
  var unfinished = 0
  /// A command is with the core: keys wait, in order, for its answer.
  var isAwaiting = false
  private var held: [Key] = []
  /// The next key is to be explained, not obeyed.
  var explainsNext = false

  public init(limits: DialogueLimits = DialogueLimits()) {
    self.limits = limits
  }

  /// Takes one event at one moment and returns what must follow, in order.
  public mutating func receive(_ event: DialogueEvent, at now: Instant) -> [DialogueEffect] {
    let lapse = lapse(at: now)
    switch event {
    case .key(let key): return lapse + press(key, at: now)
    case .arrived(let brief): return lapse + arrive(brief, at: now)
    case .turnedAway(let service):
      return lapse + say(.phrase("secondRequest", ["service": .name(service.text)]))
    case .ended(let id, let state): return lapse + end(id, state, at: now)
    case .answered(let answer): return lapse + take(answer, at: now)
    case .said(let cue, let complete): return lapse + finish(cue, complete: complete, at: now)
    case .unsayable(let phrase): return lapse + say(.earcon(.error), .phrase(phrase))
    case .codeAsked: return lapse + speakCode()
    case .outputLost: return lapse
    case .outputBack: return lapse + comeBack(at: now)
    case .tick: return lapse
    }
  }

  /// Whether everything that was to be said has been.
  public var isQuiet: Bool { unfinished == 0 && !isAwaiting }

  /// The moment at which a tick is worth sending.
  public var deadline: Instant? {
    switch place {
    case .confirm(_, let until), .rejected(_, let until), .over(let until): until
    default: nil
    }
  }

  /// What stops by itself: the second `+` and the second `-` are waited for only so long.
  private mutating func lapse(at now: Instant) -> [DialogueEffect] {
    guard let deadline, now >= deadline, !isAwaiting else { return [] }
    guard case .confirm(let brief, _) = place else { return settle() }
    place = .question(brief, part: 0)
    return say(.phrase("notConfirmed")) + askQuestion(brief, at: now)
  }

  // MARK: Keys

  private mutating func press(_ key: Key, at now: Instant) -> [DialogueEffect] {
    guard !isAwaiting else {
      if held.count < limits.heldKeys { held.append(key) }
      return []
    }
    let wasTalking = unfinished > 0
    unfinished = 0
    let answer: [DialogueEffect] =
      switch place {
      case .pin, .code: type(key, at: now)
      default: listen(key, wasTalking: wasTalking, at: now)
      }
    return [.silence] + answer
  }

  /// The keys that waited for an answer, each as if pressed now.
  mutating func release(at now: Instant) -> [DialogueEffect] {
    var effects: [DialogueEffect] = []
    while !isAwaiting, !held.isEmpty {
      effects += press(held.removeFirst(), at: now)
    }
    return effects
  }

  // MARK: Speaking and asking

  mutating func say(_ items: Speakable..., cue: Cue = .other) -> [DialogueEffect] {
    say(items, cue: cue)
  }

  mutating func say(_ items: [Speakable], cue: Cue = .other) -> [DialogueEffect] {
    unfinished += 1
    return [.say(items, cue)]
  }

  mutating func ask(_ command: CoreCommand) -> [DialogueEffect] {
    isAwaiting = true
    return [.ask(command)]
  }

  /// Back to rest, or to the request that waits.
  mutating func settle() -> [DialogueEffect] {
    place = .rest
    guard let brief = next else { return [] }
    next = nil
    place = .waiting(brief)
    return announce(brief)
  }
}
