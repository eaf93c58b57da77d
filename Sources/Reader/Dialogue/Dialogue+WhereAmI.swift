// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Sound
internal import Speech

/// The key with the bump: what is pending, what is awaited, how much time is left.
extension Dialogue {
  mutating func whereAmI(at now: Instant) -> [DialogueEffect] {
    guard let brief = place.brief else { return say(.phrase("hereRest")) }
    let here = Speakable.phrase(Self.here[place.name] ?? "hereRest", ["service": .name(brief.service.text)])
    if case .rejected = place { return say(here) }
    return say(here, .phrase("timeLeft", ["time": timeLeft(of: brief, at: now)]))
  }

  /// The headset plays again: what was lost is said again, from the part that was cut off.
  mutating func comeBack(at now: Instant) -> [DialogueEffect] {
    unfinished = 0
    let greeting = say(.earcon(.headsetBack), .phrase("headsetBack"))
    if case .text(let brief, let part) = place { return greeting + speakText(brief, from: part) }
    return greeting + (place.brief == nil ? [] : whereAmI(at: now))
  }

  private static let here: [Place.Name: String] = [
    .waiting: "hereWaiting", .pin: "herePIN", .code: "hereCode", .text: "hereText", .question: "hereQuestion",
    .confirm: "hereConfirm", .boundCode: "hereBoundCode", .rejected: "hereRejected",
  ]

  func timeLeft(of brief: Brief, at now: Instant) -> Argument {
    let left = brief.expiresAt.duration(since: now).components.seconds
    return .duration(seconds: Int(max(0, left > 60 ? (left + 30) / 60 * 60 : left)))
  }
}
