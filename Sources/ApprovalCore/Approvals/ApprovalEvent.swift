// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// What can happen to an approval. What a PIN, a code or a password is worth is decided before: events carry verdicts.
public enum ApprovalEvent: Sendable {
  /// The right PIN was given on the authenticator.
  case opened
  /// A code was typed on the authenticator.
  case codeTyped(Secret)
  /// The QR code was scanned, or the same device handed the session over.
  case sessionSeen
  /// What was scanned or handed over was another session's, or nobody's.
  case wrongLink
  /// The text was presented to its end, by whoever's word that is.
  case heard(Hearing)
  /// The approve gesture.
  case approve
  /// The service submitted a code or a signature, and a password: whether each holds.
  case submitted(codeHolds: Bool, passwordHolds: Bool)
  /// The reject key, from any living state.
  case reject(RejectionReason)
  /// The service withdrew its request.
  case cancel
  /// Its authenticator was locked or blocked, so that nobody can answer it.
  case fail
  /// The user asked for more time.
  case extend(by: Duration, latest: Instant)
  /// A sentence of this approval began or ended.
  case speaking(Bool)
  /// Time passed.
  case tick
}

/// What must follow an event.
public enum ApprovalEffect: Hashable, Sendable {
  /// The approval's new state is to be kept and told.
  case entered(ApprovalState)
  /// A wrong code was counted, which is to be kept and told.
  case missed
  /// The event was refused; nothing else changed unless another effect says so.
  case refuse(Refusal)
  /// The expiry moved.
  case extended(until: Instant)
}
