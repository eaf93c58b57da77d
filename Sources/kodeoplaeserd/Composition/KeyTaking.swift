// SPDX-License-Identifier: GPL-3.0-or-later
internal import Keypad
internal import Reader

/// Takes what happens on the keypad to where it belongs: keys to the conversation, on the keypad's own thread, and word of
/// the keypad itself to the ears, to the log and to whoever asks how the reader stands.
struct KeyTaking: Sendable {
  let keypad: any Keypad
  let condition: ReaderCondition
  let press: @Sendable (Key) -> Void
  /// Takes the phrase for what is wrong, and the one for what is well again.
  let isMissing: @Sendable (_ phrase: Phrase) -> Void
  let isBack: @Sendable (_ phrase: Phrase) -> Void

  /// Takes until no more keys will come.
  func run() async {
    keypad.handKeys(to: press)
    for await event in keypad.events {
      switch event {
      case .key, .ended: break
      case .lost(let error):
        await condition.keypadIsLost(error)
        isMissing(error.phrase)
        StandardError.say(error.description)
      case .found(let choice):
        await condition.keypadIsFound(choice)
        isBack(.keypadReady)
        StandardError.say("the keypad is \(choice)")
      }
    }
  }
}
