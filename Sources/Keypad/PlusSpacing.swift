// SPDX-License-Identifier: GPL-3.0-or-later

/// Tells a second plus from the bounce of a first: an approval is two of them, and a key that bounces must not give it.
///
/// It holds whatever the person chose against double strikes, and for plus alone: digits come as fast as they are typed, and `00`
/// is two of them.
public struct PlusSpacing: Sendable {
  /// The least time from one plus to the next. Contacts bounce for 5 to 25 ms; who taps a key twice takes 200 or more.
  public static let least = Duration.milliseconds(200)
  /// The least time from the release of plus to its next press, as contacts bounce then, too.
  private static let leastAfterRelease = Duration.milliseconds(40)

  private var lastPress: Duration?
  private var lastRelease: Duration?

  /// No plus yet.
  public init() {}

  /// Whether a plus at this time is one of its own. One that is not moves the time on, as chatter may last.
  public mutating func accepts(at time: Duration) -> Bool {
    defer { lastPress = time }
    if let lastRelease, time - lastRelease < Self.leastAfterRelease { return false }
    return wait(at: time) == .zero
  }

  mutating func release(at time: Duration) { lastRelease = time }

  /// What comes next is no bounce of what came before.
  public mutating func forget() { (lastPress, lastRelease) = (nil, nil) }

  /// How long a plus that comes now is too early.
  func wait(at time: Duration) -> Duration {
    guard let lastPress else { return .zero }
    return max(.zero, Self.least - (time - lastPress))
  }
}

/// Tells a plus that is pressed again from one that a held key repeats, on a terminal: it sends the same byte for both, and
/// nothing when a key is released. A held key must not approve.
///
/// The first repeat of a key comes 250 to 660 ms after it was pressed, the next ones each 33 to 100 ms later (kbdrate(8)). So a
/// plus that comes soon after another waits until it is known that no third one follows at once.
struct HeldPlus: Sendable {
  /// Within it a held key begins to repeat; a plus that comes later was pressed.
  static let longestDelay = Duration.seconds(1)
  /// Repeats follow each other within it.
  static let longestPeriod = Duration.milliseconds(150)

  private var last: Duration?
  private var isRepeating = false
  /// Whether a plus waits for what comes next, for `longestPeriod`.
  private(set) var isUndecided = false

  /// The keys that are known to be pressed now that one more came: that one, and a plus that waited for it.
  mutating func keys(with key: Key, at time: Duration) -> [Key] {
    guard key == .plus else {
      let waited = decide()
      self = HeldPlus()
      return waited + [key]
    }
    let distance = last.map { time - $0 } ?? Self.longestDelay
    last = time
    guard distance < Self.longestPeriod else {
      isRepeating = false
      let waited = decide()
      isUndecided = distance < Self.longestDelay
      return isUndecided ? waited : waited + [.plus]
    }
    // Neither this one nor the one that waited was pressed. Two at once, without one that waited, are a key that bounces.
    isRepeating = isRepeating || isUndecided
    isUndecided = false
    return isRepeating ? [] : [.plus]
  }

  /// The plus that waited, as nothing followed it in time.
  mutating func decide() -> [Key] {
    defer { isUndecided = false }
    return isUndecided ? [.plus] : []
  }
}
