// SPDX-License-Identifier: GPL-3.0-or-later

internal import Cryptography

/// How a person becomes a user. Every step is kept before it is answered: who knows the ID goes on where it stopped.
extension IdentityProvider {
  /// Begins an enrolment, and forgets the passports of those that were left.
  public func beginEnrolment() throws(CoreError) -> Enrolment {
    guard let id = try EnrolmentID.random() else { throw .refused(.unknownEnrolment) }
    let enrolment = Enrolment(id: id, startedAt: now())
    try keep([.enrolment(enrolment), stalePassports], [AuditEvent("enrolment.begun", subject: id.text)])
    return enrolment
  }

  /// Forgets the passports of enrolments that were left: begun too long ago to go on with.
  public func forgetLeftPassports() throws(CoreError) {
    try keep([stalePassports], [])
  }

  /// An enrolment as far as it has come.
  ///
  /// - Throws: `unknownEnrolment`, also for one that was begun too long ago.
  public func enrolment(_ id: EnrolmentID) throws(CoreError) -> Enrolment {
    guard let enrolment = try read({ store throws(StoreError) in try store.enrolment(id) }),
      now().duration(since: enrolment.startedAt) <= limits.enrolmentLifetime
    else { throw .refused(.unknownEnrolment) }
    return enrolment
  }

  /// The step that an enrolment awaits; `nil` when it is done.
  public func awaitedStep(of id: EnrolmentID) throws(CoreError) -> EnrolmentStep? {
    let enrolment = try enrolment(id)
    guard let user = enrolment.user else { return enrolment.awaited }
    guard try self.user(user)?.phone != nil else { return .phone }
    return try authenticators(of: user).contains { $0.state == .active } ? nil : .authenticator
  }

  /// Takes the passport's machine-readable code as typed, scanned or pasted.
  ///
  /// - Throws: `CoreError.identity` with the rule and field that do not hold, or `stepNotNow`.
  @discardableResult
  public func enterPassport(code: String, for id: EnrolmentID) throws(CoreError) -> Enrolment {
    var enrolment = try enrolment(id)
    let (today, limits) = (today, limits)
    let passport = try identity { () throws(IdentityError) in
      try Passport(code: code, today: today, limits: limits)
    }
    try enrolment.take(passport)
    return try keep(enrolment, "enrolment.passportCode")
  }

  /// Reads the passport's chip with the code that was typed, and takes what it holds as the chip's step.
  ///
  /// - Throws: `CoreError.passportChip`, or `stepNotNow`.
  @discardableResult
  public func readChip(_ chip: any PassportChip, for id: EnrolmentID) async throws(CoreError) -> Enrolment {
    let enrolment = try enrolment(id)
    guard enrolment.awaited == .chip, let typed = enrolment.zone else {
      throw .refused(.stepNotNow(enrolment.awaited))
    }
    let (today, limits) = (today, limits)
    let zone = try identity { () throws(IdentityError) in
      try MachineReadableZone(String(decoding: typed.revealed(), as: UTF8.self), today: today, limits: limits)
    }
    let contents: PassportContents
    do throws(PassportChipError) {
      contents = try await chip.read(openedBy: zone, today: today, limits: limits)
    } catch {
      throw .passportChip(error)
    }
    // The actor was free meanwhile: a code typed anew is not the one that this chip was opened with.
    guard try self.enrolment(id).zone == typed else { throw .refused(.stepNotNow(.chip)) }
    return try attest(
      .chip, verifiedBy: Self.ownName, at: wallTime(), evidence: contents.evidence, for: id)
  }

  /// Takes a step that somebody else checked: the chip, the face, or a clerk who vouches in place of all three.
  ///
  /// - Parameters:
  ///   - step: What was checked.
  ///   - verifiedAt: When it was checked.
  ///   - id: The enrolment.
  ///   - verifiedBy: The office, clerk or system that checked.
  ///   - evidence: SHA-256 of what was checked, 32 bytes.
  /// - Throws: `CoreError.identity` where the attestation does not hold, or `stepNotNow`.
  @discardableResult
  public func attest(
    _ step: Attestation.Step, verifiedBy: String, at verifiedAt: Instant, evidence: [UInt8],
    for id: EnrolmentID
  ) throws(CoreError) -> Enrolment {
    var enrolment = try enrolment(id)
    let (now, limits) = (wallTime(), limits)
    let attestation = try identity { () throws(IdentityError) in
      try Attestation(
        step, of: id.caseName, verifiedBy: verifiedBy, at: verifiedAt, evidence: evidence, now: now,
        limits: limits)
    }
    try enrolment.take(attestation)
    return try keep(enrolment, "enrolment.\(step.rawValue)")
  }

  /// Takes the user ID that the person chose, and makes the user.
  ///
  /// - Throws: `stepNotNow` before the person is proven, `alreadyExists`, or `accountTaken`.
  @discardableResult
  public func chooseUserID(_ user: UserID, for id: EnrolmentID, systemAccount: UInt32? = nil)
    throws(CoreError)
    -> Enrolment
  {
    var enrolment = try enrolment(id)
    let proof = enrolment.proof
    try enrolment.take(user)
    guard try self.user(user) == nil else { throw .refused(.alreadyExists) }
    try checkFree(systemAccount)
    var person = User(id: user, createdAt: wallTime())
    person.proof = proof
    person.systemAccount = systemAccount
    try keep(
      [.user(person), .enrolment(enrolment)],
      [
        AuditEvent("user.created", user: user, subject: user.canonical),
        AuditEvent("enrolment.userID", user: user, subject: id.text),
      ])
    return enrolment
  }

  /// Proves a user who came without an enrolment, such as one made at the reader itself, by an enrolment in their name.
  ///
  /// - Throws: `stepNotNow` before the person is proven, or `unknownUser`.
  @discardableResult
  public func prove(_ user: UserID, by id: EnrolmentID) throws(CoreError) -> Enrolment {
    var enrolment = try enrolment(id)
    let proof = enrolment.proof
    try enrolment.take(user)
    guard var person = try self.user(user) else { throw .refused(.unknownUser) }
    person.proof = proof
    try keep(
      [.user(person), .enrolment(enrolment)], [AuditEvent("user.proven", user: user, subject: id.text)])
    return enrolment
  }

  // MARK: -

  private var stalePassports: Change { .stalePassports(begunBefore: now() - limits.enrolmentLifetime) }

  /// Whoever reads the chip here stands by it under this name.
  private static let ownName = "kodeoplaeser"

  /// The day it is, in UTC: by the later of both clocks, so that a passport that has expired is not good again where the
  /// wall clock was set back.
  var today: CalendarDate {
    let reading = reading()
    return CalendarDate(daysSince1970: Int(max(reading.now, reading.wall).seconds / 86_400))
  }

  private func keep(_ enrolment: Enrolment, _ event: String) throws(CoreError) -> Enrolment {
    try keep([.enrolment(enrolment)], [AuditEvent(event, subject: enrolment.id.text)])
    return enrolment
  }

  private func identity<Value>(_ check: () throws(IdentityError) -> Value) throws(CoreError) -> Value {
    do {
      return try check()
    } catch {
      throw .identity(error)
    }
  }
}
