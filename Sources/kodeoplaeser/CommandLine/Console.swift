// SPDX-License-Identifier: GPL-3.0-or-later
import Cryptography
import Glibc
import Platform
import Synchronization

/// Standard input, output and error. Nothing is kept back in a buffer: lines are written as they happen.
enum Console {
  static func say(_ line: String) { write(line + "\n", to: STDOUT_FILENO) }

  /// Beside what a program reads on standard output.
  static func note(_ line: String) { write(line + "\n", to: STDERR_FILENO) }

  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  static func complain(_ sentence: String) { write("kodeoplaeser: " + sentence + "\n", to: STDERR_FILENO) }

  static var inputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  /// One line of standard input without its end, or nil at the end; asked for where a person types.
  static func line(asking question: String) async -> String? {
    if inputIsTerminal { write(question + ": ", to: STDERR_FILENO) }
    return await nextText()
  }

  /// The same for a secret: on a terminal nothing is echoed.
  static func secret(asking question: String) async -> Secret? {
    guard inputIsTerminal else { return await nextLine() }
    let silence = EchoSilence()
    defer { silence.end() }
    write(question + ": ", to: STDERR_FILENO)
    let line = await nextLine()
    write("\n", to: STDERR_FILENO)
    return line
  }

  /// The lines of an armored signature to its last one; nil where the input ends before it.
  static func signature(asking question: String) async -> String? {
    guard var signature = await line(asking: question) else { return nil }
    while !signature.hasSuffix("-----END SSH SIGNATURE-----") {
      guard let line = await nextText() else { break }
      signature += "\n" + line
    }
    return signature + "\n"
  }

  /// Everything to the end of standard input; what is beyond `most` bytes is not read, but for one byte that tells of it.
  static func everything(upTo most: Int) async -> [UInt8] {
    await withCheckedContinuation { done in
      Thread.needed(name: "reading") {
        done.resume(returning: WholeFile.read(STDIN_FILENO, upTo: most) ?? [])
      }.detach()
    }
  }

  private static func nextText() async -> String? {
    await nextLine().map { String(decoding: $0.revealed(), as: UTF8.self) }
  }

  /// Read on a thread that may wait: other tasks go on meanwhile.
  private static func nextLine() async -> Secret? {
    await withCheckedContinuation { done in
      Thread.needed(name: "reading") { done.resume(returning: readLine()) }.detach()
    }
  }

  /// Byte by byte, because what is read ahead stays in a buffer that nobody wipes.
  private static func readLine() -> Secret? {
    var line: Secret?
    var byte: UInt8 = 0
    while true {
      let count = read(STDIN_FILENO, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1 else { return line }
      guard byte != UInt8(ascii: "\n") else { return line ?? Secret([]) }
      line = (line ?? Secret([])).appending(byte)
    }
  }

  private static func write(_ text: String, to descriptor: CInt) {
    WriteTarget.file(descriptor).writeAll(Array(text.utf8))
  }
}

/// A file, read to its end.
enum WholeFile {
  /// Nil where it cannot be read; of a longer one, one byte more than `most`.
  static func read(_ descriptor: CInt, upTo most: Int) -> [UInt8]? {
    var (all, chunk) = ([UInt8](), [UInt8](repeating: 0, count: 65_536))
    while all.count <= most {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      guard count > 0 else { break }
      all += chunk.prefix(count)
    }
    return Array(all.prefix(most + 1))
  }
}

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

/// SIGINT, SIGTERM and SIGHUP: the terminal gets its echo back, so that whoever leaves at the question for a secret sees again what
/// they type; then the command that waits for them is told, or the program ends by them as ever.
enum EndingSignals {
  private static let listener = Mutex<AsyncStream<Void>.Continuation?>(nil)

  static func listen() {
    // nohup(1) has the hang-up ignored, and so it stays.
    let hangUp = SignalThread.isIgnored(SIGHUP) ? [] : [SIGHUP]
    _ = SignalThread.listen(to: [SIGINT, SIGTERM] + hangUp) { number in
      EchoSilence.endCurrent()
      signal(number, SIG_DFL)
      guard let listener = Self.listener.withLock({ $0 }) else {
        kill(getpid(), number)
        return
      }
      listener.yield()
    }
  }

  static func tell(_ continuation: AsyncStream<Void>.Continuation) {
    listener.withLock { $0 = continuation }
  }
}

/// SIGINT, SIGTERM and SIGHUP as a stream, for a command that has something to take back. The first one is told; a second ends the
/// program as it always did.
struct Interruption {
  let signals: AsyncStream<Void>

  init() {
    let (stream, continuation) = AsyncStream<Void>.makeStream()
    signals = stream
    EndingSignals.tell(continuation)
  }
}
