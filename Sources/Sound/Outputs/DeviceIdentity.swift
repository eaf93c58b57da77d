// SPDX-License-Identifier: GPL-3.0-or-later

internal import CALSA

/// What stays the same of a device while it is unplugged and plugged in again: snd_pcm_info(3), snd_card_get_longname(3).
///
/// The number of a card is not part of it: it goes to whichever card comes next.
struct DeviceIdentity: Equatable, Sendable {
  /// The kind of PCM: snd_pcm_type(3).
  private let type: UInt32
  private let id: String
  private let name: String
  private let card: String

  /// - Parameter pcm: open.
  init(of pcm: OpaquePointer) {
    type = unsafe snd_pcm_type(pcm).rawValue
    var info: OpaquePointer?
    guard unsafe snd_pcm_info_malloc(&info) == 0, unsafe snd_pcm_info(pcm, info) == 0 else {
      (id, name, card) = ("", "", "")
      return
    }
    defer { unsafe snd_pcm_info_free(info) }
    id = unsafe Self.text(snd_pcm_info_get_id(info))
    name = unsafe Self.text(snd_pcm_info_get_name(info))
    let number = unsafe snd_pcm_info_get_card(info)
    card = number < 0 ? "" : CardName(number: number).long
  }

  private static func text(_ pointer: UnsafePointer<CChar>?) -> String {
    guard let pointer = unsafe pointer else { return "" }
    return unsafe String(cString: pointer)
  }
}
