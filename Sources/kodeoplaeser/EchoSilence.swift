// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Synchronization

/// The terminal without echo while a secret is typed.
final class EchoSilence: Sendable {
  /// The one in force, for whoever has to end the program meanwhile.
  private static let current = Mutex<EchoSilence?>(nil)

  private let former: termios?

  init() {
    var settings = termios()
    guard tcgetattr(STDIN_FILENO, &settings) == 0 else {
      former = nil
      return
    }
    former = settings
    settings.c_lflag &= ~tcflag_t(ECHO)
    settings.c_lflag |= tcflag_t(ECHONL)
    tcsetattr(STDIN_FILENO, TCSANOW, &settings)
    Self.current.withLock { $0 = self }
  }

  func end() {
    guard var former else { return }
    tcsetattr(STDIN_FILENO, TCSANOW, &former)
  }

  /// Gives the terminal its echo back, if it is off.
  static func endCurrent() { current.withLock { $0?.end() } }
}
