// SPDX-License-Identifier: GPL-3.0-or-later

internal import Cryptography

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
    let steps = totp.steps(around: reading.wall, drift: limits.readerCodeDrift)
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
