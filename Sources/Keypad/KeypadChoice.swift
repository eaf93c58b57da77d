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

  /// What is used where nothing was named: the one numeric keypad, else the terminal.
  public static func automatic() throws(KeypadError) -> KeypadChoice {
    if let path = try EvdevKeypad.discover() { .evdev(path: path) } else { .terminal }
  }

  /// Takes the keypad into use.
  public func open() throws(KeypadError) -> any Keypad {
    switch self {
    case .evdev(let path): try EvdevKeypad(path: path)
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
