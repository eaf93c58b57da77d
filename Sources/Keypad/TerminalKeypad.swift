// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Synchronization

/// The terminal on standard input as a keypad: each key counts at once, and nothing is echoed.
///
/// The owner calls `stop()` before the program ends, on SIGINT and SIGTERM too: it gives the terminal back as it
/// was. Suspending by the terminal's key is off meanwhile, because a shell would turn the echo on again beneath us.
public final class TerminalKeypad: Keypad {
  public let events: AsyncStream<KeypadEvent>
  public let beginning = Result<KeypadChoice, KeypadError>.success(.terminal)
  private let thread: KeypadThread
  private let terminal: RawTerminal

  /// Takes standard input, or throws `KeypadError.notATerminal`.
  public convenience init() throws(KeypadError) { try self.init(descriptor: STDIN_FILENO) }

  /// Takes the terminal open at `descriptor`, which stays the caller's to close.
  init(descriptor: CInt) throws(KeypadError) {
    let terminal = try RawTerminal(descriptor)
    self.terminal = terminal
    thread = try KeypadThread(descriptor: descriptor, path: "the terminal", release: terminal.restore)
    events = thread.queue.events
    try thread.start(TerminalDecoder())
  }

  public func handKeys(to take: @escaping @Sendable (Key) -> Void) { thread.queue.handKeys(to: take) }

  public func stop() {
    thread.stop()
    terminal.restore()
  }
}

/// A terminal without line editing and echo, until it is restored.
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
  /// One of the control characters, which C keeps as an array and Swift sees as a tuple.
  fileprivate subscript(control index: CInt) -> cc_t {
    get { unsafe withUnsafeBytes(of: c_cc) { unsafe $0[Int(index)] } }
    set { unsafe withUnsafeMutableBytes(of: &c_cc) { unsafe $0[Int(index)] = newValue } }
  }
}
