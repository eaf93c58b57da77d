// SPDX-License-Identifier: GPL-3.0-or-later
internal import Cryptography

extension Authenticator {
  /// Why it may not be used at `now`; `nil` when it may.
  public func obstacle(at now: Instant) -> Refusal? {
    switch state {
    case .active: lockedUntil.flatMap { now < $0 ? .locked(until: $0) : nil }
    case .blocked: blockReason == .request ? .blockedOnRequest : .blocked
    case .ordered, .deleted: .noAuthenticator
    }
  }

  /// Whether the next lock blocks it, which is said before the last try.
  func isBeforeBlock(_ limits: Limits) -> Bool {
    locksInARow + 1 >= limits.locksBeforeBlock
  }

  /// Makes `pin` the one that opens this authenticator.
  mutating func setPIN(_ pin: PIN) throws(CoreError) {
    pinVerifier = try verifier(of: pin.secret)
  }

  /// Judges a PIN: `nil` when it is right.
  ///
  /// Three wrong ones lock, a second lock in a row blocks. A six-digit PIN has too few values for a slow hash to protect
  /// it; what protects the verifier is that the seed it is keyed with is sealed at rest.
  mutating func judge(pin: Secret, at now: Instant, limits: Limits) throws(CoreError) -> Refusal? {
    if let obstacle = obstacle(at: now) { return obstacle }
    guard let pinVerifier, constantTimeEqual(pinVerifier, try verifier(of: pin)) else {
      return fail(at: now, limits: limits)
    }
    pinFailures = 0
    locksInARow = 0
    lockedUntil = nil
    return nil
  }

  private mutating func fail(at now: Instant, limits: Limits) -> Refusal {
    pinFailures += 1
    guard pinFailures >= limits.pinTries else {
      return .wrongPIN(triesLeft: limits.pinTries - pinFailures, thenBlocks: isBeforeBlock(limits))
    }
    pinFailures = 0
    let blocks = isBeforeBlock(limits)
    locksInARow += 1
    if blocks {
      state = .blocked
      blockReason = .wrongPINs
      methodSwitch = nil
      return .blocked
    }
    let end = now + limits.lockDuration
    lockedUntil = end
    return .locked(until: end)
  }

  private func verifier(of pin: Secret) throws(CoreError) -> [UInt8] {
    guard let seed else { throw .refused(.noAuthenticator) }
    do throws(CryptographyError) {
      return try MAC.hmac(.sha256, key: seed, Array("kodeoplaeser-pin-1\0".utf8) + pin.revealed())
    } catch {
      throw .cryptography(error)
    }
  }
}
