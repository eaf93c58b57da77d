// SPDX-License-Identifier: GPL-3.0-or-later

internal import CALSA

/// What stays the same of a card in whichever socket it is, and differs between two kinds of headset.
struct CardIdentity: Equatable, Sendable {
  private let name: CardName
  private let components: String

  /// - Parameter components: of a card on USB, its maker and product: `USB046d:0a44`.
  init(name: CardName, components: String) {
    self.name = CardName(short: name.short, long: Self.withoutPlace(name.long))
    self.components = components
  }

  /// The card that has this number now: snd_ctl_card_info_get_components(3).
  init(number: Int32) {
    self.init(name: CardName(number: number), components: Self.components(number))
  }

  /// The kernel ends long names with a port or an address: `… at usb-0000:00:14.0-3, full speed`, `… at 0xf7210000 irq 32`.
  private static func withoutPlace(_ long: String) -> String {
    let words = long.split(separator: " ", omittingEmptySubsequences: false)
    guard let at = words.dropFirst().dropLast().lastIndex(of: "at") else { return long }
    return words[..<at].joined(separator: " ")
  }

  private static func components(_ number: Int32) -> String {
    var handle: OpaquePointer?
    guard unsafe snd_ctl_open(&handle, "hw:\(number)", SND_CTL_NONBLOCK | SND_CTL_READONLY) == 0 else {
      return ""
    }
    defer { unsafe snd_ctl_close(handle) }
    var info: OpaquePointer?
    defer { unsafe snd_ctl_card_info_free(info) }
    guard unsafe snd_ctl_card_info_malloc(&info) == 0, unsafe snd_ctl_card_info(handle, info) == 0,
      let text = unsafe snd_ctl_card_info_get_components(info)
    else { return "" }
    return unsafe String(cString: text)
  }
}
