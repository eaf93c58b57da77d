// SPDX-License-Identifier: GPL-3.0-or-later
internal import Sound

/// How the reader's devices stand, for `status`.
actor ReaderCondition {
  struct State: Sendable {
    var audio: String
    var isPrivate: Bool
    var keypad: String
    var isKeypadThere = true
  }

  private(set) var state: State

  init(_ state: State) {
    self.state = state
  }

  func isHeard(by privacy: Privacy) {
    state.isPrivate = privacy == .personal
  }

  func keypadIsGone() {
    state.isKeypadThere = false
  }
}
