// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a public key was not taken.
public enum ChipKeyError: Error, Hashable, CaseIterable, Sendable {
  /// Not one line of kind, key and perhaps a comment.
  case line
  /// Options stand before the key; what they restrict would be lost.
  case options
  /// A key of another kind, or a certificate.
  case unsupportedKind
  /// Bytes that are no key of their kind.
  case malformed

  /// What programs know it by: it never changes.
  public var code: String {
    switch self {
    case .line: "errorChipKeyLine"
    case .options: "errorChipKeyOptions"
    case .unsupportedKind: "errorChipKeyUnsupportedKind"
    case .malformed: "errorChipKeyMalformed"
    }
  }
}

extension ChipKeyError: CustomStringConvertible {
  /// One lower-case sentence for the terminal and the log.
  public var description: String {
    switch self {
    case .line: "not a public key (hint: one line of a file such as ~/.ssh/id_ed25519.pub)"
    case .options: "options stand before the public key (hint: give the line without them)"
    case .unsupportedKind:
      "a public key of a kind that is not taken (hint: Ed25519 and P-256 are, security keys too)"
    case .malformed: "the public key is damaged"
    }
  }
}
