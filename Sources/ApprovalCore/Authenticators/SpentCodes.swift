// SPDX-License-Identifier: GPL-3.0-or-later
internal import Cryptography
internal import OneTimeCodes

/// What a code given to the core is worth.
enum CodeVerdict: Equatable {
  case holds, wrong
  /// It was good, and is spent.
  case replayed
}

extension Authenticator {
  /// What the device itself holds; `nil` where it makes no codes.
  public var device: CodeDevice? {
    guard kind.isCodeDevice, let serial, let seed else { return nil }
    return CodeDevice(serial: serial, seed: seed, movingFactor: movingFactor)
  }

  /// Takes a code of the device's own, once.
  mutating func spend(_ code: Secret, at reading: ClockReading, limits: Limits) throws(CoreError)
    -> CodeVerdict
  {
    guard let device, let code = OneTimeCode(typed: code) else { return .wrong }
    do throws(OneTimeCodeError) {
      return switch movingFactor {
      case .time: try spend(code, of: device, at: reading, limits)
      case .counter: try spend(code, of: device, limits)
      }
    } catch {
      throw .oneTimeCode(error)
    }
  }

  /// One step of drift either way from the wall clock, each code once (RFC 6238 §5.2).
  private mutating func spend(
    _ code: OneTimeCode, of device: CodeDevice, at reading: ClockReading, _ limits: Limits
  ) throws(OneTimeCodeError) -> CodeVerdict {
    let totp = try device.generator(limits)
    let steps = totp.steps(around: reading.wall.seconds, drift: limits.readerCodeDrift)
    var isSpent = false
    for step in steps where try totp.generator.code(at: step) == code {
      guard !spentSteps.contains(step) else {
        isSpent = true
        continue
      }
      spentSteps.spend(step, window: UInt64(steps.count - 1), at: reading, limits)
      return .holds
    }
    return isSpent ? .replayed : .wrong
  }

  /// Presses of the button that went nowhere are skipped; the counter never goes back (RFC 4226 §7.2, §7.4).
  private mutating func spend(_ code: OneTimeCode, of device: CodeDevice, _ limits: Limits)
    throws(OneTimeCodeError) -> CodeVerdict
  {
    let (hotp, window) = (try device.counting(limits), limits.counterWindow)
    if let counter = try hotp.match(code, from: codeCounter, window: window) {
      codeCounter = counter + 1
      return .holds
    }
    let earlier = codeCounter - min(codeCounter, UInt64(window))
    return try hotp.match(code, from: earlier, window: Int(codeCounter - earlier)) == nil ? .wrong : .replayed
  }

  /// Finds a counting device again that ran far ahead, by two codes in a row (RFC 4226 §7.4).
  mutating func resynchronise(_ first: Secret, _ second: Secret, limits: Limits) throws(CoreError) -> Bool {
    guard let device, let first = OneTimeCode(typed: first), let second = OneTimeCode(typed: second) else {
      return false
    }
    do throws(OneTimeCodeError) {
      let hotp = try device.counting(limits)
      let end = codeCounter + UInt64(limits.resynchronisationWindow)
      var from = codeCounter
      while from < end, let counter = try hotp.match(first, from: from, window: Int(end - from)) {
        if try hotp.code(at: counter + 1) == second {
          codeCounter = counter + 2
          return true
        }
        from = counter + 1
      }
      return false
    } catch {
      throw .oneTimeCode(error)
    }
  }
}

extension OneTimeCode {
  /// A code from the bytes that were typed; `nil` when they are not digits.
  init?(typed secret: Secret) {
    self.init(typed: String(decoding: secret.revealed(), as: UTF8.self))
  }
}

/// The time steps whose codes are spent (RFC 6238 §5.2): each accepted one, for ever, whatever the wall clock does.
///
/// While the wall clock runs on, every earlier step is spent with the one that is accepted, so that there is one range and
/// its end is the highest step. A clock that was set begins another range: what was accepted stays spent, and the steps
/// between are good when the clock comes to them.
public struct SpentSteps: Hashable, Sendable {
  /// In ascending order; no two overlap or touch.
  private(set) var ranges: [ClosedRange<UInt64>] = []
  /// How far the wall clock was ahead of the core's time when a step was accepted last.
  private var wallAhead: Duration?

  /// Most ranges kept; of more, the two that are nearest to each other become one, with the steps between.
  static let mostRanges = 32

  /// None.
  public init() {}

  /// Whether the step's code was accepted, or is too early to be.
  func contains(_ step: UInt64) -> Bool {
    ranges.contains { $0.contains(step) }
  }

  /// Spends the step of a code that is accepted, the `window` steps before it, and all since the last one where the wall
  /// clock ran on from there.
  mutating func spend(_ step: UInt64, window: UInt64, at reading: ClockReading, _ limits: Limits) {
    let ranOn = wallAhead.map { ($0 - reading.wallAhead).magnitude <= limits.clockTolerance } ?? false
    let first = step - min(step, window)
    let before = ranOn ? ranges.last { $0.upperBound < step } : nil
    insert(min(first, before?.lowerBound ?? first)...step)
    wallAhead = reading.wallAhead
    while ranges.count > Self.mostRanges { joinNearest() }
  }

  private mutating func insert(_ new: ClosedRange<UInt64>) {
    var joined = new
    var apart: [ClosedRange<UInt64>] = []
    for range in ranges {
      if range.lowerBound.isAtMostOneOver(joined.upperBound),
        joined.lowerBound.isAtMostOneOver(range.upperBound)
      {
        joined = min(range.lowerBound, joined.lowerBound)...max(range.upperBound, joined.upperBound)
      } else {
        apart.append(range)
      }
    }
    ranges = (apart + [joined]).sorted { $0.lowerBound < $1.lowerBound }
  }

  private mutating func joinNearest() {
    let gaps = zip(ranges, ranges.dropFirst()).map { $1.lowerBound - $0.upperBound }
    guard let place = gaps.indices.min(by: { gaps[$0] < gaps[$1] }) else { return }
    insert(ranges[place].lowerBound...ranges[place + 1].upperBound)
  }
}

extension UInt64 {
  fileprivate func isAtMostOneOver(_ other: UInt64) -> Bool {
    self <= other || self - other == 1
  }
}

// MARK: - As text

extension SpentSteps {
  /// As it is kept: `0-1402000 24800123-24800125 @-3000`, the last in milliseconds.
  public var text: String {
    let spans = ranges.map { "\($0.lowerBound)-\($0.upperBound)" }
    return (spans + (wallAhead.map { ["@\($0.wholeMilliseconds)"] } ?? [])).joined(separator: " ")
  }

  /// What was kept; `nil` where it is no such text.
  public init?(text: String) {
    for word in text.split(separator: " ") {
      if word.hasPrefix("@") {
        guard let milliseconds = Int64(word.dropFirst()) else { return nil }
        wallAhead = .milliseconds(milliseconds)
        continue
      }
      let bounds = word.split(separator: "-", omittingEmptySubsequences: false).map { UInt64($0) }
      guard bounds.count == 2, let first = bounds[0], let last = bounds[1], first <= last else { return nil }
      insert(first...last)
    }
  }
}
