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
      self.init(taking: try Files.create(path), path: path, tell: StandardError.say)
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
