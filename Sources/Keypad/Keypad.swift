// SPDX-License-Identifier: GPL-3.0-or-later

/// A source of keys: a real keypad, a terminal, or a script.
///
/// Each keypad is read on a thread of its own, and its keys are delivered in the order typed. At most `KeyQueue.capacity` keys
/// wait for the consumer; then the keypad is not read until there is room, and no key is dropped.
public protocol Keypad: Sendable {
  /// The keypads that it began with; or the error for which it began without one, which is its first event, too.
  var beginning: Result<[KeypadChoice], KeypadError> { get }

  /// The events of the keypad in order, for one consumer. Finishes when no more keys will come, and with `stop()`.
  var events: AsyncStream<KeypadEvent> { get }

  /// Delivers every key to `take` on the keypad's own thread as soon as it is read, and no longer in `events`; keys that still
  /// wait in `events` are delivered first.
  ///
  /// - Parameter take: must return at once: the keypad is not read meanwhile.
  func handKeys(to take: @escaping @Sendable (Key) -> Void)

  /// Releases the device, and restores the terminal before it returns. Further calls do nothing.
  func stop()
}

/// An event of a keypad.
public enum KeypadEvent: Equatable, Sendable {
  /// A key went down. Repeats and releases are no events.
  case key(Key)

  /// The script, or the terminal's input, came to its end: no more keys will come.
  case ended

  /// The last device was unplugged or none is there, or the script cannot be read. No keys come until `found` or `chosen`, which a
  /// script never sends.
  case lost(KeypadError)

  /// One of several devices was unplugged; the others are read.
  case left(KeypadChoice)

  /// A device is read from now on, for the first time or again.
  case found(KeypadChoice)

  /// The same of a device that was chosen by a key on it.
  case chosen(KeypadChoice)
}

/// A keypad by its name on a command line.
public enum KeypadChoice: Equatable, Sendable {
  /// An input device: `evdev:/dev/input/event3`.
  case evdev(path: String)
  /// The terminal on standard input: `terminal`.
  case terminal
  /// A script in a file or FIFO, or on standard input as `-`: `pipe:PATH`.
  case pipe(path: String)

  /// Parses `evdev:PATH`, `terminal` or `pipe:PATH`.
  ///
  /// - Throws: `KeypadError.unknownChoice` for anything else.
  public init(parsing text: String) throws(KeypadError) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    switch (parts.first, parts.count > 1 ? parts[1] : nil) {
    case ("terminal", nil): self = .terminal
    case ("evdev", let path?) where !path.isEmpty: self = .evdev(path: path)
    case ("pipe", let path?) where !path.isEmpty: self = .pipe(path: path)
    default: throw .unknownChoice(text)
    }
  }

  /// Opens the keypads that are used where none was named: all numeric keypads and those chosen before, else the terminal, else
  /// what will be plugged in or chosen.
  ///
  /// - Parameters:
  ///   - waits: whether to wait for a keypad that is there and cannot be used.
  ///   - chosen: keeps which keyboards were chosen.
  public static func openAutomatic(waits: Bool = false, chosen: any ChosenKeypads)
    throws(KeypadError) -> any Keypad
  {
    let source = EvdevSource(chosen: chosen)
    do {
      return try EvdevKeypad(source, waits: false)
    } catch {
      switch error {
      case .notFound, .notChosen, .notAllowed: if let terminal = try? TerminalKeypad() { return terminal }
      default: break
      }
      guard waits || error.isToBeAwaited else { throw error }
      return try EvdevKeypad(source, waits: true)
    }
  }

  /// Whether it is a device, rather than a terminal or a script.
  public var isDevice: Bool {
    if case .evdev = self { true } else { false }
  }

  /// Opens the keypad.
  ///
  /// - Parameter waits: whether to begin without a device that cannot be used yet, and wait for it.
  public func open(waits: Bool = false) throws(KeypadError) -> any Keypad {
    switch self {
    case .evdev(let path): try EvdevKeypad(EvdevSource(path: path), waits: waits)
    case .terminal: try TerminalKeypad()
    case .pipe(let path): try PipeKeypad(path: path)
    }
  }
}

extension KeypadChoice: CustomStringConvertible {
  /// The form that `init(parsing:)` parses.
  public var description: String {
    switch self {
    case .evdev(let path): "evdev:\(path)"
    case .terminal: "terminal"
    case .pipe(let path): "pipe:\(path)"
    }
  }
}

extension KeypadEvent {
  /// The key, if it is one.
  var key: Key? {
    if case .key(let key) = self { key } else { nil }
  }
}
