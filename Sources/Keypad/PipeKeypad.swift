// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// A script as a keypad: a file, a FIFO, or standard input.
///
/// `0`-`9` `+` `-` `*` `/` `.` and `e` (Enter) are keys, white space is ignored, `~250` waits 250 ms. A file
/// and standard input end; a FIFO does not, so that one program after another can type on it.
public final class PipeKeypad: Keypad {
  public let events: AsyncStream<KeypadEvent>
  public let beginning: Result<KeypadChoice, KeypadError>
  private let thread: KeypadThread

  /// Opens the script at `path`, where `-` is standard input.
  public init(path: String) throws(KeypadError) {
    beginning = .success(.pipe(path: path))
    let descriptor = path == "-" ? STDIN_FILENO : try Self.open(path)
    do throws(KeypadError) {
      thread = try KeypadThread(descriptor: descriptor, path: path, release: { Self.letGo(descriptor) })
      events = thread.queue.events
      try thread.start(ScriptDecoder())
    } catch {
      Self.letGo(descriptor)
      throw error
    }
  }

  public func handKeys(to take: @escaping @Sendable (Key) -> Void) { thread.queue.handKeys(to: take) }

  public func stop() { thread.stop() }

  /// A FIFO is opened for both ways: it then neither waits for a first writer nor ends with the last (fifo(7)).
  private static func open(_ path: String) throws(KeypadError) -> CInt {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw KeypadError(errno, path: path) }
    let isFIFO = status.st_mode & S_IFMT == S_IFIFO
    guard status.st_mode & S_IFMT != S_IFDIR else { throw KeypadError(EISDIR, path: path) }
    let descriptor = unsafe Glibc.open(path, (isFIFO ? O_RDWR : O_RDONLY) | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw KeypadError(errno, path: path) }
    return descriptor
  }

  private static func letGo(_ descriptor: CInt) {
    if descriptor != STDIN_FILENO { close(descriptor) }
  }
}
