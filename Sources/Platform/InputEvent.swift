// SPDX-License-Identifier: GPL-3.0-or-later

internal import CLinux

/// One event of an input device, without its time: `struct input_event` (the kernel's Documentation/input/input.rst).
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

  /// The bytes of one event on this machine, the unit in which an evdev file is read.
  public static var size: Int { clinux_input_event_size() }

  /// Decodes `size` bytes.
  public init(_ bytes: ArraySlice<UInt8>) {
    let event = unsafe bytes.withUnsafeBufferPointer { unsafe clinux_input_event_decode($0.baseAddress) }
    (code, value) = (event.code, event.value)
    kind =
      switch (Int32(event.type), Int32(event.code)) {
      case (EV_KEY, _): .key
      case (EV_SYN, SYN_REPORT): .report
      case (EV_SYN, SYN_DROPPED): .dropped
      default: .other
      }
  }
}

/// The numbers of keys on a numeric keypad: linux/input-event-codes.h.
public enum KeyCode {
  /// KEY_KP0 to KEY_KP9, in the order of their digits.
  public static let digits = [
    KEY_KP0, KEY_KP1, KEY_KP2, KEY_KP3, KEY_KP4, KEY_KP5, KEY_KP6, KEY_KP7, KEY_KP8, KEY_KP9,
  ].map(UInt16.init)
  /// KEY_KPPLUS.
  public static let plus = UInt16(KEY_KPPLUS)
  /// KEY_KPMINUS.
  public static let minus = UInt16(KEY_KPMINUS)
  /// KEY_KPASTERISK.
  public static let asterisk = UInt16(KEY_KPASTERISK)
  /// KEY_KPSLASH.
  public static let slash = UInt16(KEY_KPSLASH)
  /// KEY_KPDOT.
  public static let dot = UInt16(KEY_KPDOT)
  /// KEY_KPCOMMA, in the place of the dot on some keypads.
  public static let comma = UInt16(KEY_KPCOMMA)
  /// KEY_KPENTER.
  public static let enter = UInt16(KEY_KPENTER)
  /// KEY_A, which a keyboard has and a numeric keypad has not.
  public static let letterA = UInt16(KEY_A)
}

/// An open file of evdev: /dev/input/event*.
public enum EventDevice {
  /// Whether the device can send this key: ioctl EVIOCGBIT(EV_KEY). False for what is no input device.
  public static func hasKey(_ code: UInt16, _ descriptor: CInt) -> Bool {
    clinux_evdev_has_key(descriptor, code)
  }

  /// Takes the device for this descriptor alone: ioctl EVIOCGRAB. EBUSY where another has it.
  public static func grab(_ descriptor: CInt) throws(SystemError) {
    guard clinux_evdev_grab(descriptor, true) == 0 else { throw .last }
  }
}
