// SPDX-License-Identifier: GPL-3.0-or-later
import Platform
import Testing

@testable import Keypad

/// The list of input devices that the kernel has for everybody.
struct InputDeviceListTests {
  @Test func `the devices of the list are those that were written into it`() throws {
    let devices = DescribedDevice.all.map(\.description)
    let text = devices.enumerated().map { Self.paragraph($1, event: $0) }.joined(separator: "\n\n")
    let list = InputDeviceList(text, sysfs: "/none")
    #expect(list.entries.map(\.path) == devices.indices.map { "/dev/input/event\($0)" })
    for (read, written) in zip(list.entries.map(\.description), devices) {
      #expect(read.keys == written.keys)
      #expect(read.identity == written.identity)
      #expect(read.name == written.name)
    }
  }

  @Test(arguments: ["", "\n\n", "I: Bus=0003\nH: Handlers=js0", "B: KEY=xyz\nH: Handlers="])
  func `what has no file is no device`(text: String) {
    #expect(InputDeviceList(text).entries.isEmpty)
  }

  /// As /proc/bus/input/devices has it.
  private static func paragraph(_ device: InputDeviceDescription, event: Int) -> String {
    func hex(_ number: UInt16) -> String {
      let digits = String(number, radix: 16)
      return String(repeating: "0", count: 4 - digits.count) + digits
    }
    var words = [UInt](repeating: 0, count: 12)
    for key in device.keys { words[Int(key) / UInt.bitWidth] |= 1 << UInt(Int(key) % UInt.bitWidth) }
    while words.count > 1, words.last == 0 { words.removeLast() }
    return """
      I: Bus=\(hex(device.id.bus)) Vendor=\(hex(device.id.vendor)) Product=\(hex(device.id.product)) Version=0110
      N: Name="\(device.name)"
      P: Phys=\(device.physicalPath)
      S: Sysfs=/devices/virtual/input/input\(event)
      U: Uniq=\(device.uniqueID)
      H: Handlers=sysrq kbd leds event\(event)
      B: PROP=0
      B: EV=120013
      B: KEY=\(words.reversed().map { String($0, radix: 16) }.joined(separator: " "))
      """
  }
}
