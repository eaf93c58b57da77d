// SPDX-License-Identifier: GPL-3.0-or-later
internal import Keypad
internal import Platform
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

/// Looks at the mixer of the output, for `status`.
actor MixerLook {
  private let output: OutputDescription
  private var isLooking = false

  /// A sound server that does not answer is waited for this long.
  private static let patience = Duration.seconds(1)

  init(output: OutputDescription) { self.output = output }

  /// Whether nothing of the output is heard; nil where no mixer tells, or none in time.
  func isSilent() async -> Bool? {
    // One that hangs is not asked again: each look is a thread, since one of those of tasks would hang with it.
    guard !isLooking else { return nil }
    let (answers, answer) = AsyncStream.makeStream(of: Bool?.self)
    let thread = try? Thread(name: "mixer") { [output, self] in
      answer.yield(Mixer.isSilent(output))
      answer.finish()
      Task { await self.end() }
    }
    guard let thread else { return nil }
    thread.detach()
    isLooking = true
    let impatience = Task {
      try? await Task.sleep(for: Self.patience)
      answer.finish()
    }
    defer { impatience.cancel() }
    for await isSilent in answers { return isSilent }
    return nil
  }

  private func end() { isLooking = false }
}
