// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Sound
internal import Speech

/// What the core answered.
extension Dialogue {
  mutating func take(_ answer: CoreAnswer, at now: Instant) -> [DialogueEffect] {
    guard isAwaiting else { return [] }
    isAwaiting = false
    let effects: [DialogueEffect] =
      switch answer {
      case .done(let state): reach(state, at: now)
      case .frozen: say(.phrase("frozen")) + settle()
      case .extended: say(.phrase("extended"))
      case .refused(let refusal): refuse(refusal, at: now)
      case .failed(let phrase): say(.earcon(.error), .phrase(phrase)) + startAgain()
      }
    return effects + release(at: now)
  }

  mutating func reach(_ state: ApprovalState, at now: Instant) -> [DialogueEffect] {
    guard var brief = place.brief else { return [] }
    brief.state = state
    switch state {
    case .opened:
      place = .code(brief, Entry(length: limits.codeDigits))
      return say(enterCode(brief))
    case .bound: return speakText(brief, from: 0)
    case .heard where brief.channel == .oneTimeCode:
      place = .question(brief, part: 0)
      return askQuestion(brief, at: now)
    case .heard:
      place = .boundCode(brief, part: 0)
      return say(.phrase("codeFollows", ["service": .name(brief.service.text)]), .boundCode)
    case .approved:
      let done = say(.earcon(.approved), .phrase("approved"))
      return done + settle()
    case .rejected:
      place = .rejected(brief, until: now + limits.notMeWindow)
      return say(.earcon(.rejected), .phrase("rejected"))
    default: return []
    }
  }

  private mutating func refuse(_ refusal: Refusal, at now: Instant) -> [DialogueEffect] {
    switch refusal {
    case .wrongPIN(let left): return retry(left, "wrongPIN", last: "wrongPINLastTry")
    case .wrongCode(let left) where left > 0: return retry(left, "wrongCode", last: "wrongCodeLastTry")
    case .wrongCode: return close("failed", at: now)
    case .locked(let until):
      let seconds = max(0, until.duration(since: now).components.seconds)
      return close("locked", ["time": .duration(seconds: Int(seconds))], at: now)
    case .blocked: return close("blocked", at: now)
    case .over, .unknownApproval: return close("requestOver", at: now)
    default: return say(.earcon(.error), .phrase("refused")) + startAgain()
    }
  }

  /// The same thing typed again, with fresh digits.
  private mutating func retry(_ left: Int, _ phrase: String, last: String) -> [DialogueEffect] {
    let warning =
      left == 1 ? Speakable.phrase(last) : .phrase(phrase, ["tries": .number(left)])
    return say(.earcon(.error), warning) + startAgain()
  }

  private mutating func startAgain() -> [DialogueEffect] {
    switch place {
    case .pin(let brief, _): place = .pin(brief, Entry(length: limits.pinDigits))
    case .code(let brief, _): place = .code(brief, Entry(length: limits.codeDigits))
    case .confirm(let brief, _): place = .question(brief, part: 0)
    case .text(let brief, let part) where part == brief.parts.count:
      place = .text(brief, part: 0)
    default: break
    }
    return []
  }

  /// The request is over; digits that are still being typed mean nothing for a while.
  private mutating func close(_ phrase: String, _ arguments: [String: Argument] = [:], at now: Instant)
    -> [DialogueEffect]
  {
    place = .over(until: now + limits.overWindow)
    return say(.earcon(.error), .phrase(phrase, arguments))
  }
}
