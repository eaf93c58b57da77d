// SPDX-License-Identifier: GPL-3.0-or-later

import Platform

/// Decodes the events of an input device (the kernel's Documentation/input/event-codes.rst).
struct EvdevDecoder: KeyDecoder {
  /// The value of an event by which a key goes down; releases and repeats are ignored.
  private static let pressed: Int32 = 1

  private static let keys: [UInt16: Key] = {
    var keys: [UInt16: Key] = [
      KeyCode.plus: .plus, KeyCode.minus: .minus, KeyCode.asterisk: .star, KeyCode.slash: .slash,
      KeyCode.dot: .dot, KeyCode.comma: .dot, KeyCode.enter: .enter,
    ]
    for (value, code) in KeyCode.digits.enumerated() {
      if let digit = Digit(value: UInt8(value)) { keys[code] = .digit(digit) }
    }
    return keys
  }()

  /// The beginning of an event whose end was not read yet.
  private var rest: [UInt8] = []
  /// Whether the kernel has lost events: those up to the next report are incomplete, and ignored.
  private var isDropping = false

  mutating func decode(_ bytes: [UInt8]) -> [KeyStep] {
    rest += bytes
    let size = InputEvent.size
    var keys: [KeyStep] = []
    var start = 0
    while rest.count - start >= size {
      if let key = key(of: InputEvent(rest[start..<start + size])) { keys.append(.key(key)) }
      start += size
    }
    rest.removeFirst(start)
    return keys
  }

  private mutating func key(of event: InputEvent) -> Key? {
    switch event.kind {
    case .dropped: isDropping = true
    case .report: isDropping = false
    case .key where event.value == Self.pressed && !isDropping: return Self.keys[event.code]
    case .key, .other: break
    }
    return nil
  }
}
