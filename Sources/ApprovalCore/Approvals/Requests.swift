// SPDX-License-Identifier: GPL-3.0-or-later
internal import Cryptography

/// What a service asks for.
public struct ApprovalRequest: Sendable {
  /// Who is asked.
  public var user: UserID
  /// What they are asked to approve.
  public var text: TransactionText
  /// How it is to be bound.
  public var binding: Binding
  /// How long the request lives; `nil` for the usual five minutes.
  public var lifetime: Duration?
  /// The least assurance that the service takes.
  public var assurance: AssuranceLevel
  /// The system account that asks; `nil` where none of this machine does.
  public var asker: UInt32?
  /// Whether the person's own session at the machine of their reader asks, by the word of who asks: with the binding `sameDevice`
  /// the reader then needs nothing to be handed over.
  public var isLocal = false
  /// Whether who asks is a program of the machine that no service vouches for (`Approval.isFromProgram`).
  public var isFromProgram = false
  /// Where it comes from, where the service tells.
  public var origin: RequestOrigin?
  /// Whether the person is asked whether somebody is telephoning them about it.
  public var asksAboutCalls = false

  /// A request with what most services leave as it is.
  public init(
    user: UserID, text: TransactionText, binding: Binding = .oneTimeCode, lifetime: Duration? = nil,
    assurance: AssuranceLevel = .low, asker: UInt32? = nil
  ) {
    self.user = user
    self.text = text
    self.binding = binding
    self.lifetime = lifetime
    self.assurance = assurance
    self.asker = asker
  }
}

/// How sure an approval makes a service of who approved (the levels of EU regulation 910/2014, article 8).
public enum AssuranceLevel: String, CaseIterable, Sendable, Comparable {
  /// From a password alone up to an app or chip of a proven identity.
  case low, substantial, high

  /// The level that an authenticator of a kind reaches for a user with this proof of identity.
  public init(of kind: AuthenticatorKind, provenBy proof: IdentityProof?) {
    self = kind.isCodeDevice || proof == nil ? .substantial : .high
  }

  /// Less sure is less.
  public static func < (a: AssuranceLevel, b: AssuranceLevel) -> Bool {
    a.rank < b.rank
  }

  private var rank: Int {
    switch self {
    case .low: 0
    case .substantial: 1
    case .high: 2
    }
  }
}

/// What services do.
extension IdentityProvider {
  /// Takes a request; what comes back lives, is kept, and has been told to the watchers.
  ///
  /// - Throws: `CoreError.refused` without a reason that a service may learn, or `.invalidText`.
  public func request(_ request: ApprovalRequest) async throws(CoreError) -> Approval {
    try await settled { () throws(CoreError) in try take(request) }
  }

  /// Withdraws a request that still lives.
  public func cancel(_ id: ApprovalID) async throws(CoreError) {
    try await settled { () throws(CoreError) -> Void in try perform(.cancel, on: approval(id)) }
  }

  /// The approval as it stands now, expired if its time is over.
  public func approvalState(_ id: ApprovalID) async throws(CoreError) -> Approval {
    try await settled { () throws(CoreError) in try perform(.tick, on: approval(id)) }
  }

  // MARK: -

  /// Takes a request, in a call of `settled`.
  func take(_ request: ApprovalRequest) throws(CoreError) -> Approval {
    let lifetime = try lifetime(of: request)
    if request.text.asksNothing { throw .invalidText(TextError(.text, .nothingAsked)) }
    let asker = Guesser(
      user: request.user, asker: try asker(request.asker, as: request.text.service))
    try admit(request, of: asker)
    try expireLapsed(of: request.user)
    let authenticator = try authenticator(for: request, of: asker)
    if !request.binding.isAnsweredOnAuthenticator { try checkMayGuess(asker) }
    let approval = try makeApproval(of: request, on: authenticator, lifetime: lifetime)
    var changes: [Change] = [.approval(approval)]
    if approval.codeCounter != nil {
      var counted = authenticator
      counted.codeCounter += 1
      changes.append(.authenticator(counted))
    }
    let event = AuditEvent("approval.requested", user: approval.user, subject: approval.id.text)
    try keep(changes, [event])
    admission.begin(approval, by: request.asker == nil ? nil : asker, at: now(), limits: limits)
    tell(.approval(approval))
    try tellReader(of: request, on: authenticator)
    return approval
  }

  /// Turns a request away at the door where those before it tell that it may not be asked now: nothing of the user is read for
  /// it, and no row is written.
  private func admit(_ request: ApprovalRequest, of asker: Guesser) throws(CoreError) {
    guard request.asker != nil, let refusal = admission.refusal(of: asker, at: now(), limits: limits) else {
      return
    }
    // The person stopped this asker and hears of it no more.
    if case .tooSoon = refusal { throw .refused(refusal) }
    if refusal == .anotherApprovalLives { admission.turnAway(asker) }
    try turnAway(request, because: refusal)
  }

  private func lifetime(of request: ApprovalRequest) throws(CoreError) -> Duration {
    let lifetime = request.lifetime ?? limits.approvalLifetime
    let range = limits.shortestApprovalLifetime...limits.longestApprovalLifetime
    guard range.contains(lifetime) else {
      throw .invalidText(
        TextError(
          .lifetime,
          .outOfRange(
            lifetime.components.seconds,
            range.lowerBound.components.seconds...range.upperBound.components.seconds)))
    }
    return lifetime
  }

  /// Where the request goes, or why it goes nowhere. Whatever the answer, the same is read first: how long a refusal takes
  /// tells a service nothing about the user.
  private func authenticator(for request: ApprovalRequest, of asker: Guesser) throws(CoreError)
    -> Authenticator
  {
    let (user, service) = (request.user, request.text.service)
    let person = try read { store throws(StoreError) in try store.standing(of: user) }
    let freeze = try read { store throws(StoreError) in try store.freezes(of: user) }
      .first { $0.stops(service, from: request.asker) }
    let living = try read { store throws(StoreError) in try store.livingApproval(of: user) }
    let candidates = try read { store throws(StoreError) in try store.authenticators(of: user) }
    guard let person else { throw .refused(.unknownUser) }
    guard freeze == nil else { throw .refused(.serviceFrozen) }
    guard living == nil else {
      admission.turnAway(asker)
      try turnAway(request, because: .anotherApprovalLives)
    }
    let fit = candidates.filter { candidate in
      candidate.state == .active && candidate.allows(request.binding)
        && request.isForSession(at: candidate.kind) && request.mayCompare
        && AssuranceLevel(of: candidate.kind, provenBy: person.proof) >= request.assurance
    }
    let now = now()
    guard let best = fit.max(by: { $0.precedence(at: now) < $1.precedence(at: now) }) else {
      try refuseMethod(of: request, having: candidates)
    }
    if let obstacle = best.obstacle(at: now) { throw .refused(obstacle) }
    return best
  }

  private func makeApproval(of request: ApprovalRequest, on authenticator: Authenticator, lifetime: Duration)
    throws(CoreError) -> Approval
  {
    let now = now()
    let digest = request.text.digest
    let last = try read { store throws(StoreError) in try store.lastRequest(of: digest, to: request.user) }
    let usesCode = request.binding == .oneTimeCode
    let usesToken = request.binding.usesToken
    let usesCounter = request.binding == .spokenCode
    return Approval(
      id: try .random(), user: request.user, authenticator: authenticator.id, binding: request.binding,
      text: request.text, textDigest: digest, requestedAt: now,
      isRepeat: last.map { now.duration(since: $0) <= limits.repeatWindow } ?? false,
      oneTimeCode: usesCode ? try digits(limits.oneTimeCodeDigits) : nil,
      codeCounter: usesCounter ? authenticator.codeCounter : nil, state: .requested,
      expiresAt: now + lifetime,
      codeTriesLeft: limits.oneTimeCodeTries, extensionsLeft: limits.extensions,
      sessionToken: usesToken ? try secret(SessionLink.tokenLength) : nil, asker: request.asker,
      isFromProgram: request.isFromProgram, origin: request.origin,
      asksAboutCalls: request.asksAboutCalls,
      longestHold: limits.longestHold)
  }

  func digits(_ count: Int) throws(CoreError) -> Secret {
    do {
      return try Random.digits(count)
    } catch {
      throw .cryptography(error)
    }
  }

  func secret(_ count: Int) throws(CoreError) -> Secret {
    do {
      return try Random.secret(count)
    } catch {
      throw .cryptography(error)
    }
  }
}

extension ApprovalRequest {
  /// The session on the same device is the reader's where it is local, and otherwise an app's, to which it is handed over.
  fileprivate func isForSession(at kind: AuthenticatorKind) -> Bool {
    binding != .sameDevice || isLocal == (kind == .codeReader)
  }

  /// Words that are compared bind less than a code: who asks is vouched for, and what changes what approves is never asked so.
  fileprivate var mayCompare: Bool {
    binding != .bindingMessage || !isFromProgram && text.change == nil
  }
}

extension Authenticator {
  /// Which of a user's authenticators a request goes to first: one that is not locked, then a code reader, which is
  /// always at hand, then the one activated last. The user may take it up on another.
  fileprivate func precedence(at now: Instant) -> (Int, Int, Int64) {
    (obstacle(at: now) == nil ? 1 : 0, kind == .codeReader ? 1 : 0, activatedAt?.milliseconds ?? 0)
  }
}
