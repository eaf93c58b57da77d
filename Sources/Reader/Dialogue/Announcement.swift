// SPDX-License-Identifier: GPL-3.0-or-later
public import Speech

/// Something that happened elsewhere than at the keypad and concerns the person, as it is said: a phrase, and what fills it.
public struct Announcement: Hashable, Sendable {
  /// The key of the sentence that says it.
  public let phrase: String
  /// What fills its placeholders, by their names.
  public let arguments: [String: Argument]
  /// The change that a key gives up or confirms, where the announcement is of one.
  public var pending: PendingChange?
  /// How often the same happened again before it was said.
  var more = 0

  /// An announcement that happened once.
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

extension Announcement {
  /// Another service's account was put into the reader from elsewhere than the keypad.
  public static func accountAdded(_ name: String) -> Announcement {
    Announcement("announceAccountAdded", ["account": .name(name)])
  }

  /// Another service's account was removed from the reader from elsewhere than the keypad.
  public static func accountRemoved(_ name: String) -> Announcement {
    Announcement("announceAccountRemoved", ["account": .name(name)])
  }
}
