// SPDX-License-Identifier: GPL-3.0-or-later

internal import CALSA
internal import Glibc

/// What a card calls itself: snd_card_get_name(3), snd_card_get_longname(3). Empty where there is no such card.
struct CardName: Equatable, Sendable {
  let short: String
  let long: String

  init(number: Int32) {
    short = unsafe Self.text { unsafe snd_card_get_name(number, &$0) }
    long = unsafe Self.text { unsafe snd_card_get_longname(number, &$0) }
  }

  init(short: String, long: String) {
    self.short = short
    self.long = long
  }

  /// A string that libasound allocated.
  private static func text(_ read: (inout UnsafeMutablePointer<CChar>?) -> Int32) -> String {
    var pointer: UnsafeMutablePointer<CChar>?
    guard unsafe read(&pointer) == 0, let pointer = unsafe pointer else { return "" }
    defer { unsafe free(pointer) }
    return unsafe String(cString: pointer)
  }
}
