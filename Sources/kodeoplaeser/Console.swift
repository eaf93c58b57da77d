// SPDX-License-Identifier: GPL-3.0-or-later
import Cryptography
import Glibc
import Platform

/// Standard input, output and error. Nothing is kept back in a buffer: lines are written as they happen.
enum Console {
  static func say(_ line: String) { write(line + "\n", to: STDOUT_FILENO) }

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
