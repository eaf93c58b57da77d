// SPDX-License-Identifier: GPL-3.0-or-later

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
