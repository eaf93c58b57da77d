// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Synchronization

/// The terminal on standard input as a keypad, without line editing and without echo.
///
/// The owner must call `stop()` before the program ends, on SIGINT and SIGTERM too: it restores the terminal. The suspend key is
/// off meanwhile, because a shell would switch the echo on again.
final class TerminalKeypad: Keypad {
  let events: AsyncStream<KeypadEvent>
  let beginning = Result<[KeypadChoice], KeypadError>.success([.terminal])
  private let thread: KeypadThread
  private let terminal: RawTerminal

  /// Uses standard input.
  ///
  /// - Throws: `KeypadError.notATerminal`.
  convenience init() throws(KeypadError) { try self.init(descriptor: STDIN_FILENO) }

  /// Uses the terminal open at `descriptor`, which the caller closes.
  init(descriptor: CInt) throws(KeypadError) {
    let terminal = try RawTerminal(descriptor)
    self.terminal = terminal
    thread = try KeypadThread(
      descriptor: descriptor, path: "the terminal", source: .terminal, release: terminal.restore)
    events = thread.queue.events
    try thread.start(TerminalDecoder())
  }

  func handKeys(to take: @escaping @Sendable (Key) -> Void) { thread.queue.handKeys(to: take) }

  func stop() {
    thread.stop()
    terminal.restore()
  }
}

/// A terminal without line editing (ICANON) and echo, until it is restored.
private final class RawTerminal: Sendable {
  private let descriptor: CInt
  private let former: Mutex<termios?>

  init(_ descriptor: CInt) throws(KeypadError) {
    self.descriptor = descriptor
    var settings = termios()
    guard unsafe tcgetattr(descriptor, &settings) == 0 else { throw .notATerminal }
    former = Mutex(settings)
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO | ECHONL)
    settings[control: VMIN] = 1
    settings[control: VTIME] = 0
    settings[control: VSUSP] = 0
    guard unsafe tcsetattr(descriptor, TCSANOW, &settings) == 0 else { throw .notATerminal }
  }

  deinit { restore() }

  @Sendable func restore() {
    former.withLock { settings in
      guard var former = settings.take() else { return }
      _ = unsafe tcsetattr(descriptor, TCSANOW, &former)
    }
  }
}

extension termios {
  /// One of the control characters, an array in C that Swift imports as a tuple.
  fileprivate subscript(control index: CInt) -> cc_t {
    get { unsafe withUnsafeBytes(of: c_cc) { unsafe $0[Int(index)] } }
    set { unsafe withUnsafeMutableBytes(of: &c_cc) { unsafe $0[Int(index)] = newValue } }
  }
}

/// Decodes what a terminal sends.
///
/// A keypad sends plain characters with Num Lock on, cursor sequences with it off, and other sequences in application mode
/// (console_codes(4)): all three are the same key. Any other sequence is one key without a meaning, so that digits inside it are
/// no keys; so is any other character.
struct TerminalDecoder: KeyDecoder {
  private enum State { case plain, escape, sequence, single }

  private static let escape: UInt8 = 0x1B
  /// No terminal sends longer sequences; a longer one is noise, and is given up there.
  private static let longestSequence = 16

  private var state = State.plain
  private var sequence = ""

  mutating func decode(_ bytes: [UInt8]) -> [KeyStep] {
    bytes.compactMap { byte in key(after: byte).map(KeyStep.key) }
  }

  private mutating func key(after byte: UInt8) -> Key? {
    let character = Character(Unicode.Scalar(byte))
    switch (state, character) {
    case (_, _) where byte == Self.escape:
      state = .escape
      return nil
    case (.escape, "["), (.escape, "O"):
      state = character == "[" ? .sequence : .single
      sequence = ""
      return nil
    case (.plain, _), (.escape, _):
      state = .plain
      return Self.plain[character] ?? Self.unknown(byte)
    case (.single, _):
      state = .plain
      return Self.applicationMode[character] ?? .other
    case (.sequence, _):
      return key(afterSequence: character, byte)
    }
  }

  private mutating func key(afterSequence character: Character, _ byte: UInt8) -> Key? {
    sequence.append(character)
    // The Linux console's function keys are ESC [ [ A: a second bracket does not end the sequence.
    let isFinal = (0x40...0x7E).contains(byte) && sequence != "["
    guard isFinal || sequence.count >= Self.longestSequence else { return nil }
    state = .plain
    return isFinal ? Self.withoutNumLock[sequence] ?? .other : nil
  }

  /// A character beyond ASCII is several bytes (UTF-8), and one key.
  private static func unknown(_ byte: UInt8) -> Key? { byte & 0xC0 == 0x80 ? nil : .other }

  private static let plain: [Character: Key] = [
    "0": .digit(0), "1": .digit(1), "2": .digit(2), "3": .digit(3), "4": .digit(4), "5": .digit(5),
    "6": .digit(6), "7": .digit(7), "8": .digit(8), "9": .digit(9), "+": .plus, "-": .minus, "*": .star,
    "/": .slash, ".": .dot, ",": .dot, "\r": .enter, "\n": .enter, "\u{7F}": .backspace, "\u{8}": .backspace,
  ]

  private static let applicationMode: [Character: Key] = [
    "p": .digit(0), "q": .digit(1), "r": .digit(2), "s": .digit(3), "t": .digit(4), "u": .digit(5),
    "v": .digit(6), "w": .digit(7), "x": .digit(8), "y": .digit(9), "k": .plus, "m": .minus, "j": .star,
    "o": .slash, "n": .dot, "l": .dot, "M": .enter,
  ]

  private static let withoutNumLock: [String: Key] = [
    "2~": .digit(0), "F": .digit(1), "4~": .digit(1), "B": .digit(2), "6~": .digit(3), "D": .digit(4),
    "E": .digit(5), "G": .digit(5), "C": .digit(6), "H": .digit(7), "1~": .digit(7), "A": .digit(8),
    "5~": .digit(9), "3~": .dot,
  ]
}
