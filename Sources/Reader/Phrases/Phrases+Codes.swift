// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
public import Cryptography

/// Which sentence is said for what the core answers. Programs know a code, and it never changes; a sentence may be called
/// otherwise, and its row stands here then.
extension Phrases {
  private static let renamed: [String: String] = [
    "enrolPassportCode": "stepPassportCode", "enrolChip": "stepChip", "enrolFace": "stepFace",
    "enrolUserID": "stepUserID", "enrolPhone": "stepPhone", "enrolAuthenticator": "stepAuthenticator",
  ]

  /// The key of the sentence for a code.
  public static func key(for code: String) -> String { renamed[code] ?? code }
}

extension CoreError {
  /// The key of the sentence that is said for it.
  public var phrase: String { Phrases.key(for: code) }
}

extension OneTimeCodeError {
  /// The key of the sentence that is said for it.
  public var phrase: String { Phrases.key(for: code) }
}

extension CryptographyError {
  /// The key of the sentence that is said for it.
  public var phrase: String { Phrases.key(for: code) }
}
