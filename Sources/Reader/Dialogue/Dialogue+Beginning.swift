// SPDX-License-Identifier: GPL-3.0-or-later
internal import Sound

/// What holds at the start, and what changes from elsewhere.
extension Dialogue {
  mutating func begin(_ beginning: Beginning) -> [DialogueEffect] {
    isOwned = beginning.isOwned
    canSetUp = beginning.canSetUp
    obstacle = beginning.obstacle
    codes.accounts = beginning.accounts
    menu = Menu(languages: beginning.languages, values: beginning.values)
    return !isOwned && canSetUp ? startSetup() : []
  }

  mutating func know(_ accounts: [AccountCard]) -> [DialogueEffect] {
    let chosen = codes.chosenAccount
    codes.accounts = accounts
    codes.chosen = chosen.flatMap { accounts.firstIndex(of: $0) }
    return []
  }

  mutating func becomeOwned() -> [DialogueEffect] {
    isOwned = true
    guard case .setup = place else { return [] }
    unfinished = 0
    return [.silence] + settle()
  }

  /// What is for the listener alone was not said: others can hear.
  mutating func withhold() -> [DialogueEffect] {
    // Typed digits are taken all the same; zero is one of them.
    if place.mode == .typing { return say(.earcon(.click)) }
    guard !isWithheld else { return [] }
    isWithheld = true
    unfinished = 0
    return [.silence] + say(.earcon(.error), .phrase("plugInHeadset"))
  }
}
