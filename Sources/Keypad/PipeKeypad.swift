// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// A script as a keypad: a file, a FIFO, or standard input.
///
/// `0`-`9` `+` `-` `*` `/` `.` and `e` (Enter) are keys, white space is ignored, `~250` waits 250 ms. A file
/// and standard input end; a FIFO does not, so that one program after another can type on it.
final class PipeKeypad: Keypad {
  let events: AsyncStream<KeypadEvent>
  let beginning: Result<[KeypadChoice], KeypadError>
  private let thread: KeypadThread

  /// Opens the script at `path`, where `-` is standard input.
  init(path: String) throws(KeypadError) {
    beginning = .success([.pipe(path: path)])
    let descriptor = path == "-" ? STDIN_FILENO : try Self.open(path)
    do throws(KeypadError) {
      thread = try KeypadThread(
        descriptor: descriptor, path: path, source: .script,
        release: { Self.closeUnlessStandardInput(descriptor) })
      events = thread.queue.events
      try thread.start(ScriptDecoder())
    } catch {
      Self.closeUnlessStandardInput(descriptor)
      throw error
    }
  }

  func handKeys(to take: @escaping @Sendable (Key) -> Void) { thread.queue.handKeys(to: take) }

  func stop() { thread.stop() }

  /// Opens a FIFO for reading and writing: then it neither waits for a first writer nor ends with the last (fifo(7)).
  private static func open(_ path: String) throws(KeypadError) -> CInt {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw KeypadError(errno, path: path) }
    let isFIFO = status.st_mode & S_IFMT == S_IFIFO
    guard status.st_mode & S_IFMT != S_IFDIR else { throw KeypadError(EISDIR, path: path) }
    let descriptor = unsafe Glibc.open(path, (isFIFO ? O_RDWR : O_RDONLY) | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw KeypadError(errno, path: path) }
    return descriptor
  }

  private static func closeUnlessStandardInput(_ descriptor: CInt) {
    if descriptor != STDIN_FILENO { close(descriptor) }
  }
}

/// Decodes a script as keys and pauses. The first byte that belongs to neither is an error, which names its position.
struct ScriptDecoder: KeyDecoder {
  /// A minute and a half: more than any test waits, and within poll(2)'s range.
  private static let longestPause = 99_999

  private var position = 0
  private var pause: (start: Int, milliseconds: Int?)?

  mutating func decode(_ bytes: [UInt8]) -> [KeyStep] {
    var steps: [KeyStep] = []
    for byte in bytes {
      position += 1
      steps += self.steps(after: byte)
      if case .fail? = steps.last { break }
    }
    return steps
  }

  mutating func finish() -> [KeyStep] { endPause() }

  private mutating func steps(after byte: UInt8) -> [KeyStep] {
    let character = Character(Unicode.Scalar(byte))
    if let pause, let digit = Digit(character) {
      let milliseconds = (pause.milliseconds ?? 0) * 10 + Int(digit.value)
      guard milliseconds <= Self.longestPause else { return [.fail(.badPause(position: pause.start))] }
      self.pause = (pause.start, milliseconds)
      return []
    }
    let before = endPause()
    if case .fail? = before.first { return before }
    return before + ordinary(character, byte)
  }

  private mutating func ordinary(_ character: Character, _ byte: UInt8) -> [KeyStep] {
    if character == "~" {
      pause = (position, nil)
      return []
    }
    if character.isWhitespace { return [] }
    if let key = Key(character) { return [.key(key)] }
    return [.fail(.notAKey(found: Self.name(byte), position: position))]
  }

  private mutating func endPause() -> [KeyStep] {
    guard let pause else { return [] }
    self.pause = nil
    guard let milliseconds = pause.milliseconds else { return [.fail(.badPause(position: pause.start))] }
    return [.pause(.milliseconds(milliseconds))]
  }

  /// A printable character in quotes, any other byte by its number.
  private static func name(_ byte: UInt8) -> String {
    guard !(0x21...0x7E).contains(byte) else { return "\"\(Character(Unicode.Scalar(byte)))\"" }
    let hex = String(byte, radix: 16, uppercase: true)
    return "byte 0x" + (hex.count < 2 ? "0" : "") + hex
  }
}
