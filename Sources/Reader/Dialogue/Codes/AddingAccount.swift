// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
public import Cryptography
internal import OneTimeCodes
internal import Sound
internal import Speech

/// An account as it was written on the keypad: codes by time, as services expect of a key that is typed (RFC 6238).
public struct NewAccount: Sendable {
  /// What it is to be called.
  public let name: String
  /// What makes its codes.
  public let key: Secret

  /// An account as it was written.
  public init(name: String, key: Secret) {
    self.name = name
    self.key = key
  }
}

/// Another service's account being written on the keypad, step by step. `-` goes back a step and loses nothing.
public struct Adding: Sendable {
  /// The steps, in order.
  public enum Step: Sendable {
    /// What it is to be called.
    case name
    /// The key that the service shows, in base 32.
    case key
    /// Its code is heard, to be compared at the service, before anything is kept.
    case check
  }

  /// The step that is being written.
  public internal(set) var step = Step.name
  private var nameWriting = Writing()
  private var keyWriting = Writing(only: Set("abcdefghijklmnopqrstuvwxyz234567"), longest: 256)
  /// The code was heard to its end.
  var isChecked = false

  /// What is being written at this step.
  var writing: Writing {
    get { step == .name ? nameWriting : keyWriting }
    set { if step == .name { nameWriting = newValue } else { keyWriting = newValue } }
  }

  var name: String { nameWriting.text }

  /// What makes the account's codes.
  ///
  /// - Throws: `OneTimeCodeError` where the characters are no key.
  func key() throws(OneTimeCodeError) -> Secret { try Base32.decode(keyWriting.text) }

  /// The step before, or `nil` at the first.
  var previous: Step? {
    switch step {
    case .name: nil
    case .key: .name
    case .check: .key
    }
  }
}

/// Another service's account from the keypad: its name, its key, and a code to be compared before it is kept.
extension Dialogue {
  mutating func startAdding() -> [DialogueEffect] {
    place = .adding(Adding())
    return say(.phrase(.accountName))
  }

  private mutating func go(_ adding: Adding, to step: Adding.Step) -> [DialogueEffect] {
    var adding = adding
    adding.step = step
    place = .adding(adding)
    return say(.phrase(step == .name ? .accountName : .accountKey))
  }

  /// A step back, with everything still written; from the first, to the menu.
  mutating func goBack(_ adding: Adding) -> [DialogueEffect] {
    hearPrivately()
    codes.awaited = nil
    guard let previous = adding.previous else { return backToMenu(.newAccount) }
    return go(adding, to: previous)
  }

  mutating func finishWriting(_ adding: Adding) -> [DialogueEffect] {
    adding.step == .name ? finishName(adding) : finishKey(adding)
  }

  private mutating func finishName(_ adding: Adding) -> [DialogueEffect] {
    guard !adding.name.isEmpty else { return say(.earcon(.error), .phrase(.accountName)) }
    guard !codes.accounts.contains(where: { $0.name == adding.name }) else {
      return say(.earcon(.error), .phrase(.accountNameTaken))
    }
    return say(.phrase(.accountNameIs), .written(adding.name)) + go(adding, to: .key)
  }

  private mutating func finishKey(_ adding: Adding) -> [DialogueEffect] {
    do throws(OneTimeCodeError) {
      _ = try adding.key()
    } catch {
      return say(.earcon(.error), .phrase(error.phrase))
    }
    var adding = adding
    (adding.step, adding.isChecked) = (.check, false)
    place = .adding(adding)
    return check(adding)
  }

  // MARK: The check

  /// Asks for the code of the account as it is written.
  func newAccount(_ adding: Adding) -> NewAccount? {
    (try? adding.key()).map { NewAccount(name: adding.name, key: $0) }
  }

  private mutating func check(_ adding: Adding) -> [DialogueEffect] {
    newAccount(adding).map { ask(.check($0)) } ?? []
  }

  /// The code again, or the next one where it would lapse before it can be compared.
  mutating func speakCheck(_ adding: Adding, at now: Instant) -> [DialogueEffect] {
    codes.awaited = nil
    if let card = codes.card(for: .new(adding.name), at: now) { return say(card) }
    return check(adding)
  }

  /// `+` keeps what was heard; what was not is heard first.
  mutating func keep(_ adding: Adding, at now: Instant) -> [DialogueEffect] {
    guard adding.isChecked, let account = newAccount(adding) else { return speakCheck(adding, at: now) }
    return ask(.keep(account))
  }

  /// It is kept, and chosen.
  mutating func kept(_ accounts: [AccountCard]) -> [DialogueEffect] {
    guard case .adding(let adding) = place else { return know(accounts, of: person) }
    if let person { self[person]?.accounts = accounts }
    codes.accounts = accounts
    codes.chosen = accounts.firstIndex { $0.name == adding.name }
    codes.awaited = nil
    return settle(after: .earcon(.approved), .phrase(.accountKept, ["account": .name(adding.name)]))
  }
}
