// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Keypad
internal import Sound
internal import Speech

/// Keys while listening.
extension Dialogue {
  mutating func listen(_ key: Key, wasTalking: Bool, at now: Instant) -> [DialogueEffect] {
    if explainsNext { return explain(key) }
    if case .over = place, key.digit != nil { return say(.phrase("requestOver")) }
    switch Gesture.whileListening(key) {
    case .goOn: return goOn(wasTalking: wasTalking, at: now)
    case .reject: return reject()
    case .silence: return []
    case .code: return speakCode()
    case .whereAmI: return whereAmI(at: now) + resume()
    case .again: return review(by: 0, at: now)
    case .previous: return review(by: -1, at: now)
    case .next: return review(by: 1, at: now)
    case .softer: return [.adjust(.softer)] + adjusted("softer")
    case .louder: return [.adjust(.louder)] + adjusted("louder")
    case .slower: return [.adjust(.slower)] + adjusted("slower")
    case .faster: return [.adjust(.faster)] + adjusted("faster")
    case .help:
      explainsNext = true
      return say(.phrase("helpNext"))
    default: return say(.earcon(.error)) + resume()
    }
  }

  private mutating func explain(_ key: Key) -> [DialogueEffect] {
    explainsNext = false
    let row = Gesture.listening.first { $0.key == key }
    return say(.phrase(row?.help ?? "helpUnused")) + resume()
  }

  private mutating func adjusted(_ phrase: String) -> [DialogueEffect] {
    say(.phrase(phrase)) + resume()
  }

  /// Goes on with the text where a key interrupted it.
  private mutating func resume() -> [DialogueEffect] {
    guard case .text(let brief, let part) = place else { return [] }
    return speakText(brief, from: part)
  }

  private mutating func goOn(wasTalking: Bool, at now: Instant) -> [DialogueEffect] {
    switch place {
    case .rest: return say(.phrase("nothingWaits"))
    case .waiting(let brief): return takeUp(brief)
    case .text(let brief, let part):
      return (wasTalking ? say(.phrase("hearFirst")) : []) + speakText(brief, from: part)
    case .question(let brief, _):
      place = .confirm(brief, until: now + limits.confirmWindow)
      return say(.phrase("confirm\(brief.action.phraseSuffix)", ["service": .name(brief.service.text)]))
    case .confirm(let brief, _): return ask(.approve(brief.id))
    case .boundCode: return speakCode()
    case .rejected, .over:
      guard let brief = next else {
        place = .rest
        return say(.phrase("nothingWaits"))
      }
      next = nil
      return takeUp(brief)
    case .pin, .code: return []
    }
  }

  private mutating func reject() -> [DialogueEffect] {
    switch place {
    case .waiting(let brief), .text(let brief, _), .question(let brief, _), .confirm(let brief, _),
      .boundCode(let brief, _):
      return ask(.reject(brief.id, .changedMind))
    case .rejected(let brief, _): return ask(.freezeService(of: brief.id))
    case .rest: return say(.phrase("nothingWaits"))
    case .over: return settle()
    case .pin, .code: return []
    }
  }

  mutating func speakCode() -> [DialogueEffect] {
    switch place {
    case .rest, .rejected, .over: return say(.ownCode)
    case .boundCode: return say(.boundCode)
    case .text(let brief, _) where brief.channel == .spokenCode:
      return say(.phrase("codeAfterText")) + resume()
    default: return say(.phrase("noCodeHere")) + resume()
    }
  }
}

extension Action {
  /// What the keys of phrases about an action end with.
  var phraseSuffix: String {
    switch self {
    case .logOn: "LogOn"
    case .approve: "Approve"
    case .confirm: "Confirm"
    case .accept: "Accept"
    case .sign: "Sign"
    }
  }
}
