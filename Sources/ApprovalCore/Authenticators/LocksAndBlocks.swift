// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

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

/// Lifting a block that somebody asked for.
extension IdentityProvider {
  /// Makes a device that was blocked on request active again, by its PIN and the password, both given at the device itself.
  ///
  /// A wrong PIN counts as it does everywhere; what wrong PINs blocked stays blocked.
  ///
  /// - Throws: `blocked` after wrong PINs, `notInState` where it is not blocked, `wrongPIN`, `locked`, `wrongPassword`,
  ///   `guessingWaits`.
  public func unblock(_ id: AuthenticatorID, pin: Secret, password: Secret) async throws(CoreError) {
    let guesser = Guesser(user: try device(id).user, asker: .ourselves)
    try checkMayGuess(guesser)
    _ = try unblockable(id, pin: pin)
    let holds = try await holds(password, by: guesser)
    // What held before the hash may not hold after it.
    var device = try unblockable(id, pin: pin)
    let guess = try outcome(of: holds, by: guesser)
    guard holds else {
      try keep(guess.changes, [wrongPassword(by: guesser)] + guess.events)
      throw .refused(.wrongPassword)
    }
    try checkRoom(for: device)
    device.state = .active
    device.blockReason = nil
    try keep(
      guess.changes + [.authenticator(device)],
      [AuditEvent("authenticator.unblocked", user: device.user, subject: device.id.description)])
    let now = now()
    lifts[id] = (lifts[id] ?? []).filter { now < $0 + limits.blockRest } + [now]
    tell(.authenticator(.unblocked, of: device))
  }

  /// A person who lifted several blocks at the device itself within an hour wants it open: for the rest of the hour no account
  /// but root's blocks it. It is kept in memory, as who can begin the core anew is root.
  func checkBlocksRest(on id: AuthenticatorID) throws(CoreError) {
    let now = now()
    let lately = (lifts[id] ?? []).filter { now < $0 + limits.blockRest }
    guard let first = lately.first, lately.count >= limits.liftsBeforeBlocksRest else { return }
    throw .refused(.tooSoon(until: first + limits.blockRest))
  }

  /// The device, if it is blocked on request and the PIN is its own.
  private func unblockable(_ id: AuthenticatorID, pin: Secret) throws(CoreError) -> Authenticator {
    var device = try device(id)
    guard device.state.next(by: .unblock) != nil else { throw .refused(.notInState(device.state)) }
    guard device.blockReason == .request else { throw .refused(.blocked) }
    try judge(pin, toUnblock: &device)
    return device
  }

  /// Judges the PIN as if the device were active; until everything holds it is kept as it was, with its tries counted.
  private func judge(_ pin: Secret, toUnblock device: inout Authenticator) throws(CoreError) {
    device.state = .active
    let refusal = try device.judge(pin: pin, at: now(), limits: limits)
    if device.state == .active { (device.state, device.blockReason) = (.blocked, .request) }
    guard let refusal else { return }
    try keep(
      [.authenticator(device)],
      [AuditEvent("authenticator.wrongPIN", user: device.user, subject: device.id.description)])
    throw .refused(refusal)
  }
}
