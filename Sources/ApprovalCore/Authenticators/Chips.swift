// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// Chips: a key in hardware that signs what is approved.
extension IdentityProvider {
  /// Orders a chip, or takes one that is at hand: what follows is its activation. Ordering again gives the ordered one.
  ///
  /// - Parameters:
  ///   - user: Whose it will be.
  ///   - old: The chip that is deleted when this one is activated, where it takes another's place.
  public func orderChip(for user: UserID, replacing old: AuthenticatorID? = nil) throws(CoreError)
    -> AuthenticatorID
  {
    guard try self.user(user) != nil else { throw .refused(.unknownUser) }
    if let old { try checkReplaceable(old, of: user, by: .chip) }
    let ordered = try authenticators(of: user).first { $0.kind == .chip && $0.state == .ordered }
    if let ordered, ordered.replaces == old { return ordered.id }
    var chip = Authenticator(id: try .random(), user: user, kind: .chip, state: .ordered)
    chip.seed = try secret(ChipChallenge.length)
    chip.replaces = old
    try keepOrdered(chip, inPlaceOf: ordered)
    return chip.id
  }

  /// What a chip signs to show that it holds the key it is to be known by.
  public func activationChallenge(of id: AuthenticatorID, for key: ChipKey) throws(CoreError) -> ChipChallenge
  {
    let chip = try orderedChip(id)
    let digest = Digest.sha256(Array("kodeoplaeser-chip-activation-1\0".utf8) + key.canonicalBytes)
    guard let seed = chip.seed, let challenge = ChipChallenge(challenge: seed.revealed(), textDigest: digest)
    else {
      throw .refused(.notInState(chip.state))
    }
    return challenge
  }

  /// Activates an ordered chip: the password, the public key, and its signature over `activationChallenge`.
  ///
  /// - Parameters:
  ///   - id: The chip that was ordered.
  ///   - key: Its public key.
  ///   - signature: The chip's, over what `activationChallenge(of:for:)` gave.
  ///   - password: The user's password.
  ///   - repeated: The password typed the second time; `nil` where both were compared already.
  ///   - mayChoosePassword: Whether the password is the user's new one; else it is the one that they have, if any.
  ///   - account: The account of this machine that gives the password; `nil` where this program itself does.
  /// - Throws: `notTheSame`, `wrongSignature` or `tooManyAuthenticators`.
  public func activateChip(
    _ id: AuthenticatorID, key: ChipKey, signature: [UInt8], password: Password, repeated: Secret? = nil,
    mayChoosePassword: Bool = true, by account: UInt32? = nil
  ) async throws(CoreError) {
    guard repeated ?? password.secret == password.secret else { throw .refused(.notTheSame) }
    let user = try activatable(id, key: key, signature: signature).1.id
    let hash = try await settled(password, of: user, mayChoose: mayChoosePassword, by: account)
    // What held before the hash may not hold after it.
    let (chip, holder) = try activatable(id, key: key, signature: signature)
    var person = holder
    person.passwordHash = hash
    try activate(chip, with: person)
  }

  /// The ordered chip with its key, and whose it becomes.
  private func activatable(_ id: AuthenticatorID, key: ChipKey, signature: [UInt8]) throws(CoreError) -> (
    Authenticator, User
  ) {
    let challenge = try activationChallenge(of: id, for: key)
    var chip = try orderedChip(id)
    guard let person = try user(chip.user) else { throw .refused(.unknownUser) }
    try checkRoom(for: chip)
    chip.publicKey = key.canonicalBytes
    guard chip.accepts(signature, over: challenge) else { throw .refused(.wrongSignature) }
    chip.seed = nil
    return (chip, person)
  }

  private func orderedChip(_ id: AuthenticatorID) throws(CoreError) -> Authenticator {
    let chip = try device(id)
    guard chip.kind == .chip else { throw .refused(.notForThisKind(chip.kind)) }
    guard chip.state == .ordered else { throw .refused(.notInState(chip.state)) }
    return chip
  }
}

extension Authenticator {
  /// The registered key of a chip; `nil` of every other kind.
  public var chipKey: ChipKey? {
    (kind == .chip ? publicKey : nil).flatMap { try? ChipKey(canonicalBytes: $0) }
  }

  /// Whether a signature is the chip's over what was to be signed; a key's count that went back is a copied key's.
  mutating func accepts(_ signature: [UInt8], over challenge: ChipChallenge?) -> Bool {
    guard kind == .chip, let challenge, let proof = chipKey?.proof(signature, of: challenge),
      proof.follows(counter: codeCounter)
    else { return false }
    codeCounter = proof.counter.map(UInt64.init) ?? codeCounter
    return true
  }
}
