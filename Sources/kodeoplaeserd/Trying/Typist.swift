// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc
internal import Keypad
internal import Platform
internal import Reader
internal import Varlink

/// Types on when the keys have ended and nothing is decided: lets the story play to its question, and rejects.
///
/// One key a quiet moment, so that everything is heard.
struct Typist {
  private var script: [DialogueState.Name: [Key]]

  init(pin: String, code: SecretText?) {
    script = [
      .waiting: [.plus],
      .pin: [.star] + pin.compactMap { Key($0) },
      .code: [.star] + (code?.plain ?? "").compactMap { Key($0) },
      .text: [.plus],
      .question: [.minus],
      .confirm: [.minus],
    ]
  }

  /// Returns when the story is over.
  mutating func playOut(_ conversation: Conversation) async {
    for await place in await conversation.quietMoments() {
      guard place.isLiving || place == .rest else { return }
      guard var keys = script[place], !keys.isEmpty else { continue }
      conversation.press(keys.removeFirst())
      script[place] = keys
    }
  }
}

/// A folder for one story, its owner's alone, gone with it.
struct TemporaryFolder: Sendable {
  let path: String

  init() throws(DaemonError) {
    var template = Array("\(Self.parent)/kodeoplaeser-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else {
      throw .failure("no temporary folder can be made: \(SystemError.last)")
    }
    path = String(cString: made)
  }

  /// `TMPDIR`, unless it is so long that a socket in the folder could have no address (unix(7): 107 bytes).
  private static var parent: String {
    guard let named = Environment["TMPDIR"], (1...70).contains(named.utf8.count)
    else {
      return "/tmp"
    }
    return named
  }

  /// Removes it and what is in it, and once more where something was written into it meanwhile: the log's anchor is, a second
  /// after its row, and a key would stay beside it.
  func remove() {
    for _ in 0..<Self.tries {
      do throws(SystemError) {
        return try Files.removeFolder(path)
      } catch {
        guard error.code == ENOTEMPTY || error.code == EEXIST else { return }
      }
    }
  }

  private static let tries = 100
}
