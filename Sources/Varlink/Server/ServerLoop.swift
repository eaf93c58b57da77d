// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Platform

/// The server's thread: it alone touches the sockets.
///
/// It sleeps in poll(2) until a peer connects, sends, can take more or closes, until a task posts a reply, or until a
/// peer's time is up; with no peer under way it wakes for nothing. It reads the peer's uid before the first byte,
/// cuts and checks messages, and gives each call to a task of its own; replies come back through their queue. So no
/// lock is held here, and a handler that takes its time holds up nobody but its own caller.
struct ServerLoop: ~Copyable {
  private let listener: VarlinkListener
  private let registry: MethodRegistry
  private let limits: VarlinkLimits
  private let replies: ReplyQueue
  /// The error that tells a peer what it did.
  private let brokenLimit: @Sendable (BrokenLimit) -> any VarlinkMethodError
  /// Whose connections never wait for others to go.
  private let hasOwnPlace: @Sendable (UInt32) -> Bool
  private var connections: [Int: Connection] = [:]
  private var lastConnection = 0
  /// Out of descriptors, nobody is accepted until then: else poll(2) would answer at once for ever.
  private var closedUntil: ContinuousClock.Instant?
  private var ended: [CheckedContinuation<Void, Never>] = []

  init(
    _ listener: VarlinkListener, _ registry: MethodRegistry, _ limits: VarlinkLimits, _ replies: ReplyQueue,
    brokenLimit: @escaping @Sendable (BrokenLimit) -> any VarlinkMethodError,
    hasOwnPlace: @escaping @Sendable (UInt32) -> Bool
  ) {
    self.listener = listener
    self.registry = registry
    self.limits = limits
    self.replies = replies
    self.brokenLimit = brokenLimit
    self.hasOwnPlace = hasOwnPlace
  }

  /// Serves until a `stop` is posted.
  mutating func run() {
    while ended.isEmpty {
      let now = ContinuousClock.now
      closeTheSlow(now)
      let ready = wait(now)
      for reply in replies.collect() { take(reply) }
      for (connection, events) in ready { serve(connection, events) }
    }
    for id in Array(connections.keys) { end(id) }
    listener.end()
    replies.shut()
    for waiting in ended { waiting.resume() }
  }

  // MARK: Waiting

  /// Waits for something to do; answers the connections where something happened.
  private mutating func wait(_ now: ContinuousClock.Instant) -> [(Int, Int16)] {
    let ids = Array(connections.keys)
    let listening = closedUntil == nil ? listener.descriptor : -1
    var polled = [
      pollfd(fd: replies.signal.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: listening, events: Int16(POLLIN), revents: 0),
    ]
    for id in ids { polled.append(interest(of: id, now)) }
    // What was read and cut here may have held secrets.
    ProcessMemory.wipeStack()
    let count = unsafe poll(&polled, nfds_t(polled.count), patience(now))
    guard count > 0 else { return [] }
    if polled[1].revents != 0 { accept(now) }
    return zip(ids, polled[2...]).compactMap { id, polled in polled.revents == 0 ? nil : (id, polled.revents)
    }
  }

  private mutating func interest(of id: Int, _ now: ContinuousClock.Instant) -> pollfd {
    connections[id]?.setDeadlines(now, limits)
    guard let connection = connections[id], !connection.isGone else {
      return pollfd(fd: -1, events: 0, revents: 0)
    }
    let events = (connection.wantsReading ? POLLIN : 0) | (connection.wantsWriting ? POLLOUT : 0)
    return pollfd(fd: connection.descriptor, events: Int16(events), revents: 0)
  }

  /// Milliseconds until the first deadline, rounded up; -1 without one.
  private func patience(_ now: ContinuousClock.Instant) -> CInt {
    let deadlines =
      connections.values.flatMap { [$0.readDeadline, $0.writeDeadline, $0.restDeadline] } + [closedUntil]
    guard let first = deadlines.compactMap(\.self).min() else { return -1 }
    let (seconds, attoseconds) = max(first - now, .zero).components
    return CInt(clamping: seconds * 1000 + attoseconds / 1_000_000_000_000_000 + 1)
  }

  private mutating func closeTheSlow(_ now: ContinuousClock.Instant) {
    if let until = closedUntil, until <= now { closedUntil = nil }
    for (id, connection) in connections {
      if let deadline = connection.writeDeadline, deadline <= now {
        end(id)
      } else if let deadline = connection.readDeadline, deadline <= now {
        tell(id, .messageTooSlow(seconds: Int(limits.messageTime.components.seconds)))
      } else if let deadline = connection.restDeadline, deadline <= now {
        closeAtRest(id)
      }
    }
  }

  /// Closes without a word, which the peer could take for the answer to its next call; a call that has just come is served.
  private mutating func closeAtRest(_ id: Int) {
    serve(id, Int16(POLLIN))
    if connections[id]?.isAtRest == true { end(id) }
  }

  // MARK: Peers

  private mutating func accept(_ now: ContinuousClock.Instant) {
    while true {
      let descriptor = UnixSocket.accept(listener.descriptor)
      if descriptor < 0 {
        if errno == EMFILE || errno == ENFILE { closedUntil = now + .milliseconds(100) }
        if errno == EINTR || errno == ECONNABORTED { continue }
        return
      }
      guard let peer = UnixSocket.peer(of: descriptor) else {
        close(descriptor)
        continue
      }
      welcome(descriptor, VarlinkPeer(uid: peer.user, pid: peer.process))
    }
  }

  private mutating func welcome(_ descriptor: CInt, _ peer: VarlinkPeer) {
    let hasOwnPlace = hasOwnPlace(peer.uid)
    let broken = brokenLimit(by: peer, hasOwnPlace: hasOwnPlace)
    lastConnection += 1
    connections[lastConnection] = Connection(
      descriptor: descriptor, peer: peer, hasOwnPlace: hasOwnPlace,
      frames: Frames(longest: limits.messageBytes), restsSince: .now)
    if let broken { tell(lastConnection, .tooManyConnections(most: broken)) }
  }

  /// How many connections there may be, where a newcomer is one too many. Somebody at rest makes way first.
  private mutating func brokenLimit(by peer: VarlinkPeer, hasOwnPlace: Bool) -> Int? {
    if connections.count(ofUser: peer.uid) >= limits.connectionsPerUser { return limits.connectionsPerUser }
    guard !hasOwnPlace, connections.sharedPlaces >= limits.connections else { return nil }
    return makeRoom() ? nil : limits.connections
  }

  private mutating func makeRoom() -> Bool {
    while let id = connections.makingWay {
      closeAtRest(id)
      if connections[id] == nil { return true }
    }
    return false
  }

  /// Tells a peer which limit it broke, and closes once it has taken that.
  private mutating func tell(_ id: Int, _ broken: BrokenLimit) {
    connections[id]?.call?.task.cancel()
    connections[id]?.waiting = []
    if let message = MethodRegistry.message(brokenLimit(broken)) { enqueue(id, message, taken: nil) }
    connections[id]?.isEnding = true
    flush(id)
    goOn(id)
  }

  private mutating func end(_ id: Int) {
    guard var connection = connections.removeValue(forKey: id) else { return }
    connection.hangUp()
    connection.call?.task.cancel()
    close(connection.descriptor)
  }

  private mutating func serve(_ id: Int, _ events: Int16) {
    let hasHungUp = events & Int16(POLLHUP | POLLERR) != 0
    if hasHungUp || events & Int16(POLLIN) != 0 { receive(id, toTheEnd: hasHungUp) }
    if events & Int16(POLLOUT) != 0 { flush(id) }
    if hasHungUp { connections[id]?.hangUp() }
    goOn(id)
  }

  /// Reads until a message is complete; all there is when the peer has closed, since no more can follow.
  private mutating func receive(_ id: Int, toTheEnd: Bool) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while let connection = connections[id], connection.canRead(ahead: toTheEnd) {
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe recv(connection.descriptor, $0.baseAddress, $0.count, 0)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN { return }
      guard count > 0 else {
        connections[id]?.hasEnded = true
        return
      }
      do throws(VarlinkError) {
        let messages = try connections[id]?.frames.receive(buffer[..<count]) ?? []
        connections[id]?.receive(messages)
      } catch {
        return tell(id, .messageTooLong(bytes: limits.messageBytes))
      }
    }
  }

  private mutating func flush(_ id: Int) {
    while let connection = connections[id], connection.wantsWriting, let reply = connection.outgoing.first {
      let count = unsafe reply.bytes[reply.sent...].withUnsafeBytes {
        unsafe send(connection.descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 {
        if errno != EAGAIN { connections[id]?.hangUp() }
        return
      }
      connections[id]?.writeDeadline = nil
      connections[id]?.outgoing[0].sent += count
      guard reply.sent + count == reply.bytes.count else { continue }
      connections[id]?.outgoing.removeFirst()
      reply.taken?.resume(returning: true)
    }
  }

  // MARK: Calls

  /// Begins the calls whose turn it is, and lets the connection go when nothing is left.
  private mutating func goOn(_ id: Int) {
    while let message = connections[id]?.nextMessage() { begin(id, message) }
    if connections[id]?.isDone == true { end(id) }
  }

  private mutating func begin(_ id: Int, _ message: [UInt8]) {
    guard let connection = connections[id] else { return }
    let head: CallHead
    do throws(VarlinkError) {
      head = try Wire.decode(
        CallHead.self, from: message, values: limits.callValues, secrets: registry.secrets)
    } catch {
      guard case .notAMessage(let reason) = error else {
        return tell(id, .notAMessage(reason: "it is no call"))
      }
      return tell(id, .notAMessage(reason: reason))
    }
    let isOneway = head.oneway ?? false
    // Who has hung up hears no answer: only what was to be done without one still is.
    guard !connection.isGone || isOneway else { return }
    let method: VarlinkMethod
    do throws(VarlinkReplyError) {
      method = try registry.method(for: head, from: connection.peer)
    } catch {
      if !isOneway { answer(id, error) }
      return flush(id)
    }
    let context = CallContext(
      connection: id, peer: connection.peer, wantsMore: head.more ?? false, isOneway: isOneway,
      sent: head.parameters, replies: replies)
    let registry = registry
    connections[id]?.call = (
      Task { context.replies.add(await registry.perform(method, context)) }, isOneway
    )
  }

  private mutating func answer(_ id: Int, _ error: VarlinkReplyError) {
    let reply = OutgoingReply(parameters: error.parameters, error: error.name)
    if let message = try? Wire.encode(reply) { enqueue(id, message, taken: nil) }
  }

  private mutating func enqueue(_ id: Int, _ message: [UInt8], taken: CheckedContinuation<Bool, Never>?) {
    guard let connection = connections[id], !connection.isGone, !connection.isEnding else {
      taken?.resume(returning: false)
      return
    }
    connections[id]?.outgoing.append(.init(bytes: message + [0], taken: taken))
  }

  private mutating func take(_ reply: QueuedReply) {
    switch reply {
    case .more(let id, let message, let taken):
      enqueue(id, message, taken: taken)
      flush(id)
      goOn(id)
    case .finished(let id, let message):
      connections[id]?.call = nil
      if let message { enqueue(id, message, taken: nil) }
      flush(id)
      goOn(id)
    case .failed(let id): end(id)
    case .stop(let ended): self.ended.append(ended)
    }
  }
}
