// SPDX-License-Identifier: GPL-3.0-or-later
internal import Cryptography

extension Authenticator {
  /// What the device itself holds; `nil` where it makes no codes.
  public var device: CodeDevice? {
    guard let serial, let seed else { return nil }
    return CodeDevice(serial: serial, seed: seed)
  }

  /// Takes a code of the moment, once: `false` when it is wrong, lapsed or was taken before.
  mutating func spend(_ code: Secret, at now: Instant, limits: Limits) throws(CoreError) -> Bool {
    guard let device, let code = OneTimeCode(typed: code) else { return false }
    do throws(OneTimeCodeError) {
      let step = try device.generator(limits).match(
        code, at: now, drift: limits.readerCodeDrift, after: spentStep)
      spentStep = step ?? spentStep
      return step != nil
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
