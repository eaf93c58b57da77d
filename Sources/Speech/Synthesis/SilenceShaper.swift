// SPDX-License-Identifier: GPL-3.0-or-later

/// Takes eSpeak NG's own silence off both ends of a clause, so that pauses are ours.
///
/// Fed chunk by chunk. Leading: everything up to a short pre-roll before the first sample over a low
/// threshold is dropped, and the pre-roll is faded in. Trailing: samples under the threshold are held
/// back until a louder one follows; what is held at the end is dropped but for a short tail.
struct SilenceShaper {
  /// Soft onsets (f, h, s, v) begin under 32 of 32 767; 12 keeps them and drops the dead zeros.
  static let threshold: Int16 = 12
  /// Half a millisecond before the first sound: enough to fade in without a click.
  static let preRollSamples = 11
  /// 5 ms of decay after the last sound.
  static let tailSamples = 110

  /// Samples dropped in front; a mark's offset is less by this.
  private(set) var dropped = 0
  private var begun = false
  private var held: [Int16] = []

  /// The samples of `chunk` (and of those held before) that are known to be wanted.
  mutating func shape(_ chunk: some Collection<Int16>) -> [Int16] {
    held.append(contentsOf: chunk)
    if !begun { begin() }
    guard begun, let last = held.lastIndex(where: Self.isSound) else { return [] }
    let wanted = Array(held[...last])
    held.removeSubrange(...last)
    return wanted
  }

  /// The tail, faded out, once the clause is over.
  mutating func finish() -> [Int16] {
    defer { held = [] }
    guard begun else { return [] }
    let tail = held.prefix(Self.tailSamples)
    return tail.enumerated().map { offset, sample in
      Int16(Int(sample) * (tail.count - offset) / tail.count)
    }
  }

  /// Whether anything was heard.
  var isSilent: Bool { !begun }

  private mutating func begin() {
    guard let first = held.firstIndex(where: Self.isSound) else {
      let surplus = max(0, held.count - Self.preRollSamples)
      held.removeFirst(surplus)
      dropped += surplus
      return
    }
    let surplus = max(0, first - Self.preRollSamples)
    held.removeFirst(surplus)
    dropped += surplus
    begun = true
    let preRoll = first - surplus
    for index in 0..<preRoll { held[index] = Int16(Int(held[index]) * index / preRoll) }
  }

  private static func isSound(_ sample: Int16) -> Bool { sample > threshold || sample < -threshold }
}
