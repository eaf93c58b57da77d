// SPDX-License-Identifier: GPL-3.0-or-later
internal import Synchronization

/// Whether what is played can be heard: as the mixer of the output says, unless the person says that they hear it.
///
/// It is set by whoever watches the mixer, past every queue, so that what is played after the sound went counts by it.
final class Audibility: Sendable {
  private struct State {
    var isMuted = false
    var isTrusted = false
    /// How often the sound has gone.
    var mutings = 0
  }

  private let state = Mutex(State())

  /// Whether it can be heard, as far as anything tells.
  var isHeard: Bool { mark != nil }

  /// A passage that begins and ends with the same mark was heard throughout; nil while nothing is heard.
  var mark: Int? { state.withLock { $0.isMuted && !$0.isTrusted ? nil : $0.mutings } }

  /// The mixer says whether nothing is heard. The person's word holds until it says that something is.
  func set(isMuted: Bool) {
    state.withLock {
      if isMuted, !$0.isMuted { $0.mutings += 1 }
      $0.isMuted = isMuted
      if !isMuted { $0.isTrusted = false }
    }
  }

  /// The person hears it, whatever the mixer says.
  func trust() { state.withLock { $0.isTrusted = true } }
}
