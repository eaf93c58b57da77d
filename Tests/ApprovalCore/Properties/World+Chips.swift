// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography

/// Chips: one key that is theirs, and one that is a stranger's.
extension World {
  static func chipSigner(isOwn: Bool = true) throws(CryptographyError) -> SigningKey {
    try SigningKey(rawRepresentation: Secret([UInt8](repeating: isOwn ? 5 : 6, count: 32)))
  }

  static func chipKey() throws -> ChipKey {
    try ChipKey(ed25519: chipSigner().verifyingKey.rawRepresentation)
  }

  func activateChip(_ person: Step.Person, _ isRight: Bool, _ deed: inout Deed) async throws(CoreError) {
    let ordered = store.authenticators(of: person.user).first { $0.kind == .chip && $0.state == .ordered }
    guard let ordered, let key = try? Self.chipKey(),
      let password = Self.passwords[person.user]
    else { return }
    let challenge = try await core.activationChallenge(of: ordered.id, for: key)
    if isRight { deed.activated = ordered.id }
    try await core.activateChip(
      ordered.id, key: key, signature: Self.signed(challenge.message, isOwn: isRight), password: password)
  }

  /// Signs what an approval challenges; or as a stranger, or gives the signature that was taken last.
  func sign(_ which: Step.Which, _ given: Step.Given, _ isRight: Bool, _ deed: inout Deed)
    async throws(CoreError)
  {
    guard let approval = target(which, nil, &deed), let challenge = approval.chipChallenge else { return }
    let right = GivenCode(
      digits: Secret(Self.signed(challenge.message, isOwn: true)), name: .signature(approval.id))
    let signature =
      switch given {
      case .right: right
      case .wrong: GivenCode(digits: Secret(Self.signed(challenge.message, isOwn: false)), name: .none)
      case .spent: spentCode ?? GivenCode(digits: Secret([]), name: .none)
      }
    deed.code = signature
    if !mustWait(approval) {
      deed.act = signature.name == right.name && isRight ? .rightCodeAndPassword : .wrongCode
    }
    _ = try await core.submit(
      signature: signature.digits.revealed(), password: isRight ? Self.password : Self.wrongPassword,
      to: approval.id)
  }

  private static func signed(_ message: [UInt8], isOwn: Bool) -> [UInt8] {
    (try? chipSigner(isOwn: isOwn).sign(message)) ?? []
  }
}
