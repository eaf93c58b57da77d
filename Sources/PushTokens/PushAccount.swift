// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// A push token as a reader keeps it beside its other accounts: sealed, and never given out.
public enum PushAccount: Sendable {
  /// It has a key, and the server does not know it yet.
  case enrolling(PushEnrolment)
  /// The server knows it.
  case enrolled(PushToken)

  private static let prefix = "kodeoplaeser-push-1\n"

  /// Whether this is what is kept of a push token, and no other account's address.
  public static func isKept(_ kept: Secret) -> Bool {
    kept.prefix(prefix.utf8.count) == Secret(utf8: prefix)
  }

  /// Reads what `kept` wrote.
  ///
  /// - Throws: `PushError.address` for anything else.
  public init(kept: Secret) throws(PushError) {
    let lines = String(decoding: kept.revealed(), as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    switch lines.dropFirst().first {
    case "enrolling"? where lines.count == 4 && Self.isKept(kept):
      self = .enrolling(PushEnrolment(try PushAddress(lines[2]), key: try Self.key(lines[3])))
    case "enrolled"? where lines.count == 6 && Self.isKept(kept):
      guard let bytes = Base64.standard.decode(lines[5]) else {
        throw .address("what is kept of it is damaged")
      }
      guard let serverKey = try? RSAVerifyingKey(derRepresentation: bytes) else {
        throw .address("what is kept of it is damaged")
      }
      self = .enrolled(
        PushToken(url: lines[2], serial: lines[3], key: try Self.key(lines[4]), serverKey: serverKey))
    default: throw .address("what is kept of it is damaged")
    }
  }

  /// Everything of it, to be sealed.
  public var kept: Secret {
    switch self {
    case .enrolling(let enrolment):
      Self.secret(
        "enrolling", [String(decoding: enrolment.address.text.revealed(), as: UTF8.self)], enrolment.key)
    case .enrolled(let token):
      Self.secret("enrolled", [token.url, token.serial], token.key).appending(
        Secret(utf8: "\n" + Base64.standard.encode(token.serverKey.derRepresentation)))
    }
  }

  private static func secret(_ stage: String, _ lines: [String], _ key: RSASigningKey) -> Secret {
    let head = ([stage] + lines).joined(separator: "\n") + "\n"
    return Secret(utf8: prefix + head + Base64.standard.encode(key.derRepresentation.revealed()))
  }

  private static func key(_ text: String) throws(PushError) -> RSASigningKey {
    guard let bytes = Base64.standard.decode(text) else { throw .address("what is kept of it is damaged") }
    do throws(CryptographyError) {
      return try RSASigningKey(derRepresentation: Secret(bytes))
    } catch {
      throw .cryptography(error)
    }
  }
}
