// SPDX-License-Identifier: GPL-3.0-or-later

/// How the reader's devices stand, for `status`.
actor ReaderCondition {
  struct State: Sendable {
    var audio: String
    var keypad: String
    var isKeypadThere = true
  }

  private(set) var state: State

  init(_ state: State) {
    self.state = state
  }

  func keypadIsGone() {
    state.isKeypadThere = false
  }
}
