// SPDX-License-Identifier: GPL-3.0-or-later
internal import Keypad
internal import ServiceInterfaces
internal import Sound

/// How the reader's devices stand, for `status`.
actor ReaderCondition {
  struct State: Sendable {
    var audio: String
    /// The keypads in use, or the one before; else the one that is waited for.
    var keypads: [String]
    var keypadCondition: ReaderInterface.Condition

    /// In words: one as the command line takes it, several with a comma between.
    var keypad: String { keypads.joined(separator: ", ") }
  }

  private(set) var state: State

  /// - Parameters:
  ///   - audio: the name of the output.
  ///   - keypad: as which it began, or why it did not.
  ///   - named: the keypad that was named.
  init(audio: String, keypad: Result<[KeypadChoice], KeypadError>, named: KeypadChoice?) {
    state = State(audio: audio, keypads: [named?.description ?? "none"], keypadCondition: .none)
    switch keypad {
    case .success(let choices): for choice in choices { state.take(choice) }
    case .failure(let error): state.lose(error)
    }
  }

  func keypadIsFound(_ choice: KeypadChoice) { state.take(choice) }

  /// One of several.
  func keypadIsGone(_ choice: KeypadChoice) { state.keypads.removeAll { $0 == choice.description } }

  func keypadIsLost(_ error: KeypadError) { state.lose(error) }
}

extension ReaderCondition.State {
  fileprivate mutating func take(_ choice: KeypadChoice) {
    if keypadCondition != .ready { keypads = [] }
    keypads.append(choice.description)
    keypadCondition = .ready
  }

  fileprivate mutating func lose(_ error: KeypadError) {
    keypadCondition = .init(error, after: keypadCondition)
  }
}

/// What is wrong with a device, as where it stands.
extension ReaderInterface.Condition {
  /// - Parameter trouble: why an output cannot be heard; `nil` where it can.
  init(_ trouble: SoundError?) {
    self =
      switch trouble {
      case nil: .ready
      case .busy?: .busy
      case .missing?: .none
      default: .gone
      }
  }

  /// - Parameters:
  ///   - trouble: why a keypad cannot be used.
  ///   - former: how it stood before.
  init(_ trouble: KeypadError, after former: Self) {
    self =
      switch trouble {
      case .inUse: .busy
      case .notFound where former == .none: .none
      case .notChosen: .none
      default: .gone
      }
  }
}
