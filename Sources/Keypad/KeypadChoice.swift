// SPDX-License-Identifier: GPL-3.0-or-later

/// A keypad as it is named on a command line.
public enum KeypadChoice: Equatable, Sendable {
  /// An input device: `evdev:/dev/input/event3`.
  case evdev(path: String)
  /// The terminal on standard input: `terminal`.
  case terminal
  /// A script in a file or FIFO, or on standard input as `-`: `pipe:PATH`.
  case pipe(path: String)

  /// Reads `evdev:PATH`, `terminal` or `pipe:PATH`; anything else throws `KeypadError.unknownChoice`.
  public init(parsing text: String) throws(KeypadError) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    switch (parts.first, parts.count > 1 ? parts[1] : nil) {
    case ("terminal", nil): self = .terminal
    case ("evdev", let path?) where !path.isEmpty: self = .evdev(path: path)
    case ("pipe", let path?) where !path.isEmpty: self = .pipe(path: path)
    default: throw .unknownChoice(text)
    }
  }

  /// Takes into use what is used where nothing was named: the one numeric keypad, else the terminal, else the numeric keypad
  /// that will be plugged in.
  ///
  /// - Parameter waits: whether to wait, too, for a keypad that is there and cannot be used.
  public static func openAutomatic(waits: Bool = false) throws(KeypadError) -> any Keypad {
    do {
      return try EvdevKeypad(path: nil)
    } catch .notFound {
      if let terminal = try? TerminalKeypad() { return terminal }
      return try EvdevKeypad(path: nil, waits: true)
    } catch {
      guard waits else { throw error }
      return try EvdevKeypad(path: nil, waits: true)
    }
  }

  /// Takes the keypad into use.
  ///
  /// - Parameter waits: whether to begin without a device that cannot be used yet, and wait for it.
  public func open(waits: Bool = false) throws(KeypadError) -> any Keypad {
    switch self {
    case .evdev(let path): try EvdevKeypad(path: path, waits: waits)
    case .terminal: try TerminalKeypad()
    case .pipe(let path): try PipeKeypad(path: path)
    }
  }
}

extension KeypadChoice: CustomStringConvertible {
  /// The form that `init(parsing:)` reads.
  public var description: String {
    switch self {
    case .evdev(let path): "evdev:\(path)"
    case .terminal: "terminal"
    case .pipe(let path): "pipe:\(path)"
    }
  }
}
