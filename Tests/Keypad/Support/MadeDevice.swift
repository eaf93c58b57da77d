// SPDX-License-Identifier: GPL-3.0-or-later
import CLinux
import Foundation
import Platform
import Testing

@testable import Keypad

/// A real input device of the kernel, made through uinput (the kernel's Documentation/input/uinput.rst).
final class MadeDevice {
  /// Whether this machine lets tests make input devices.
  static let isPossible = access("/dev/uinput", W_OK) == 0 && access("/dev/input", R_OK) == 0

  /// Its file, such as `/dev/input/event7`.
  let path: String
  private let descriptor: CInt

  // ioctl numbers of linux/uinput.h.
  private static let (create, destroy) = (UInt(0x5501), UInt(0x5502))
  private static let (setUp, setEventBit, setKeyBit) = (
    UInt(0x405C_5503), UInt(0x4004_5564), UInt(0x4004_5565)
  )
  private static let getSystemName = UInt(0x8040_552C)

  /// Makes the device; it is there when this returns.
  init(_ description: InputDeviceDescription) throws {
    descriptor = open("/dev/uinput", O_WRONLY | O_NONBLOCK | O_CLOEXEC)
    try #require(descriptor >= 0)
    try #require(ioctl(descriptor, Self.setEventBit, EV_KEY) == 0)
    for key in description.keys { try #require(ioctl(descriptor, Self.setKeyBit, CInt(key)) == 0) }
    // struct uinput_setup: struct input_id, 80 bytes of name, the number of force-feedback effects.
    var bytes: [UInt8] = []
    for number in [description.id.bus, description.id.vendor, description.id.product, 1] {
      withUnsafeBytes(of: number) { bytes += $0 }
    }
    let name = Array(description.name.utf8.prefix(79))
    bytes += name + [UInt8](repeating: 0, count: 84 - name.count)
    try #require(ioctl(descriptor, Self.setUp, &bytes) == 0)
    try #require(ioctl(descriptor, Self.create) == 0)
    path = try Self.file(of: descriptor)
  }

  /// The event file is a folder beside the device's attributes in sysfs.
  private static func file(of descriptor: CInt) throws -> String {
    var name = [UInt8](repeating: 0, count: 64)
    try #require(ioctl(descriptor, getSystemName, &name) > 0)
    let folder = "/sys/devices/virtual/input/" + String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)
    let event = try FileManager.default.contentsOfDirectory(atPath: folder).first { $0.hasPrefix("event") }
    return "/dev/input/" + (try #require(event))
  }

  deinit {
    _ = ioctl(descriptor, Self.destroy)
    close(descriptor)
  }

  func press(_ keys: [CInt]) {
    for key in keys {
      for value in [1, 0] as [Int32] {
        let bytes = inputEvent(EV_KEY, key, value) + inputEvent(EV_SYN, SYN_REPORT, 0)
        #expect(write(descriptor, bytes, bytes.count) == bytes.count)
      }
    }
  }
}
