// SPDX-License-Identifier: GPL-3.0-or-later

internal import CLinux

/// One event of an input device: `struct input_event` (the kernel's Documentation/input/input.rst).
public struct InputEvent: Equatable, Sendable {
  /// What an event is about.
  public enum Kind: Equatable, Sendable {
    /// A key: `code` is its number, `value` 0 for released, 1 for pressed, 2 for repeated. EV_KEY.
    case key
    /// The events before this one belong together. SYN_REPORT.
    case report
    /// The kernel lost events. SYN_DROPPED.
    case dropped
    /// Anything else.
    case other
  }

  /// What it is about.
  public let kind: Kind
  /// The number of the key; see `KeyCode`.
  public let code: UInt16
  /// What happened to the key.
  public let value: Int32
  /// When, by the clock of the device; see `EventDevice.useMonotonicTime`.
  public let time: Duration

  /// The bytes of one event on this machine, the unit in which an evdev file is read.
  public static var size: Int { clinux_input_event_size() }

  /// Decodes `size` bytes.
  public init(_ bytes: ArraySlice<UInt8>) {
    let event = unsafe bytes.withUnsafeBufferPointer { unsafe clinux_input_event_decode($0.baseAddress) }
    (code, value, time) = (event.code, event.value, .microseconds(event.microseconds))
    kind =
      switch (Int32(event.type), Int32(event.code)) {
      case (EV_KEY, _): .key
      case (EV_SYN, SYN_REPORT): .report
      case (EV_SYN, SYN_DROPPED): .dropped
      default: .other
      }
  }
}

/// An open file of evdev: /dev/input/event*.
public enum EventDevice {
  /// How a device is connected and whose product it is: `struct input_id`.
  public struct ID: Hashable, Sendable {
    /// `BUS_USB` and the others, see `InputBus`.
    public let bus: UInt16
    /// The vendor's number on that bus.
    public let vendor: UInt16
    /// The product's number with that vendor.
    public let product: UInt16

    /// An ID of these numbers.
    public init(bus: UInt16, vendor: UInt16, product: UInt16) {
      (self.bus, self.vendor, self.product) = (bus, vendor, product)
    }
  }

  /// Takes the device for this descriptor alone: ioctl EVIOCGRAB. EBUSY where another has it.
  public static func grab(_ descriptor: CInt) throws(SystemError) {
    guard clinux_evdev_grab(descriptor, true) == 0 else { throw .last }
  }

  /// Gives the device back to others, whoever still holds the descriptor.
  public static func ungrab(_ descriptor: CInt) { _ = clinux_evdev_grab(descriptor, false) }

  /// Lets the times of events go by CLOCK_MONOTONIC, which nobody sets: ioctl EVIOCSCLOCKID.
  public static func useMonotonicTime(_ descriptor: CInt) { _ = clinux_evdev_count_monotonic(descriptor) }

  /// The codes of the keys that the device can send: ioctl EVIOCGBIT(EV_KEY); none of what is no input device.
  public static func keys(_ descriptor: CInt) -> Set<UInt16> {
    var bits = [UInt8](repeating: 0, count: Int(KEY_MAX) / 8 + 1)
    let size = bits.count
    guard unsafe clinux_evdev_keys(descriptor, &bits, size) >= 0 else { return [] }
    var keys: Set<UInt16> = []
    for code in 0..<size * 8 where bits[code / 8] & (1 << (code % 8)) != 0 { keys.insert(UInt16(code)) }
    return keys
  }

  /// Its ID, or nil of what is no input device.
  public static func id(_ descriptor: CInt) -> ID? {
    var id = clinux_input_id()
    guard unsafe clinux_evdev_id(descriptor, &id) == 0 else { return nil }
    return ID(bus: id.bus, vendor: id.vendor, product: id.product)
  }

  /// What it calls itself; empty where it does not.
  public static func name(_ descriptor: CInt) -> String { text(clinux_input_name, descriptor) }

  /// Where it is plugged in, such as `usb-0000:00:14.0-2/input0`.
  public static func physicalPath(_ descriptor: CInt) -> String { text(clinux_input_path, descriptor) }

  /// What tells it from others of its make: the address of a Bluetooth device.
  public static func uniqueID(_ descriptor: CInt) -> String { text(clinux_input_unique, descriptor) }

  private static func text(_ which: clinux_input_text, _ descriptor: CInt) -> String {
    var bytes = [CChar](repeating: 0, count: 256)
    let room = bytes.count - 1
    guard unsafe clinux_evdev_text(descriptor, which, &bytes, room) > 0 else { return "" }
    return String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
