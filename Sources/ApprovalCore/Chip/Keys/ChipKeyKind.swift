// SPDX-License-Identifier: GPL-3.0-or-later

/// The kinds of public key that a chip may be registered with, by OpenSSH's names for them.
public enum ChipKeyKind: String, CaseIterable, Hashable, Sendable {
  /// Ed25519 (RFC 8709 §4).
  case ed25519 = "ssh-ed25519"
  /// ECDSA on P-256 with SHA-256 (RFC 5656 §3.1).
  case p256 = "ecdsa-sha2-nistp256"
  /// Ed25519 in a security key (OpenSSH, PROTOCOL.u2f).
  case securityKeyEd25519 = "sk-ssh-ed25519@openssh.com"
  /// ECDSA on P-256 in a security key (OpenSSH, PROTOCOL.u2f).
  case securityKeyP256 = "sk-ecdsa-sha2-nistp256@openssh.com"

  /// Whether the key lives in hardware that says with each signature whether somebody was there.
  public var isSecurityKey: Bool { self == .securityKeyEd25519 || self == .securityKeyP256 }

  /// Whether its curve is P-256.
  var isP256: Bool { self == .p256 || self == .securityKeyP256 }
}
