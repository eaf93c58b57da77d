// SPDX-License-Identifier: GPL-3.0-or-later
import Keypad
import Reader
import ServiceInterfaces
import Synchronization
import Testing
import Varlink

@testable import kodeoplaeserd

/// What the daemon makes of a keypad that goes and comes.
struct KeyTakingTests {
  @Test func `that the keypad goes and comes is heard, and status tells it`() async {
    let (path, keypad) = ("/dev/input/event3", ScriptedKeypad(.success([.evdev(path: "/dev/input/event3")])))
    let heard = Mutex<[String]>([])
    let condition = ReaderCondition(audio: "wav:x", keypad: keypad.beginning, named: nil)
    #expect(await condition.state.keypad == "evdev:\(path)")
    #expect(await condition.state.keypadCondition == .ready)
    let elsewhere = KeypadChoice.evdev(path: "/dev/input/event4")
    keypad.tell([
      .key(.plus), .lost(.gone(path: path)), .found(elsewhere), .lost(.asleep(path: path)),
      .chosen(elsewhere),
      .key(.minus),
    ])
    await KeyTaking(
      keypad: keypad, condition: condition,
      press: { key in heard.withLock { $0.append(String(key.character)) } },
      isMissing: { phrase in heard.withLock { $0.append(phrase.rawValue) } },
      isBack: { phrase in heard.withLock { $0.append(phrase.rawValue) } }
    ).run()
    // Keys wait for nothing, not for word of the keypad either; that a wireless one sleeps is not heard.
    #expect(heard.withLock(\.self) == ["+", "-", "errorKeypadGone", "keypadReady", "keypadChosen"])
    #expect(await condition.state.keypad == elsewhere.description)
    #expect(await condition.state.keypadCondition == .ready)
  }
}

/// Tells what it is given, and ends.
private final class ScriptedKeypad: Keypad {
  let beginning: Result<[KeypadChoice], KeypadError>
  let events: AsyncStream<KeypadEvent>
  private let continuation: AsyncStream<KeypadEvent>.Continuation
  private let script = Mutex<[KeypadEvent]>([])

  init(_ beginning: Result<[KeypadChoice], KeypadError>) {
    self.beginning = beginning
    (events, continuation) = AsyncStream.makeStream()
  }

  func tell(_ script: [KeypadEvent]) { self.script.withLock { $0 = script } }

  func handKeys(to take: @escaping @Sendable (Key) -> Void) {
    for event in script.withLock(\.self) {
      if case .key(let key) = event { take(key) } else { continuation.yield(event) }
    }
    continuation.finish()
  }

  func stop() { continuation.finish() }
}
