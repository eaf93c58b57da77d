// SPDX-License-Identifier: GPL-3.0-or-later

/// Which passages the player thread has taken up and not ended, so that their ends can be told without it.
struct Ledger {
  private var open: [(id: PassageID, from: Int?)] = []

  mutating func took(_ id: PassageID) { open.append((id, nil)) }

  mutating func heard(_ event: PlayerEvent) {
    switch event {
    case .began(let id, let from):
      if let index = index(of: id) { open[index].from = from }
    case .ended(let id, _, _, _, _), .refused(let id, _):
      if let index = index(of: id) { open.remove(at: index) }
    case .lost, .busy, .back, .fault: break
    }
  }

  /// The ends of all that is open, when the thread that played it is given up after `heard` frames.
  mutating func close(heard: Int, because refusal: PassageRefusal) -> [PlayerEvent] {
    defer { open = [] }
    return open.map { id, from in
      guard let from else { return .refused(id, refusal) }
      let end = max(from, heard)
      return .ended(id, from: from, to: end, complete: false, playedSamples: end - from)
    }
  }

  private func index(of id: PassageID) -> Int? { open.firstIndex { $0.id == id } }
}
