// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import Keypad
internal import Sound
internal import Speech

/// Digits being typed, up to as many as are wanted. Prints as dots.
public struct Entry: Sendable, CustomStringConvertible {
  /// How many digits are wanted.
  public let length: Int
  /// ASCII, in memory that is wiped at each change.
  private var digits = Secret([])

  /// Nothing typed yet.
  public init(length: Int) {
    self.length = length
  }

  /// How many were typed.
  public var count: Int { digits.count }
  /// Whether none was.
  public var isEmpty: Bool { digits.isEmpty }
  /// Whether all were.
  public var isFull: Bool { digits.count == length }

  /// The digits as ASCII, for saying a code back.
  var typed: [UInt8] { digits.revealed() }

  /// What was typed.
  var secret: Secret { digits }

  mutating func type(_ digit: UInt8) {
    guard !isFull else { return }
    digits = digits.appending(UInt8(ascii: "0") + digit)
  }

  mutating func takeLastBack() {
    digits = digits.prefix(max(0, digits.count - 1))
  }

  mutating func startAgain() {
    digits = Secret([])
  }

  public var description: String { String(repeating: "•", count: digits.count) }
}

/// Typing a PIN or a code.
extension Dialogue {
  mutating func type(_ gesture: Gesture?, _ key: Key, at now: Instant) -> [DialogueEffect] {
    switch gesture {
    case .digit: return digit(key)
    case .takeBack: return change { $0.takeLastBack() }
    case .startAgain: return change { $0.startAgain() }
    case .sayTyped: return sayTyped()
    case .leave: return leave()
    case .moreTime: return askMoreTime(at: now)
    case .silence: return []
    default: return say(.earcon(.error))
    }
  }

  private mutating func digit(_ key: Key) -> [DialogueEffect] {
    guard let digit = key.digit else { return [] }
    switch place {
    case .pin(let pending, var entry):
      entry.type(digit.value)
      place = .pin(pending, entry)
      guard entry.isFull else { return say(.earcon(.click)) }
      return say(.earcon(.click))
        + ask(
          asksPINHere(of: pending)
            ? .personal(.open(pin: entry.secret)) : .open(pending.id, pin: entry.secret))
    case .code(let pending, var entry):
      entry.type(digit.value)
      place = .code(pending, entry)
      return say(.typed([entry.typed.last].compactMap(\.self)))
        + (entry.isFull ? ask(.bind(pending.id, code: entry.secret)) : [])
    case .setup(var setup):
      setup.entry.type(digit.value)
      place = .setup(setup)
      return say(.earcon(.click)) + (setup.entry.isFull ? finishPIN(setup) : [])
    case .unblocking(var unblocking):
      unblocking.entry.type(digit.value)
      place = .unblocking(unblocking)
      return say(.earcon(.click)) + (unblocking.entry.isFull ? finishPIN(unblocking) : [])
    case .personal(var menu):
      menu.entry?.type(digit.value)
      place = .personal(menu)
      return say(.earcon(.click)) + (menu.entry?.isFull ?? false ? finishPIN(menu) : [])
    case .userPIN(var opening):
      opening.entry.type(digit.value)
      place = .userPIN(opening)
      return say(.earcon(.click))
        + (opening.entry.isFull ? ask(.personal(.open(pin: opening.entry.secret))) : [])
    default: return []
    }
  }

  private mutating func change(_ edit: (inout Entry) -> Void) -> [DialogueEffect] {
    switch place {
    case .pin(let pending, var entry):
      edit(&entry)
      place = .pin(pending, entry)
      return say(.earcon(.click), typed(entry.count))
    case .code(let pending, var entry):
      edit(&entry)
      place = .code(pending, entry)
      return sayTyped()
    case .setup(var setup):
      edit(&setup.entry)
      place = .setup(setup)
      return say(.earcon(.click)) + sayTyped()
    case .unblocking(var unblocking):
      edit(&unblocking.entry)
      place = .unblocking(unblocking)
      return say(.earcon(.click)) + sayTyped()
    case .personal(var menu):
      guard var entry = menu.entry else { return [] }
      edit(&entry)
      menu.entry = entry
      place = .personal(menu)
      return say(.earcon(.click)) + sayTyped()
    case .userPIN(var opening):
      edit(&opening.entry)
      place = .userPIN(opening)
      return say(.earcon(.click)) + sayTyped()
    default: return []
    }
  }

  /// How many digits have been typed.
  private func typed(_ count: Int) -> Speakable {
    count == 0 ? .phrase(.nothingTyped) : .phrase(.digitsTyped, ["count": .number(count)])
  }

  /// What has been typed: a code's digits, a PIN's number of digits.
  private mutating func sayTyped() -> [DialogueEffect] {
    switch place {
    case .pin(_, let entry): say(typed(entry.count))
    case .setup(let setup): say(typed(setup.entry.count))
    case .unblocking(let unblocking):
      say(typed(unblocking.entry.count))
    case .personal(let menu): say(typed(menu.entry?.count ?? 0))
    case .userPIN(let opening): say(typed(opening.entry.count))
    case .code(_, let entry) where entry.isEmpty: say(typed(0))
    case .code(_, let entry): say(.typed(entry.typed))
    default: []
    }
  }

  private mutating func leave() -> [DialogueEffect] {
    if case .setup(let setup) = place { return goBack(setup) }
    if case .unblocking = place { return leaveUnblocking() }
    if case .personal(let menu) = place { return leave(menu) }
    if case .userPIN(let opening) = place { return leaveUserPIN(opening) }
    guard var pending = place.pending else { return [] }
    (pending.isAskerNamed, pending.isOpenedHere) = (false, false)
    place = .waiting(pending)
    return say(.phrase(.left))
  }
}
