// SPDX-License-Identifier: GPL-3.0-or-later

internal import Threads

/// The first opening of an output, on a thread as urgent as the player's: what libasound's plugins start then feeds
/// the device too, and inherits its urgency.
// Invariant: whoever asks for the opening waits for the thread, which alone touches both in the meantime.
final class Opening: @unchecked Sendable {
  private let output: any Output
  private var failure: SoundError?

  private init(_ output: any Output) { self.output = output }

  /// Opens it, and waits until it is open.
  static func perform(_ output: any Output) throws(SoundError) {
    guard output.isDevice else { return try output.open() }
    let opening = Opening(output)
    Thread.needed(name: "player-opening", isUrgent: true) { opening.open() }.join()
    if let failure = opening.failure { throw failure }
  }

  private func open() {
    do throws(SoundError) { try output.open() } catch { failure = error }
  }
}
