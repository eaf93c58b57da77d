// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// The sound cards of a machine, and the folders whose changes show that a card came or went.
protocol CardSource: Sendable {
  /// The folder in which each card has files while it is plugged in.
  var folder: String { get }

  /// The parent of `folder`, which the kernel creates with the first card.
  var parent: String { get }

  /// Opens the controls of every card that the reference covers.
  func controls(of reference: CardReference) -> [any CardControl]
}

/// The controls of one card, and their events.
protocol CardControl {
  /// The card's present properties.
  var card: Card { get }

  /// The descriptors for poll(2): readable after a change, with POLLERR or POLLHUP when the card is gone.
  var descriptors: [pollfd] { get }

  /// Discards the queued events; `card` reads the properties anew.
  func drain()
}

/// The card that a PCM plays to, as far as its name says.
enum CardReference: Equatable, Sendable {
  /// One card, by its number or by its id in /proc/asound/cards.
  case card(String)
  /// Any card: the machine's default, or a sound server, which chooses the card itself, a headset first.
  case any
  /// The name does not say, as with an HDMI output. A headset on another card proves nothing of it.
  case unknown

  /// Parses `hw:1,0`, `plughw:CARD=Headset,DEV=0` and the like: the arguments `CARD` and `DEV` of alsa.conf, named or in
  /// this order. Headphones are device 0 of a card; the other devices of such a card are its HDMI outputs.
  init(device: String) {
    guard let colon = device.firstIndex(of: ":") else {
      self = Self.unbound.contains(device) ? .any : .unknown
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

  /// PCMs that are bound to no card.
  private static let unbound: Set = ["default", "sysdefault", "pulse", "pipewire"]

  /// PCMs that play to a card's headphones, unlike `hdmi`, `iec958` and `surround51` of the same card.
  private static let analogue: Set = ["hw", "plughw", "dmix", "default", "sysdefault", "front"]
}
