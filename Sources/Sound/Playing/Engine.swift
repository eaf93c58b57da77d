// SPDX-License-Identifier: GPL-3.0-or-later

internal import Synchronization
internal import Threads

/// One player thread, and the lease by which it can be given up.
struct Engine: Sendable {
  let lease = Lease()
  private let thread: Thread

  /// Starts a thread that plays what comes through the conduit.
  init(output: sending any Output, conduit: Conduit, bufferFrames: Int, start: Feeder.Start) {
    let (handover, lease) = (Handover(output), lease)
    thread = Thread.needed(name: "player", isUrgent: output.isDevice) {
      let output = LeasedOutput(
        handover.output, lease: lease, patience: conduit.patience,
        origin: conduit.position.load(ordering: .acquiring))
      var feeder = Feeder(output: output, conduit: conduit, bufferFrames: bufferFrames, start: start)
      feeder.run()
    }
  }

  func join() { thread.join() }

  /// Gives up a thread that lost its lease: it ends by itself when its call returns, whenever that is.
  func giveUp() { thread.detach() }
}

/// Carries an output to the player thread.
// Invariant: made by the initialiser that gives the output away, used by the player thread only.
private struct Handover: @unchecked Sendable {
  let output: any Output

  init(_ output: any Output) { self.output = output }
}
