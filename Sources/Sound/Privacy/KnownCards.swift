// SPDX-License-Identifier: GPL-3.0-or-later

internal import CALSA
internal import Synchronization

/// The cards that names stood for when this process first looked: a headset that comes back under another number is the same.
enum KnownCards {
  private static let first = Mutex<[String: CardIdentity]>([:])

  /// The number of the card that the name first stood for; nil where no card has the name, nor is the one that had it.
  ///
  /// - Parameter name: a card's number or its id in /proc/asound/cards.
  static func number(of name: String) -> Int32? {
    let index = unsafe snd_card_get_index(name)
    let named = index < 0 ? nil : index
    let present = everyNumber.map { (number: $0, identity: CardIdentity(number: $0)) }
    return first.withLock { first in
      if first[name] == nil, let named { first[name] = present.first { $0.number == named }?.identity }
      return number(of: first[name], named: named, among: present)
    }
  }

  /// - Parameters:
  ///   - known: the card that the name first stood for.
  ///   - named: the number of the card that has the name now.
  ///   - present: every card that there is.
  static func number(
    of known: CardIdentity?, named: Int32?, among present: [(number: Int32, identity: CardIdentity)]
  ) -> Int32? {
    let same = present.filter { $0.identity == known }.map(\.number)
    guard !same.isEmpty, !same.contains(where: { $0 == named }) else { return named }
    // Two of a model without serial numbers: which of them it was, nothing tells.
    return same.count == 1 ? same[0] : named
  }

  /// The numbers of all cards: snd_card_next(3).
  static var everyNumber: [Int32] {
    var numbers: [Int32] = []
    var number: Int32 = -1
    while unsafe snd_card_next(&number) == 0 && number >= 0 { numbers.append(number) }
    return numbers
  }

  /// The name of a PCM with the number of the card that it first stood for, where that is another by now.
  static func device(_ device: String) -> String {
    guard case .card(let name) = CardReference(device: device), let number = number(of: name),
      unsafe snd_card_get_index(name) != number
    else { return device }
    return Self.device(device, onCard: number)
  }

  /// `plughw:CARD=Headset,DEV=0` or `plughw:1,0` on another card: `plughw:CARD=2,DEV=0`, `plughw:2,0`.
  static func device(_ device: String, onCard number: Int32) -> String {
    guard let colon = device.firstIndex(of: ":") else { return device }
    var arguments = device[device.index(after: colon)...].split(separator: ",").map(String.init)
    if let named = arguments.firstIndex(where: { $0.hasPrefix("CARD=") }) {
      arguments[named] = "CARD=\(number)"
    } else if !arguments.isEmpty {
      arguments[0] = String(number)
    }
    return device[...colon] + arguments.joined(separator: ",")
  }
}
