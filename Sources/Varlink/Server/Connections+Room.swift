// SPDX-License-Identifier: GPL-3.0-or-later

/// Room for one more, where the places that all peers share are taken.
extension [Int: Connection] {
  /// How many of the places that all share are taken.
  var sharedPlaces: Int { values.count { !$0.hasOwnPlace } }

  func count(ofUser uid: UInt32) -> Int { values.count { $0.peer.uid == uid } }

  /// The connection that makes way for a newcomer: of those at rest in shared places, of the user who holds the most of them,
  /// the one that rests longest. So a flood makes way for everybody else, and who has one connection keeps it.
  var makingWay: Int? {
    let resting = filter { !$1.hasOwnPlace && $1.isAtRest }
    let users = [UInt32: [Element]](grouping: resting) { $0.value.peer.uid }.values
    let longest = users.compactMap { connections in
      connections.min { Self.rest(of: $0) < Self.rest(of: $1) }.map { (of: connections.count, element: $0) }
    }
    return longest.max { one, other in
      one.of == other.of ? Self.rest(of: other.element) < Self.rest(of: one.element) : one.of < other.of
    }?.element.key
  }

  /// Since when it rests; of those that began to in the same moment, the one that connected first.
  private static func rest(of connection: Element) -> (ContinuousClock.Instant, Int) {
    (connection.value.restsSince ?? .now, connection.key)
  }
}
