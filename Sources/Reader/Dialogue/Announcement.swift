// SPDX-License-Identifier: GPL-3.0-or-later
public import Speech

/// Something that happened elsewhere than at the keypad and concerns the person, as it is said: a phrase, and what fills it.
public struct Announcement: Hashable, Sendable {
  public let phrase: String
  public let arguments: [String: Argument]
  /// The change that a key gives up or confirms, where the announcement is of one.
  public var pending: PendingChange?
  /// How often the same happened again before it was said.
  var more = 0

  public init(_ phrase: String, _ arguments: [String: Argument] = [:], pending: PendingChange? = nil) {
    self.phrase = phrase
    self.arguments = arguments
    self.pending = pending
  }

  /// What is said: the first in its own words, how many there were more of the kind.
  var words: [Speakable] {
    [.phrase(phrase, arguments)] + (more > 0 ? [.phrase("andMore", ["count": .number(more)])] : [])
  }
}
