// SPDX-License-Identifier: GPL-3.0-or-later

/// Requests of one asker that were turned away at the door.
public struct TurnedAway: Hashable, Sendable {
  /// The name of the service; `nil` of a program whose name is its own invention.
  public let service: ServiceName?
  /// How many.
  public var count: Int

  /// Requests that were turned away.
  public init(service: ServiceName?, count: Int) {
    self.service = service
    self.count = count
  }
}

/// Requests that were turned away and not yet fetched by whoever tells the person: a count for each asker of a user, so that
/// a storm costs a few numbers and no queue.
struct TurnedAwayCounts {
  private var counts: [UserID: [TurnedAway]] = [:]

  private static let mostUsers = 4096
  private static let mostServices = 16

  /// Counts one more.
  ///
  /// - Returns: Whether it is the first since the counts were fetched: the one that is told.
  mutating func add(_ service: ServiceName?, for user: UserID) -> Bool {
    if counts.count >= Self.mostUsers, counts[user] == nil { counts = [:] }
    var known = counts[user] ?? []
    let isFirst = known.isEmpty
    if let place = known.firstIndex(where: { $0.service == service }) {
      known[place].count += 1
    } else if known.count < Self.mostServices {
      known.append(TurnedAway(service: service, count: 1))
    } else {
      // Names beyond are counted, not named.
      known[known.count - 1].count += 1
    }
    counts[user] = known
    return isFirst
  }

  mutating func take(for user: UserID) -> [TurnedAway] {
    counts.removeValue(forKey: user) ?? []
  }
}

extension ApprovalCore {
  /// What was turned away of a user's requests since this was asked last, in the order in which each asker came first.
  public func takeTurnedAway(of user: UserID) -> [TurnedAway] {
    turnedAway.take(for: user)
  }

  /// Counts a request that is turned away; the first since the counts were fetched is told.
  func turnAway(_ request: ApprovalRequest, because refusal: Refusal) throws(CoreError) -> Never {
    let service = request.isFromProgram ? nil : request.text.service
    if turnedAway.add(service, for: request.user) { tell(.requestsTurnedAway(from: request.user)) }
    throw .refused(refusal)
  }
}
