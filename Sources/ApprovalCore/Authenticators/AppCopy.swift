// SPDX-License-Identifier: GPL-3.0-or-later

public import Cryptography

/// What an active app shows, so that another device may become an app of the same user.
public struct AppCopy: Sendable {
  /// The code as it is typed: digits.
  public let code: Secret
  /// When it is valid no more.
  public let expiresAt: Instant

  /// What the QR code holds: `kodeoplaeser:copy/` and the code.
  public var content: Secret {
    Secret(Self.prefix + code.revealed())
  }

  /// The code in what was scanned or typed.
  static func code(in given: Secret) -> Secret {
    let bytes = given.revealed()
    return bytes.starts(with: prefix) ? Secret(Array(bytes.dropFirst(prefix.count))) : given
  }

  private static let prefix = Array("kodeoplaeser:copy/".utf8)
}
