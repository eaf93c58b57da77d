// SPDX-License-Identifier: GPL-3.0-or-later

import Platform

/// Decodes the events of an input device (the kernel's Documentation/input/event-codes.rst).
///
/// Keypads differ: some send the digits above the letters, or plus as `=` with a shift key; some have a Num Lock of their own and
/// send arrows while it is off, or press Num Lock around each key. All of it is the same key here.
package struct EvdevDecoder: KeyDecoder {
  /// The values of an event by which a key goes up and down; repeats have another, and are ignored.
  private static let (released, pressed): (Int32, Int32) = (0, 1)

  /// A keypad that presses Num Lock itself holds it for some milliseconds, a person for longer.
  private static let shortestNumLock = Duration.milliseconds(40)

  private static let keys: [UInt16: Key] = {
    var keys: [UInt16: Key] = [KeyCode.plus: .plus, KeyCode.backspace: .backspace]
    let others: [(Key, [UInt16])] = [
      (.minus, KeyCode.minus), (.star, KeyCode.star), (.slash, KeyCode.slash), (.dot, KeyCode.dot),
      (.enter, KeyCode.enter),
    ]
    for (key, codes) in others { for code in codes { keys[code] = key } }
    let rows = [
      KeyCode.digits, KeyCode.rowDigits, KeyCode.telephoneDigits, KeyCode.digitsWithoutNumLock,
    ]
    for row in rows {
      for (value, code) in row.enumerated() {
        if let digit = Digit(value: UInt8(value)) { keys[code] = .digit(digit) }
      }
    }
    return keys
  }()

  private static let shiftedKeys: [UInt16: Key] = [KeyCode.equal: .plus, KeyCode.eight: .star]

  /// Whether the device is a keyboard that a key chose, which Escape gives back.
  private let isChosen: Bool
  /// The beginning of an event whose end was not read yet.
  private var rest: [UInt8] = []
  /// Whether the kernel has lost events: those up to the next report are incomplete, and ignored.
  private var isDropping = false
  private var heldShifts: Set<UInt16> = []
  /// Whether a key went down since the shift key did.
  private var isShiftUsed = false
  private var numLockPressed: Duration?
  private var spacing = PlusSpacing()

  package init(isChosen: Bool = false) { self.isChosen = isChosen }

  package mutating func decode(_ bytes: [UInt8]) -> [KeyStep] {
    rest += bytes
    let size = InputEvent.size
    var steps: [KeyStep] = []
    var start = 0
    while rest.count - start >= size {
      if let step = step(after: InputEvent(rest[start..<start + size])) { steps.append(step) }
      start += size
    }
    rest.removeFirst(start)
    return steps
  }

  private mutating func step(after event: InputEvent) -> KeyStep? {
    switch event.kind {
    case .dropped:
      (isDropping, heldShifts, numLockPressed) = (true, [], nil)
    case .report: isDropping = false
    case .key where isDropping || !KeyCode.isKey(event.code): break
    case .key where event.value == Self.pressed: return press(event.code, at: event.time).map(KeyStep.key)
    case .key where event.value == Self.released: return release(event.code, at: event.time)
    case .key, .other: break
    }
    return nil
  }

  private mutating func press(_ code: UInt16, at time: Duration) -> Key? {
    if KeyCode.shifts.contains(code) {
      heldShifts.insert(code)
      isShiftUsed = false
      return nil
    }
    isShiftUsed = true
    if code == KeyCode.numLock {
      numLockPressed = time
      return nil
    }
    if code == KeyCode.escape, isChosen { return nil }
    let shifted = heldShifts.isEmpty ? nil : Self.shiftedKeys[code]
    let key = shifted ?? Self.keys[code] ?? .other
    return key != .plus || spacing.accepts(at: time) ? key : nil
  }

  private mutating func release(_ code: UInt16, at time: Duration) -> KeyStep? {
    switch code {
    case KeyCode.plus, KeyCode.equal: spacing.release(at: time)
    case KeyCode.escape where isChosen: return .giveBack
    case KeyCode.numLock:
      defer { numLockPressed = nil }
      if let numLockPressed, time - numLockPressed >= Self.shortestNumLock { return .key(.other) }
    case _ where KeyCode.shifts.contains(code):
      let isAlone = heldShifts.remove(code) != nil && !isShiftUsed
      return isAlone ? .key(.other) : nil
    default: break
    }
    return nil
  }
}

/// Decodes the events of a keyboard that may become a keypad: whether plus of its keypad was pressed, or letters are typed on it.
/// Nothing else is kept.
struct ProposalDecoder: Sendable {
  /// What a device shows by its events.
  enum Sign { case chosen, isForWriting }

  private var rest: [UInt8] = []
  private var isPlusDown = false

  /// The first sign there is. Plus counts when it is released: a device that is grabbed while a key is down leaves others with a
  /// key that never goes up.
  mutating func sign(in bytes: [UInt8]) -> Sign? {
    rest += bytes
    let size = InputEvent.size
    defer { rest.removeFirst(rest.count - rest.count % size) }
    for start in stride(from: 0, through: rest.count - size, by: size) {
      let event = InputEvent(rest[start..<start + size])
      if event.kind == .dropped { isPlusDown = false }
      guard event.kind == .key else { continue }
      if event.value != 0 {
        if KeyCode.isForWriting(event.code) { return .isForWriting }
        isPlusDown = event.code == KeyCode.plus
      } else if event.code == KeyCode.plus, isPlusDown {
        return .chosen
      }
    }
    return nil
  }
}
