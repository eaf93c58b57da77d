// SPDX-License-Identifier: GPL-3.0-or-later
internal import Keypad
internal import Reader
internal import Varlink

/// Types on when the keys have ended and nothing is decided: lets the story play to its question, and rejects.
///
/// One key a quiet moment, so that everything is heard.
struct Typist {
  private var script: [Place.Name: [Key]]

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
