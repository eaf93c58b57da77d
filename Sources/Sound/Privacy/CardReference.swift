// SPDX-License-Identifier: GPL-3.0-or-later

/// Which card a PCM's name speaks of, as far as the name says.
enum CardReference: Equatable, Sendable {
  /// By its number, or by the id that /proc/asound/cards gives it.
  case card(String)
  /// None: `default`, or a sound server, which sends sound to whichever card it likes.
  case any

  /// Reads `hw:1,0`, `plughw:CARD=Headset,DEV=0` and the like: the `CARD` argument of alsa.conf, named or first.
  init(device: String) {
    guard let colon = device.firstIndex(of: ":") else {
      self = .any
      return
    }
    let arguments = device[device.index(after: colon)...].split(separator: ",")
    let named = arguments.first { $0.hasPrefix("CARD=") }?.dropFirst("CARD=".count)
    let first = arguments.first.flatMap { $0.contains("=") ? nil : $0 }
    guard let card = named ?? first, !card.isEmpty, !card.contains("/") else {
      self = .any
      return
    }
    self = .card(String(card))
  }
}
