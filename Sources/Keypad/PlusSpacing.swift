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
