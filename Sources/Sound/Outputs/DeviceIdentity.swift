// SPDX-License-Identifier: GPL-3.0-or-later

internal import CALSA

/// What stays the same of a device while it is unplugged and plugged in again: snd_pcm_info(3).
///
/// The number of a card is not part of it: it goes to whichever card comes next.
struct DeviceIdentity: Equatable, Sendable {
  /// The kind of PCM: snd_pcm_type(3).
  let type: UInt32
  let id: String
  let name: String
  /// None where a sound server or a plugin has none to tell of.
  let card: CardIdentity?

  init(type: UInt32, id: String, name: String, card: CardIdentity?) {
    (self.type, self.id, self.name, self.card) = (type, id, name, card)
  }

  /// - Parameter pcm: open.
  init(of pcm: OpaquePointer) {
    let type = unsafe snd_pcm_type(pcm).rawValue
    var info: OpaquePointer?
    defer { unsafe snd_pcm_info_free(info) }
    guard unsafe snd_pcm_info_malloc(&info) == 0, unsafe snd_pcm_info(pcm, info) == 0 else {
      self.init(type: type, id: "", name: "", card: nil)
      return
    }
    let number = unsafe snd_pcm_info_get_card(info)
    unsafe self.init(
      type: type, id: Self.text(snd_pcm_info_get_id(info)), name: Self.text(snd_pcm_info_get_name(info)),
      card: number < 0 ? nil : CardIdentity(number: number))
  }

  private static func text(_ pointer: UnsafePointer<CChar>?) -> String {
    guard let pointer = unsafe pointer else { return "" }
    return unsafe String(cString: pointer)
  }
}
