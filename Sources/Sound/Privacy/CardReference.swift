// SPDX-License-Identifier: GPL-3.0-or-later

/// Which card a PCM's name speaks of, as far as the name says.
enum CardReference: Equatable, Sendable {
  /// By its number, or by the id that /proc/asound/cards gives it.
  case card(String)
  /// None: the machine's default or a sound server, which sends sound to whichever card it likes, a headset first.
  case any
  /// It does not say: a cable to a television is among these. A headset elsewhere in the machine proves nothing of it.
  case unknown

  /// Reads `hw:1,0`, `plughw:CARD=Headset,DEV=0` and the like: the `CARD` argument of alsa.conf, named or first.
  init(device: String) {
    guard let colon = device.firstIndex(of: ":") else {
      self = Self.roaming.contains(device) ? .any : .unknown
      return
    }
    let arguments = device[device.index(after: colon)...].split(separator: ",")
    let named = arguments.first { $0.hasPrefix("CARD=") }?.dropFirst("CARD=".count)
    let first = arguments.first.flatMap { $0.contains("=") ? nil : $0 }
    guard Self.analogue.contains(String(device[..<colon])), let card = named ?? first,
      !card.isEmpty, !card.contains("/")
    else {
      self = .unknown
      return
    }
    self = .card(String(card))
  }

  /// Names that stand for no card in particular.
  private static let roaming: Set = ["default", "sysdefault", "pulse", "pipewire"]

  /// Kinds of PCM that play where a card's headphones are, unlike `hdmi`, `iec958` and `surround51` of the same card.
  private static let analogue: Set = ["hw", "plughw", "dmix", "default", "sysdefault", "front"]
}
