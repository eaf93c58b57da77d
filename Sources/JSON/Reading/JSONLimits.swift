// SPDX-License-Identifier: GPL-3.0-or-later

/// How much is read before a text is refused.
public struct JSONLimits: Hashable, Sendable {
  /// Deeper nesting than any text here needs, and far from what the stack of a thread can bear: types decode by recursion.
  public static let deepest = 64

  /// How many arrays and objects may stand in one another.
  public var depth: Int
  /// How many values there may be, of every kind: a million empty ones take a thousand times as long to read as one long one.
  public var values: Int

  public init(depth: Int = deepest, values: Int = .max) {
    self.depth = depth
    self.values = values
  }
}
