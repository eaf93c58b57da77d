// SPDX-License-Identifier: GPL-3.0-or-later

internal import Platform

/// The properties of a sound card that say who can hear it.
struct Card: Equatable, Sendable {
  /// A jack of the card, and whether something is plugged into it: a control element of the interface CARD.
  struct Jack: Equatable, Sendable {
    let name: String
    let isPlugged: Bool

    /// Whether a plug in this jack proves that there are headphones.
    ///
    /// A phantom jack cannot be sensed, and the kernel reports it as plugged for ever (hda_jack.c). `Headset Mic Jack` is the
    /// microphone of a headset, and a shared `Headphone Mic Jack` is plugged by a microphone alone, too.
    var provesHeadphones: Bool {
      Card.has(name, oneOf: Card.headphoneWords) && !Card.has(name, oneOf: ["mic", "input", "phantom"])
    }
  }

  /// The kernel's driver, as `USB-Audio` or `HDA-Intel`.
  let driver: String
  let name: CardName
  let jacks: [Jack]

  /// Who hears it; nil where its properties do not say.
  ///
  /// A card that senses its headphone jacks is private while one of them is plugged. Where the headphone jacks prove nothing,
  /// the name does not count either: with the jack empty, a laptop's loudspeaker plays. A card without such jacks is judged by
  /// its name, and a card on USB is a headset unless its name says otherwise.
  var privacy: Privacy? {
    let sensed = jacks.filter(\.provesHeadphones)
    if !sensed.isEmpty { return sensed.contains(where: \.isPlugged) ? .personal : .everyone }
    let text = "\(name.short) \(name.long)"
    if Self.has(text, oneOf: Self.roomWords) { return .everyone }
    if jacks.contains(where: { Self.has($0.name, oneOf: Self.headphoneWords) }) { return nil }
    if Self.has(text, oneOf: Self.headphoneWords) || driver == "USB-Audio" { return .personal }
    return nil
  }

  /// Whether a name is one of headphones or a hearing aid.
  static func namesHeadphones(_ name: String) -> Bool { has(name, oneOf: headphoneWords) }

  /// Words in the names of headphones and hearing aids.
  private static let headphoneWords = [
    "headphone", "headset", "earphone", "earbud", "earpiece", "bluetooth", "bluealsa", "buds", "hearing",
  ]

  /// Words in the names of loudspeakers; these count before the others.
  private static let roomWords = [
    "speaker", "soundbar", "monitor", "hdmi", "displayport", "dock", "conference", "beamer", "projector",
  ]

  private static func has(_ text: String, oneOf words: [String]) -> Bool {
    words.contains { TextSearch.contains(text, $0) }
  }
}

extension [Card] {
  /// Who hears sound that may be routed to any of these cards: the listener alone where one of them is a headset; nil where
  /// none of them says.
  var privacy: Privacy? {
    let known = compactMap(\.privacy)
    if known.contains(.personal) { return .personal }
    return known.isEmpty ? nil : .everyone
  }
}
