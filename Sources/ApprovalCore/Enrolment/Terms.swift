// SPDX-License-Identifier: GPL-3.0-or-later
internal import Cryptography

/// The terms of whoever operates the core for others: a person accepts them before anything approves for them.
public struct Terms: Hashable, Sendable {
  /// What the operator calls them, such as `2026-1`.
  public let version: String
  /// The language that they are written in, such as `da`.
  public let language: String
  /// All of them; an empty line parts paragraphs.
  public let text: String
  /// SHA-256 over version, language and text, 32 bytes: what is accepted is just these.
  public let digest: [UInt8]

  /// - Throws: `TextError` where version or text are empty, too long, or hold what cannot be seen and heard.
  public init(version: String, language: String, text: String, limits: Limits = Limits()) throws(TextError) {
    for (words, most) in [(version, limits.termsVersionCharacters), (text, limits.termsCharacters)] {
      guard words.contains(where: { !$0.isWhitespace }) else { throw TextError(.text, .empty) }
      try VisibleText.check(
        words, as: .text, characters: most, bytes: most * limits.bytesPerCharacter, allowsLines: true)
    }
    (self.version, self.language, self.text) = (version, language, text)
    digest = Digest.sha256(Array("kodeoplaeser-terms-1\0\(version)\0\(language)\0\(text)".utf8))
  }
}

/// Which terms a person accepted, and when.
public struct AcceptedTerms: Hashable, Sendable {
  /// Who accepted them.
  public let user: UserID
  /// What they were called.
  public let version: String
  /// `Terms.digest` of what they were.
  public let digest: [UInt8]
  /// When.
  public let acceptedAt: Instant

  /// An acceptance as it is kept.
  public init(user: UserID, version: String, digest: [UInt8], acceptedAt: Instant) {
    (self.user, self.version, self.digest, self.acceptedAt) = (user, version, digest, acceptedAt)
  }
}

/// Consent to the operator's terms, where there are any: others than those that were accepted are asked for again.
extension IdentityProvider {
  /// Whether there are terms that the user has not accepted as they are now.
  public func awaitsTerms(_ user: UserID) throws(CoreError) -> Bool {
    guard let terms else { return false }
    return try read { store throws(StoreError) in try store.acceptedTerms(of: user) }?.digest != terms.digest
  }

  /// The user accepts the terms: their version and digest stand in the log.
  ///
  /// - Parameters:
  ///   - digest: `Terms.digest` of what the person was shown or heard.
  ///   - user: Who accepts.
  /// - Throws: `otherTerms` where there are none, or others by now; `unknownUser`.
  public func acceptTerms(_ digest: [UInt8], by user: UserID) throws(CoreError) {
    guard let terms, terms.digest == digest else { throw .refused(.otherTerms) }
    guard try self.user(user) != nil else { throw .refused(.unknownUser) }
    guard try awaitsTerms(user) else { return }
    let accepted = AcceptedTerms(
      user: user, version: terms.version, digest: digest, acceptedAt: wallTime())
    try keep(
      [.acceptedTerms(accepted)],
      [
        AuditEvent(
          "terms.accepted", user: user, subject: "\(terms.version) \(Hexadecimal.encode(terms.digest))")
      ])
  }

  /// Before anything is made to approve for a user.
  func checkTerms(of user: UserID) throws(CoreError) {
    guard try !awaitsTerms(user) else { throw .refused(.termsNotAccepted) }
  }
}
