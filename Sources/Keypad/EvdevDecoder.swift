// SPDX-License-Identifier: GPL-3.0-or-later
import CLinux

/// Turns `struct input_event` records into keys (the kernel's Documentation/input/event-codes.rst).
struct EvdevDecoder: KeyDecoder {
  /// What a key's event may say: 0 released, 1 pressed, 2 repeated. Only a press counts.
  private static let pressed: Int32 = 1

  private static let keys: [UInt16: Key] = [
    UInt16(KEY_KP0): .digit(0), UInt16(KEY_KP1): .digit(1), UInt16(KEY_KP2): .digit(2),
    UInt16(KEY_KP3): .digit(3), UInt16(KEY_KP4): .digit(4), UInt16(KEY_KP5): .digit(5),
    UInt16(KEY_KP6): .digit(6), UInt16(KEY_KP7): .digit(7), UInt16(KEY_KP8): .digit(8),
    UInt16(KEY_KP9): .digit(9), UInt16(KEY_KPPLUS): .plus, UInt16(KEY_KPMINUS): .minus,
    UInt16(KEY_KPASTERISK): .star, UInt16(KEY_KPSLASH): .slash, UInt16(KEY_KPDOT): .dot,
    UInt16(KEY_KPCOMMA): .dot, UInt16(KEY_KPENTER): .enter,
  ]

  private var rest: [UInt8] = []
  /// After SYN_DROPPED the kernel has lost events; what comes before the next SYN_REPORT is a torso.
  private var isDropping = false

  mutating func decode(_ bytes: [UInt8]) -> [KeyStep] {
    rest += bytes
    let size = clinux_input_event_size()
    var keys: [KeyStep] = []
    var start = 0
    while rest.count - start >= size {
      let event = unsafe rest[start..<start + size].withUnsafeBufferPointer {
        unsafe clinux_input_event_decode($0.baseAddress)
      }
      if let key = key(of: event) { keys.append(.key(key)) }
      start += size
    }
    rest.removeFirst(start)
    return keys
  }

  private mutating func key(of event: clinux_input_event) -> Key? {
    switch Int32(event.type) {
    case EV_SYN:
      isDropping = Int32(event.code) == SYN_DROPPED || (isDropping && Int32(event.code) != SYN_REPORT)
      return nil
    case EV_KEY where event.value == Self.pressed && !isDropping:
      return Self.keys[event.code]
    default:
      return nil
    }
  }
}
