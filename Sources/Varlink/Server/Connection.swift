// SPDX-License-Identifier: GPL-3.0-or-later

/// One peer's connection, as the server's thread keeps it: a value without I/O of its own.
struct Connection {
  let descriptor: CInt
  let peer: VarlinkPeer
  /// Whether it stands beside the places that all peers share.
  let hasOwnPlace: Bool
  var frames: Frames
  /// Messages that are complete and wait their turn: calls are served one after another.
  var waiting: [[UInt8]] = []
  /// The call being served.
  var call: (task: Task<Void, Never>, isOneway: Bool)?
  var outgoing: [Outgoing] = []
  /// When what the peer has begun to send, or does not take, is too slow.
  var readDeadline: ContinuousClock.Instant?
  var writeDeadline: ContinuousClock.Instant?
  /// Since when nothing is under way: no call, none that waits its turn, and no answer on its way.
  var restsSince: ContinuousClock.Instant?
  /// When it has rested too long.
  var restDeadline: ContinuousClock.Instant?
  /// The peer sends no more, but may still listen.
  var hasEnded = false
  /// The peer has closed: nobody listens any more.
  var isGone = false
  /// The peer broke a limit and was told: nothing is read any more, and what waits to be sent is the last.
  var isEnding = false

  /// A reply on its way out.
  struct Outgoing {
    var bytes: [UInt8]
    var sent = 0
    var taken: CheckedContinuation<Bool, Never>?
  }

  /// Nothing is read ahead of a message that waits already, so that no peer can fill the memory.
  var wantsReading: Bool { canRead(ahead: false) && !isGone }
  func canRead(ahead: Bool) -> Bool { (ahead || waiting.isEmpty) && !hasEnded && !isEnding }
  var wantsWriting: Bool { !outgoing.isEmpty && !isGone }

  /// A message to begin with, when none is being served and all replies were taken.
  mutating func nextMessage() -> [UInt8]? {
    guard call == nil, !wantsWriting, !isEnding, !waiting.isEmpty else { return nil }
    return waiting.removeFirst()
  }

  /// Whether nothing is left to be done for this peer.
  var isDone: Bool {
    guard call == nil, !wantsWriting else { return false }
    return isEnding || (waiting.isEmpty && (hasEnded || isGone))
  }

  /// Whether nothing would be lost with it but its place: no call is under way or waits, and no answer is on its way.
  var isAtRest: Bool { call == nil && waiting.isEmpty && outgoing.isEmpty && !isEnding }

  /// Sets a deadline where the peer is due to act, and none where it is not.
  mutating func setDeadlines(_ now: ContinuousClock.Instant, _ limits: VarlinkLimits) {
    readDeadline = wantsReading && !frames.begun.isEmpty ? readDeadline ?? now + limits.messageTime : nil
    writeDeadline = wantsWriting ? writeDeadline ?? now + limits.messageTime : nil
    restsSince = isAtRest ? restsSince ?? now : nil
    restDeadline = frames.begun.isEmpty ? restsSince.map { $0 + limits.restTime } : nil
  }

  /// A message is complete: the peer acted in time.
  mutating func receive(_ messages: [[UInt8]]) {
    guard !messages.isEmpty else { return }
    (readDeadline, restsSince, restDeadline) = (nil, nil, nil)
    waiting += messages
  }

  /// Cancels what nobody listens to; answers whom to tell that their reply was not taken.
  mutating func hangUp() {
    isGone = true
    if call?.isOneway == false { call?.task.cancel() }
    for reply in outgoing { reply.taken?.resume(returning: false) }
    outgoing = []
  }
}

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
