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
    if case .success(let choices) = keypad.beginning { Self.tell(choices) }
    for await event in keypad.events {
      switch event {
      case .key, .ended: break
      case .lost(let error): await lose(error)
      case .left(let choice):
        await condition.keypadIsGone(choice)
        StandardError.say("one of the keypads was unplugged, \(choice)", .keypad)
      case .found(let choice): await take(choice, saying: .keypadReady)
      case .chosen(let choice): await take(choice, saying: .keypadChosen)
      }
    }
  }

  private func take(_ choice: KeypadChoice, saying phrase: Phrase) async {
    await condition.keypadIsFound(choice)
    isBack(phrase)
    Self.tell([choice])
  }

  private func lose(_ error: KeypadError) async {
    await condition.keypadIsLost(error)
    StandardError.say(error.description, .keypad)
    // A wireless keypad falls asleep whenever nobody types on it: it is heard when it is back.
    if case .asleep = error { return }
    isMissing(error.phrase)
  }

  /// Tells the log which keypads there are, and how others are named.
  private static func tell(_ choices: [KeypadChoice]) {
    guard choices.contains(where: \.isDevice) else { return }
    let names = choices.map(\.description).joined(separator: " and ")
    StandardError.say(
      "keys come from \(names); hint: --keypad evdev:PATH names another, kodeoplaeser doctor --keypads lists them",
      .keypad)
  }
}
