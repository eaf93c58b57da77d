// SPDX-License-Identifier: GPL-3.0-or-later
import Keypad
import ServiceInterfaces
import Sound
import Testing
import Varlink

@testable import kodeoplaeserd

/// How devices stand, as `status` tells it.
struct ConditionTests {
  @Test(
    arguments: [
      (nil, ReaderInterface.Condition.ready), (.busy(output: "x"), .busy), (.missing(output: "x"), .none),
      (.gone(output: "x"), .gone), (.muted(output: "x"), .ready), (.stuck(output: "x"), .gone),
    ] as [(SoundError?, ReaderInterface.Condition)])
  func `an output that another program holds is not gone`(
    trouble: SoundError?, condition: ReaderInterface.Condition
  ) {
    #expect(ReaderInterface.Condition(trouble) == condition)
  }

  @Test(arguments: [
    (KeypadError.notFound(path: "x"), ReaderInterface.Condition.none), (.inUse(path: "x"), .busy),
    (.notAllowed(path: "x"), .gone), (.asleep(path: "x"), .gone), (.notChosen(paths: []), .none),
  ])
  func `a keypad that was never found has no name, and is not gone`(
    trouble: KeypadError, condition: ReaderInterface.Condition
  ) async {
    let reader = ReaderCondition(audio: "wav:x", keypad: .failure(trouble), named: nil)
    #expect(await reader.state.keypad == "none")
    #expect(await reader.state.keypadCondition == condition)
  }

  @Test func `a keypad that was found by itself is named`() async {
    let found = KeypadChoice.evdev(path: "/dev/input/event3")
    let reader = ReaderCondition(audio: "wav:x", keypad: .success([found]), named: nil)
    #expect(await reader.state.keypad == "evdev:/dev/input/event3")
    await reader.keypadIsLost(.gone(path: "/dev/input/event3"))
    #expect(await reader.state.keypadCondition == .gone)
    await reader.keypadIsLost(.notFound(path: "/dev/input"))
    #expect(await reader.state.keypadCondition == .gone)
  }

  @Test func `several keypads are all named, and one that goes is no more`() async {
    let keypads = [KeypadChoice.evdev(path: "/dev/input/event3"), .evdev(path: "/dev/input/event5")]
    let reader = ReaderCondition(audio: "wav:x", keypad: .success(keypads), named: nil)
    #expect(await reader.state.keypad == "evdev:/dev/input/event3, evdev:/dev/input/event5")
    await reader.keypadIsGone(keypads[0])
    #expect(await reader.state.keypad == "evdev:/dev/input/event5")
    #expect(await reader.state.keypadCondition == .ready)
  }
}
