// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc
internal import JSON
internal import Platform
internal import Reader
internal import Synchronization

/// A file that takes a transcript line by line: JSON Lines, in the order heard.
///
/// A line that cannot be written whole, as on a full disk, is told once; what there is of it stands on a line of its own, and
/// every line after it is whole.
final class TranscriptFile: Sendable {
  private struct State {
    /// The last line was cut off.
    var isCut = false
    var isTold = false
  }

  private let descriptor: Int32
  private let path: String
  private let tell: @Sendable (String) -> Void
  private let state = Mutex(State())

  /// Begins a new file, readable by its owner alone, in the place of one that was there before; a link is not followed, and a
  /// pipe is written to as it is.
  convenience init(path: String) throws(DaemonError) {
    do throws(SystemError) {
      self.init(taking: try Files.create(path), path: path, tell: { StandardError.say($0) })
    } catch {
      throw .usage("the transcript \(path) cannot be written: \(error)")
    }
  }

  /// Writes to an open descriptor.
  ///
  /// - Parameter tell: takes the sentence that says what went wrong.
  init(taking descriptor: Int32, path: String, tell: @escaping @Sendable (String) -> Void) {
    self.descriptor = descriptor
    self.path = path
    self.tell = tell
  }

  func write(_ line: TranscriptLine) {
    let failure = state.withLock { state -> SystemError? in
      let bytes = Array(((state.isCut ? "\n" : "") + Self.text(of: line) + "\n").utf8)
      let (written, error) = WriteTarget.file(descriptor).writeAll(bytes)
      // Of a line break alone nothing needs to be set apart.
      if written > 0 { state.isCut = written < bytes.count && bytes[written - 1] != UInt8(ascii: "\n") }
      defer { state.isTold = state.isTold || error != nil }
      return state.isTold ? nil : error
    }
    guard let failure else { return }
    tell("the transcript \(path) cannot be written: \(failure)")
  }

  /// The line as one JSON object.
  static func text(of line: TranscriptLine) -> String {
    (try? JSONValue(encoding: line).written()).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}

/// Takes a transcript's lines to where they are written, on a thread of its own: nobody who presses a key or hears a word
/// waits for a disk, a pipe or a terminal.
final class TranscriptWriter: Sendable {
  /// So many lines may wait, hours of a conversation: whoever should take them takes none any more.
  private static let longestBacklog = 10_000
  /// How long the last lines may take to be written.
  private static let patience = Duration.seconds(1)

  private let thread = SerialThread(name: "transcript")
  private let backlog = Atomic<Int>(0)
  private let isTold = Atomic<Bool>(false)

  /// Writes a line after those before it; returns at once.
  ///
  /// - Parameter outlet: writes it, and may take as long as it does.
  func write(_ line: TranscriptLine, to outlet: @escaping @Sendable (TranscriptLine) -> Void) {
    guard backlog.load(ordering: .relaxed) < Self.longestBacklog else {
      if !isTold.exchange(true, ordering: .relaxed) {
        StandardError.say("nobody takes the transcript: lines of it are missing")
      }
      return
    }
    backlog.add(1, ordering: .relaxed)
    thread.perform { [self] in
      outlet(line)
      backlog.subtract(1, ordering: .relaxed)
    }
  }

  /// Returns when every line is written that was told until now, or cannot be.
  func flush() async {
    let (written, sign) = AsyncStream.makeStream(of: Void.self)
    thread.perform { sign.finish() }
    let waiting = Task {
      try? await Task.sleep(for: Self.patience)
      sign.finish()
    }
    for await _ in written {}
    waiting.cancel()
  }
}

/// What is printed for whoever can read along: one fact a line, nothing that moves.
enum Screen {
  static var inputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  static func say(_ sentence: String) {
    WriteTarget.file(STDOUT_FILENO).writeAll(Array((sentence + "\n").utf8))
  }

  /// One line of the transcript, as a person would note it down.
  static func show(_ line: TranscriptLine) {
    if let earcon = line.earcon {
      say("(\(earcon))")
    } else if let words = line.say {
      let cut = line.complete == false ? " …" : ""
      say(line.voice == "quote" ? "“\(words)\(cut)”" : words + cut)
    } else if let key = line.key {
      say("[\(key)]")
    } else if let error = line.error {
      say("error: \(error)")
    }
  }
}
