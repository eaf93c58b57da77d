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
      // It is in use and well; that nobody hears it is told beside this.
      case .muted?: .ready
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

/// Makes the output audible at its mixer, on a thread of its own: a sound server that does not answer holds up nobody else.
struct MixerTurning: Sendable {
  let output: OutputDescription

  /// A sound server that does not answer is waited for this long.
  private static let patience = Duration.seconds(2)

  /// Begins, and waits for nothing; that it cannot be done is told in the log.
  func begin() {
    turn { [output] isHeard in
      guard isHeard != true else { return }
      StandardError.say(
        "\(output) cannot be turned up from here; use alsamixer, or the sound server's own", .output)
    }
  }

  /// Whether the output can be heard now; nil where no mixer tells, or none in time.
  func outcome() async -> Bool? {
    let (answers, answer) = AsyncStream.makeStream(of: Bool?.self)
    turn {
      answer.yield($0)
      answer.finish()
    }
    let impatience = Task {
      try? await Task.sleep(for: Self.patience)
      answer.finish()
    }
    defer { impatience.cancel() }
    for await isHeard in answers { return isHeard }
    return nil
  }

  private func turn(_ done: @escaping @Sendable (Bool?) -> Void) {
    let thread = try? Thread(name: "mixer") { [output] in done(Mixer.turnUp(output)) }
    guard let thread else { return done(nil) }
    thread.detach()
  }
}
