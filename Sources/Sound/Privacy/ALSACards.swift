// SPDX-License-Identifier: GPL-3.0-or-later

internal import CALSA

/// The machine's own cards: snd_card_next(3), snd_card_get_index(3), and the kernel's folder of sound devices.
struct ALSACards: CardSource {
  let folder = "/dev/snd"
  let parent = "/dev"

  func controls(of reference: CardReference) -> [any CardControl] {
    numbers(of: reference).compactMap { ALSACardControl(number: $0) }
  }

  private func numbers(of reference: CardReference) -> [Int32] {
    switch reference {
    case .unknown: return []
    case .any: return everyNumber
    case .card(let id):
      let number = unsafe snd_card_get_index(id)
      return number < 0 ? [] : [number]
    }
  }

  private var everyNumber: [Int32] {
    var numbers: [Int32] = []
    var number: Int32 = -1
    while unsafe snd_card_next(&number) == 0 && number >= 0 { numbers.append(number) }
    return numbers
  }
}
