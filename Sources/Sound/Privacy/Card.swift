// SPDX-License-Identifier: GPL-3.0-or-later

internal import CLinux

/// What a sound card says about who can hear it.
struct Card: Equatable, Sendable {
  /// A socket of the card, and whether something is in it: a control element of the interface CARD.
  struct Jack: Equatable, Sendable {
    let name: String
    let isPlugged: Bool

    /// It is named for the ears, and being plugged proves that something is on them.
    ///
    /// A phantom is one that the kernel cannot sense and reports plugged for ever (hda_jack.c), `Headset Mic Jack` is
    /// the other half of a headset, and a shared `Headphone Mic Jack` is plugged with a microphone in it too.
    var provesEars: Bool {
      Card.has(name, oneOf: Card.earWords) && !Card.has(name, oneOf: ["mic", "input", "phantom"])
    }
  }

  /// The kernel's driver, as `USB-Audio` or `HDA-Intel`.
  let driver: String
  let name: CardName
  let jacks: [Jack]

  /// Who hears it; nil where the card does not tell.
  ///
  /// A card that knows its sockets is private while something is in one for the ears. One whose sockets for the ears
  /// prove nothing does not tell, whatever its name: what plays when they are empty is the loudspeaker of a laptop.
  /// One without any is what its name says, and one on USB is a headset unless its name says otherwise.
  var privacy: Privacy? {
    let sockets = jacks.filter(\.provesEars)
    if !sockets.isEmpty { return sockets.contains(where: \.isPlugged) ? .personal : .everyone }
    let text = "\(name.short) \(name.long)"
    if Self.has(text, oneOf: Self.roomWords) { return .everyone }
    if jacks.contains(where: { Self.has($0.name, oneOf: Self.earWords) }) { return nil }
    if Self.has(text, oneOf: Self.earWords) || driver == "USB-Audio" { return .personal }
    return nil
  }

  /// Names of what sits on or in the ears.
  private static let earWords = [
    "headphone", "headset", "earphone", "earbud", "earpiece", "bluetooth", "bluealsa", "buds", "hearing",
  ]

  /// Names of what fills a room; looked for first.
  private static let roomWords = [
    "speaker", "soundbar", "monitor", "hdmi", "displayport", "dock", "conference", "beamer", "projector",
  ]

  private static func has(_ text: String, oneOf words: [String]) -> Bool {
    words.contains { unsafe clinux_holds(text, $0) }
  }
}

extension [Card] {
  /// Who hears sound that may go to any of these: the listener alone, as soon as there is a headset; nil where none
  /// of them tells.
  var privacy: Privacy? {
    let known = compactMap(\.privacy)
    if known.contains(.personal) { return .personal }
    return known.isEmpty ? nil : .everyone
  }
}
