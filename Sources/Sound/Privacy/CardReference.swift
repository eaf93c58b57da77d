// SPDX-License-Identifier: GPL-3.0-or-later

/// Which card a PCM's name speaks of, as far as the name says.
enum CardReference: Equatable, Sendable {
  /// By its number, or by the id that /proc/asound/cards gives it.
  case card(String)
  /// None: the machine's default or a sound server, which sends sound to whichever card it likes, a headset first.
  case any
  /// It does not say: a cable to a television is among these. A headset elsewhere in the machine proves nothing of it.
  case unknown

  /// Reads `hw:1,0`, `plughw:CARD=Headset,DEV=0` and the like: the arguments `CARD` and `DEV` of alsa.conf, named or in
  /// this order. Headphones are at a card's device 0; at the others of a card with headphones are its televisions.
  init(device: String) {
    guard let colon = device.firstIndex(of: ":") else {
      self = Self.roaming.contains(device) ? .any : .unknown
      return
    }
    let arguments = device[device.index(after: colon)...].split(separator: ",")
    guard Self.analogue.contains(String(device[..<colon])),
      let card = Self.argument("CARD", at: 0, of: arguments), !card.isEmpty, !card.contains("/" as Character),
      Int(Self.argument("DEV", at: 1, of: arguments) ?? "0") == 0
    else {
      self = .unknown
      return
    }
    self = .card(String(card))
  }

  private static func argument(_ name: String, at place: Int, of arguments: [Substring]) -> Substring? {
    let named = arguments.first { $0.hasPrefix("\(name)=") }?.dropFirst(name.count + 1)
    return named ?? arguments.dropFirst(place).first.flatMap { $0.contains("=" as Character) ? nil : $0 }
  }

  /// Names that stand for no card in particular.
  private static let roaming: Set = ["default", "sysdefault", "pulse", "pipewire"]

  /// Kinds of PCM that play where a card's headphones are, unlike `hdmi`, `iec958` and `surround51` of the same card.
  private static let analogue: Set = ["hw", "plughw", "dmix", "default", "sysdefault", "front"]
}
