// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// What a person decided before: read from the approvals themselves, which keep their texts and their receipts.
extension IdentityProvider {
  /// What the user approved or rejected on any of their authenticators, newest first.
  ///
  /// - Parameters:
  ///   - user: Whose decisions.
  ///   - id: Only those before this one; `nil` for the newest.
  ///   - limit: How many at most.
  public func decisions(of user: UserID, before id: ApprovalID? = nil, limit: Int) throws(CoreError)
    -> [Approval]
  {
    try read { store throws(StoreError) in try store.decisions(of: user, before: id, limit: limit) }
  }

  /// Whether a PIN is the authenticator's, for what its user alone may hear. A wrong one counts as it does everywhere.
  ///
  /// For a dialogue in this process alone: over a socket, a program could lock a person's device by wrong PINs.
  ///
  /// - Throws: `wrongPIN`, `locked` or `blocked`, and what else keeps the authenticator from being used.
  @_spi(InProcess)
  public func checkPIN(_ pin: Secret, of id: AuthenticatorID) throws(CoreError) {
    let known = try device(id)
    if let obstacle = known.obstacle(at: now()) { throw .refused(obstacle) }
    var judged = known
    if let refusal = try judged.judge(pin: pin, at: now(), limits: limits) {
      try refuse(refusal, on: judged, for: currentApproval(of: judged.user))
    }
    // The tries that were wrong before are forgotten, as they are when an approval is opened.
    if judged != known { try keep([.authenticator(judged)], []) }
  }
}
