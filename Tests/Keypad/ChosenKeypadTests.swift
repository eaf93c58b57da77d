// SPDX-License-Identifier: GPL-3.0-or-later
import CLinux
import Platform
import Testing

@testable import Keypad

/// Keyboards that become keypads by a key on them, and several keypads at a time.
@Suite(.timeLimit(.minutes(20))) struct ChosenKeypadTests {
  private let sockets = Sockets()

  @Test func `a keypad that lists a keyboard is taken once plus was pressed on it, and not grabbed before`()
    async throws
  {
    let plug = try sockets.plugIn(.padListingKeyboard)
    #expect(throws: KeypadError.notChosen(paths: [sockets.path])) { try EvdevKeypad(sockets, waits: false) }
    let keypad = try EvdevKeypad(sockets, waits: true)
    var events = keypad.events.makeAsyncIterator()
    #expect(await events.next() == .lost(.notChosen(paths: [sockets.path])))
    #expect(sockets.grabbed == [])
    plug.press([KEY_KP1, KEY_KPENTER, KEY_KPPLUS])
    #expect(await events.next() == .chosen(.evdev(path: sockets.path)))
    #expect(sockets.grabbed == [sockets.path])
    plug.press([KEY_KP7])
    #expect(await events.next() == .key(.digit(7)))
    keypad.stop()
  }

  @Test func `a chosen keypad is taken by itself ever after in its place, and asked for in another`()
    async throws
  {
    var plug = try sockets.plugIn(.padListingKeyboard)
    let keypad = try EvdevKeypad(sockets, waits: true, settling: .milliseconds(1))
    var events = keypad.events.makeAsyncIterator()
    #expect(await events.next() == .lost(.notChosen(paths: [sockets.path])))
    plug.press([KEY_KPPLUS])
    #expect(await events.next() == .chosen(.evdev(path: sockets.path)))
    plug.pull()
    #expect(await events.next() == .lost(.gone(path: sockets.path)))
    plug = try sockets.plugIn(.padListingKeyboard)
    #expect(await events.next() == .found(.evdev(path: sockets.path)))
    plug.pull()
    #expect(await events.next() == .lost(.gone(path: sockets.path)))
    _ = try sockets.plugIn(.described("pad-listing-a-keyboard-and-media"), at: 1)
    #expect(await events.next() == .lost(.notChosen(paths: [sockets.path(1)])))
    keypad.stop()
    let next = try EvdevKeypad(sockets, waits: true)
    #expect(next.beginning == .failure(.notChosen(paths: [sockets.path(1)])))
    next.stop()
  }

  @Test func `a keyboard that letters are typed on is somebody's, and its plus chooses nothing`() async throws
  {
    let (keyboard, pad) = (
      try sockets.plugIn(.described("full-size-usb-keyboard")), try sockets.plugIn(.padListingKeyboard, at: 1)
    )
    let keypad = try EvdevKeypad(sockets, waits: true)
    var events = keypad.events.makeAsyncIterator()
    #expect(await events.next() == .lost(.notChosen(paths: [sockets.path, sockets.path(1)])))
    keyboard.press([KEY_L, KEY_S, KEY_ENTER])
    keyboard.press([KEY_KP1, KEY_KPPLUS])
    pad.press([KEY_KPPLUS])
    #expect(await events.next() == .chosen(.evdev(path: sockets.path(1))))
    #expect(sockets.grabbed == [sockets.path(1)])
    keypad.stop()
  }

  @Test func `a keyboard that stood beside a keypad is not proposed when that is unplugged`() async throws {
    let plug = try sockets.plugIn()
    _ = try sockets.plugIn(.described("full-size-usb-keyboard"), at: 1)
    let keypad = try EvdevKeypad(sockets, waits: false, settling: .milliseconds(1))
    #expect(keypad.beginning == .success([.evdev(path: sockets.path)]))
    var events = keypad.events.makeAsyncIterator()
    plug.pull()
    #expect(await events.next() == .lost(.gone(path: sockets.path)))
    _ = try sockets.plugIn(.padListingKeyboard, at: 2)
    #expect(await events.next() == .lost(.notChosen(paths: [sockets.path(2)])))
    keypad.stop()
  }

  @Test func `Escape gives a chosen keyboard back, and it is asked for again`() async throws {
    let plug = try sockets.plugIn(.padListingKeyboard)
    let keypad = try EvdevKeypad(sockets, waits: true)
    var events = keypad.events.makeAsyncIterator()
    #expect(await events.next() == .lost(.notChosen(paths: [sockets.path])))
    plug.press([KEY_KPPLUS])
    #expect(await events.next() == .chosen(.evdev(path: sockets.path)))
    #expect(sockets.remembered.count == 1)
    plug.press([KEY_ESC])
    #expect(await events.next() == .lost(.notChosen(paths: [sockets.path])))
    #expect(sockets.remembered == [])
    plug.press([KEY_KPPLUS])
    #expect(await events.next() == .chosen(.evdev(path: sockets.path)))
    keypad.stop()
  }

  @Test func `several keypads are one, and the last that goes is told as gone`() async throws {
    let plugs = [try sockets.plugIn(), try sockets.plugIn(.described("own-num-lock"), at: 1)]
    let keypad = try EvdevKeypad(sockets, waits: false)
    #expect(keypad.beginning == .success([.evdev(path: sockets.path), .evdev(path: sockets.path(1))]))
    var events = keypad.events.makeAsyncIterator()
    for (plug, key) in [(plugs[0], KEY_KP1), (plugs[1], KEY_UP)] {
      plug.press([key])
      #expect(await events.next() == .key(.digit(key == KEY_UP ? 8 : 1)))
    }
    plugs[0].pull()
    #expect(await events.next() == .left(.evdev(path: sockets.path)))
    let third = try sockets.plugIn(at: 2)
    #expect(await events.next() == .found(.evdev(path: sockets.path(2))))
    third.press([KEY_KPMINUS])
    #expect(await events.next() == .key(.minus))
    third.pull()
    #expect(await events.next() == .left(.evdev(path: sockets.path(2))))
    plugs[1].pull()
    #expect(await events.next() == .lost(.gone(path: sockets.path(1))))
    keypad.stop()
  }

  @Test func `a wireless keypad that goes is asleep, and comes back`() async throws {
    let pad = InputDeviceDescription.described("bluetooth-digits-alone")
    var plug = try sockets.plugIn(pad)
    let keypad = try EvdevKeypad(sockets, waits: false)
    var events = keypad.events.makeAsyncIterator()
    plug.pull()
    #expect(await events.next() == .lost(.asleep(path: sockets.path)))
    plug = try sockets.plugIn(pad)
    #expect(await events.next() == .found(.evdev(path: sockets.path)))
    plug.press([KEY_KP3])
    #expect(await events.next() == .key(.digit(3)))
    keypad.stop()
  }

  @Test func `a plus that comes too soon is none, waits where it may, and moves the time on`() {
    var spacing = PlusSpacing()
    #expect(spacing.wait(at: .zero) == .zero)
    let taken = [0, 150, 349, 550].map { spacing.accepts(at: .milliseconds($0)) }
    #expect(taken == [true, false, false, true])
    #expect(spacing.wait(at: .milliseconds(600)) == .milliseconds(150))
  }
}
