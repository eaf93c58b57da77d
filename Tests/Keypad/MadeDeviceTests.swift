// SPDX-License-Identifier: GPL-3.0-or-later
import CLinux
import Foundation
import Platform
import Synchronization
import Testing

@testable import Keypad

/// The same on real devices of the kernel, where tests may make them.
@Suite(
  .serialized, .timeLimit(.minutes(20)),
  .enabled(if: MadeDevice.isPossible, "/dev/uinput cannot be written here: no input device is made"))
struct MadeDeviceTests {
  @Test(arguments: DescribedDevice.all)
  func `a device that the kernel has says of itself what it is`(device: DescribedDevice) throws {
    let made = try MadeDevice(device.description)
    let descriptor = open(made.path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    try #require(descriptor >= 0)
    let described = InputDevice(taking: descriptor, path: made.path).description
    #expect(described.keys == device.description.keys)
    #expect(described.id == device.description.id)
    #expect(described.name == device.description.name)
    // sysfs says of no made device that it is fixed.
    if !device.description.isFixed { #expect(described.use.rawValue == device.use) }
  }

  @Test func `a keypad that lists a keyboard is grabbed by its plus, and typed on by nobody else`()
    async throws
  {
    let made = try MadeDevice(.padListingKeyboard)
    let chosen = KeptInMemory()
    let keypad = try EvdevKeypad(EvdevSource(chosen: chosen), waits: true)
    var events = keypad.events.makeAsyncIterator()
    guard case .lost(.notChosen(let paths)) = await events.next() else {
      // A machine with a numeric keypad of its own asks for none.
      return keypad.stop()
    }
    #expect(paths.contains(made.path))
    made.press([KEY_KPPLUS])
    #expect(await events.next() == .chosen(.evdev(path: made.path)))
    #expect(chosen.identities().map(\.id) == [InputDeviceDescription.padListingKeyboard.id])
    #expect(throws: KeypadError.inUse(path: made.path)) {
      try EvdevKeypad(EvdevSource(path: made.path), waits: false)
    }
    made.press([KEY_KP4])
    #expect(await events.next() == .key(.digit(4)))
    made.press([KEY_ESC])
    #expect(await events.next() == .lost(.notChosen(paths: paths)))
    made.press([KEY_KPPLUS])
    #expect(await events.next() == .chosen(.evdev(path: made.path)))
    keypad.stop()
  }
}

/// Keeps what was chosen as long as a test lasts.
final class KeptInMemory: ChosenKeypads {
  private let kept = Mutex<[DeviceIdentity]>([])

  func identities() -> [DeviceIdentity] { kept.withLock(\.self) }

  func keep(_ identities: [DeviceIdentity]) { kept.withLock { $0 = identities } }
}
