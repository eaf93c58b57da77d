// SPDX-License-Identifier: GPL-3.0-or-later

/// A change of what may approve for a person, or of what they approve with: heard and answered as an approval of its own.
///
/// It stands in the transaction text, so that the approval's digest binds the answer to this change and to no other.
public struct IdentityChange: Hashable, Sendable {
  /// What is to be changed.
  public enum Kind: String, CaseIterable, Sendable {
    /// An authenticator more is to approve.
    case add
    /// An authenticator is to approve in the place of another.
    case replace
    /// An authenticator is to approve no more.
    case delete
    /// The PIN of an authenticator.
    case changePIN
    /// The password.
    case changePassword
    /// The telephone number that temporary PINs are sent to.
    case changePhone
    /// Whether finger or face stands for an app's PIN; the subject is `yes` or `no`.
    case changeBiometrics
    /// An app is to approve with one-time codes.
    case switchToOneTimeCode
    /// An app is to approve with QR codes again.
    case switchToQRCode
    /// A service that the person stopped may ask again.
    case unfreeze
    /// The identity is proven anew, by an enrolment.
    case prove
    /// Recovery codes are to be made.
    case makeRecoveryCodes = "makeRecoveryCode"
    /// The keys of other services' accounts leave the reader, encrypted; the subject is how many.
    case exportAccounts
    /// They leave it as anybody can read them.
    case exportAccountsPlain
    /// All of them are forgotten; the subject is how many.
    case removeAccounts
    /// What the person decided before is told elsewhere than on the reader.
    case readHistory
  }

  /// What is to be changed.
  public let kind: Kind
  /// The kind of authenticator that it is about, where it is about one.
  public let device: AuthenticatorKind?
  /// What exactly it is about, as text: an authenticator's number, a service's name, a telephone number, a key's fingerprint.
  public let subject: String

  /// A change of one thing.
  public init(_ kind: Kind, of device: AuthenticatorKind? = nil, subject: String = "") {
    self.kind = kind
    self.device = device
    self.subject = subject
  }

  /// The change as one text: what its place in a store holds, and what the digest covers.
  public var canonical: String { [kind.rawValue, device?.rawValue ?? "", subject].joined(separator: "\n") }

  /// Reads what `canonical` wrote; `nil` for anything else.
  public init?(canonical text: String) {
    let parts = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let kind = Kind(rawValue: parts[0]) else { return nil }
    let device = AuthenticatorKind(rawValue: parts[1])
    guard device != nil || parts[1].isEmpty else { return nil }
    self.init(kind, of: device, subject: parts[2])
  }
}

/// Changes of what may approve: each asked of the person as an approval of its own, and made once.
///
/// The core answers what was approved; who must have an approval before which change is the caller's table of rights.
extension IdentityProvider {
  /// Asks a person whether a change is to be made, through a binding that something of theirs approves with.
  ///
  /// - Parameters:
  ///   - change: What is to be changed.
  ///   - user: Whose identity it is about.
  ///   - binding: how it is to be bound; `nil` for the first that one of their authenticators allows.
  ///   - asker: the account that asks, which alone may make the change then.
  /// - Throws: `tooManyAuthenticators` where one more would not be activated: nobody is asked for what would be refused then;
  ///   `bindingNotAllowed` where nothing of theirs approves, or where they have a device that says what is asked and the binding
  ///   goes past it; and what `request(_:)` throws.
  public func request(
    _ change: IdentityChange, of user: UserID, through binding: Binding? = nil, by asker: UInt32
  ) async throws(CoreError) -> Approval {
    try await settled { () throws(CoreError) in try take(change, of: user, through: binding, by: asker) }
  }

  private func take(
    _ change: IdentityChange, of user: UserID, through binding: Binding?, by asker: UInt32
  ) throws(CoreError) -> Approval {
    if change.kind == .add, let kind = change.device { try checkRoom(for: kind, of: user) }
    var chosen = binding
    if chosen == nil { chosen = try firstChannel(of: user) }
    let saysIt = try hasDeviceThatSays(user)
    guard let chosen, Self.heardOnDevice.contains(chosen) || !saysIt else {
      throw .refused(.bindingNotAllowed)
    }
    var request = ApprovalRequest(user: user, text: try text(of: change), binding: chosen, asker: asker)
    request.lifetime = limits.longestApprovalLifetime
    // Whatever the account is: the reader asks in its own name for nobody.
    request.isFromProgram = true
    return try take(request)
  }

  /// Takes an approval for the change that is about to be made. What comes of the change is told by `finish(_:isMade:)`.
  ///
  /// - Throws: `notApprovedForThis` unless this user approved just this change a short while ago, asked by this account, and
  ///   nobody makes or made it.
  public func take(_ id: ApprovalID, for change: IdentityChange, of user: UserID, by asker: UInt32)
    throws(CoreError)
  {
    let approval = try read { store throws(StoreError) in try store.approval(id) }
    guard let approval, approval.state == .approved, !approval.isSpent, approval.text.change == change,
      approval.user == user, approval.asker == asker, let decidedAt = approval.decidedAt,
      now().duration(since: decidedAt) <= limits.changeWindow, changesUnderWay.insert(id).inserted
    else { throw .refused(.notApprovedForThis) }
  }

  /// The change was made, and its approval has served; or it was not made, and the approval may serve again.
  public func finish(_ id: ApprovalID, isMade: Bool) throws(CoreError) {
    guard changesUnderWay.remove(id) != nil else { return }
    guard isMade, var approval = try read({ store throws(StoreError) in try store.approval(id) }) else {
      return
    }
    approval.isSpent = true
    try keep([.approval(approval)], [AuditEvent("change.made", user: approval.user, subject: id.text)])
  }

  /// Whether a person is still at their beginning: nothing was ever active for them, and the user ID was made a short while ago.
  /// What is then activated is their first; one who has nothing left is at no beginning.
  public func isBeginning(_ user: UserID) throws(CoreError) -> Bool {
    guard let person = try self.user(user),
      now().duration(since: person.createdAt) <= limits.enrolmentLifetime
    else { return false }
    let known = try read { store throws(StoreError) in try store.authenticators(of: user) }
    return known.allSatisfy { $0.activatedAt == nil }
  }

  // MARK: -

  private func text(of change: IdentityChange) throws(CoreError) -> TransactionText {
    do throws(TextError) {
      return try TransactionText(
        action: .approve, service: ServiceName(ServiceName.own, limits: limits), body: "", change: change,
        limits: limits)
    } catch {
      throw .invalidText(error)
    }
  }

  /// The bindings, those first that are heard and answered on the authenticator itself.
  private static let bindings: [Binding] = [.oneTimeCode, .qrCode, .spokenCode, .shownCode, .chip]

  /// The bindings by which the device itself says or shows what is asked: a chip, and a display, sign what the asker shows.
  private static let heardOnDevice: Set<Binding> = [.oneTimeCode, .qrCode, .spokenCode]

  /// Whether the person has a device that says what is asked, be it locked, or blocked on somebody's request: neither opens a way
  /// past it.
  private func hasDeviceThatSays(_ user: UserID) throws(CoreError) -> Bool {
    try authenticators(of: user).contains { device in
      guard device.kind == .codeReader || device.kind == .app else { return false }
      return device.state == .active || device.state == .blocked && device.blockReason == .request
    }
  }

  private func firstChannel(of user: UserID) throws(CoreError) -> Binding? {
    let active = try authenticators(of: user).filter { $0.obstacle(at: now()) == nil }
    return Self.bindings.first { binding in active.contains { $0.allows(binding) } }
  }
}
