// SPDX-License-Identifier: GPL-3.0-or-later

internal import CLinux
internal import Synchronization

/// The relay thread: carries reports from the player thread to whoever listens, frees what was played, and gives the
/// player thread up when a call into the device does not return.
///
/// It exists so that the player thread never frees memory and never takes the lock of an `AsyncStream`, and so that
/// nothing that waits, `Player.stop()` among it, ever waits for a device. It never calls into one itself.
struct Relay {
  /// How often a player thread at work is looked at; one at rest never is.
  private var watchInterval: Int64 { conduit.patience / 4 }
  /// How often one is looked at that should end.
  private static let stopInterval: Int64 = 10_000_000
  /// How long it may take to end.
  private static let stopPatience: Int64 = 200_000_000

  private let conduit: Conduit
  private let events: AsyncStream<PlayerEvent>.Continuation
  private let outputName: String
  private let bufferFrames: Int
  private let makeOutput: (@Sendable () -> sending any Output)?
  private var engine: Engine
  private var ledger = Ledger()
  private var stopDeadline: Int64?

  /// - Parameter makeOutput: makes an output like the one before; without it, a call that hangs is the end.
  init(
    engine: Engine, conduit: Conduit, outputName: String, bufferFrames: Int,
    events: AsyncStream<PlayerEvent>.Continuation, makeOutput: (@Sendable () -> sending any Output)?
  ) {
    self.engine = engine
    self.conduit = conduit
    self.outputName = outputName
    self.bufferFrames = bufferFrames
    self.events = events
    self.makeOutput = makeOutput
  }

  /// Relays until the player thread is done and everything it said has been passed on.
  mutating func run() {
    while true {
      let isDone = conduit.isPlayerDone.load(ordering: .acquiring)
      drain()
      if isDone {
        engine.join()
        break
      }
      if isGivenUpAtStop() { break }
      watch()
      let interval = interval
      // At rest: what was played, and freed here, is the system's again.
      if interval == nil { clinux_trim_heap() }
      conduit.relayWake.sleep(nanoseconds: interval)
    }
    events.finish()
  }

  private var interval: Int64? {
    if stopDeadline != nil { return Self.stopInterval }
    return engine.lease.isActive.load(ordering: .acquiring) ? watchInterval : nil
  }

  private mutating func drain() {
    while let report = conduit.reports.pop() {
      switch report {
      case .took(let id): ledger.took(id)
      case .spent: break
      case .event(let event):
        ledger.heard(event)
        events.yield(event)
      }
    }
  }

  // MARK: - A call that does not return

  private mutating func watch() {
    if engine.lease.revoke(due: Clock.now()) { replace() }
  }

  /// Speaks for a thread that cannot, and starts another in its place.
  private mutating func replace() {
    giveUp(because: .outputLost)
    events.yield(.lost(.stuck(output: outputName)))
    let stumbles = conduit.stumbles.add(1, ordering: .relaxed).newValue
    if stumbles < Conduit.stumblesAtMost, let makeOutput {
      engine = Engine(output: makeOutput(), conduit: conduit, bufferFrames: bufferFrames, start: .replacing)
    } else {
      events.yield(.fault(.hopeless(output: outputName)))
      engine = Engine(
        output: AbsentOutput(name: outputName), conduit: conduit, bufferFrames: bufferFrames, start: .hopeless
      )
    }
  }

  /// True once a thread that should end did not, and was given up.
  private mutating func isGivenUpAtStop() -> Bool {
    guard conduit.isStopping.load(ordering: .acquiring) else { return false }
    let now = Clock.now()
    let deadline = stopDeadline ?? now + Self.stopPatience
    stopDeadline = deadline
    guard now > deadline, engine.lease.revoke(due: .max) else { return false }
    giveUp(because: .stopped)
    refuseCommands()
    return true
  }

  private mutating func giveUp(because refusal: PassageRefusal) {
    engine.giveUp()
    // What it said before its last call is all there, and nothing can follow.
    drain()
    let heard = conduit.heard.load(ordering: .acquiring)
    for event in ledger.close(heard: heard, because: refusal) { events.yield(event) }
  }

  /// Nobody else takes commands any more.
  private func refuseCommands() {
    while let command = conduit.commands.pop() {
      if case .begin(let id, _, _) = command { events.yield(.refused(id, .stopped)) }
    }
  }
}
