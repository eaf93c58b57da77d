// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// The signed evidence of a decision: a compact JWS (RFC 7515) with EdDSA over Ed25519 (RFC 8037 §3.1).
public struct Receipt: Hashable, Sendable, CustomStringConvertible {
  /// `header.payload.signature`, each in base64url.
  public let compact: String

  /// The compact form.
  public var description: String { compact }

  /// Signs what was decided.
  ///
  /// - Parameters:
  ///   - wallAhead: How far the wall clock, which a receipt's times are told by, is ahead of the core's time.
  ///   - header: `Receipt.header(for:)` of that key, made once.
  ///   - kind: Of an authenticator that the approval names.
  init(
    of approval: Approval, wallAhead: Duration, under header: String, with key: SigningKey,
    kind: (AuthenticatorID) throws(CoreError) -> AuthenticatorKind
  ) throws(CoreError) {
    let payload = try Self.payload(of: approval, wallAhead, kind)
    let signed = header + "." + Base64.url.encode(Array(payload.utf8))
    do throws(CryptographyError) {
      self.init(compact: signed + "." + Base64.url.encode(try key.sign(Array(signed.utf8))))
    } catch {
      throw .cryptography(error)
    }
  }

  /// The first part of every receipt that a key signs, in base64url: it names the algorithm and the key.
  static func header(for key: VerifyingKey) -> String {
    let header = JSONText.object([
      ("alg", .text(algorithm)), ("kid", .text(key.thumbprint)), ("typ", .text("kodeoplaeser-receipt+jws")),
    ])
    return Base64.url.encode(Array(header.utf8))
  }

  /// Takes a receipt from outside; it proves nothing until `payload(verifiedWith:)` returned.
  public init(compact: String) {
    self.compact = compact
  }

  /// The payload, a JSON object as text, when the signature is this key's; `nil` otherwise.
  public func payload(verifiedWith key: VerifyingKey) -> String? {
    let parts = compact.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let payload = Base64.url.decode(String(parts[1])),
      let signature = Base64.url.decode(String(parts[2])),
      key.isValidSignature(signature, for: Array((parts[0] + "." + parts[1]).utf8))
    else { return nil }
    return String(decoding: payload, as: UTF8.self)
  }

  /// The algorithm of every receipt, as JOSE names it (RFC 8037 §3.1).
  public static let algorithm = "EdDSA"

  private static func payload(
    of approval: Approval, _ wallAhead: Duration,
    _ kind: (AuthenticatorID) throws(CoreError) -> AuthenticatorKind
  ) throws(CoreError) -> String {
    let decided = approval.decidedAt ?? approval.requestedAt
    var members: [(String, JSONText.Value)] = [
      ("iss", .text("kodeoplaeser")),
      ("jti", .text(approval.id.text)),
      ("sub", .text(approval.user.canonical)),
      ("iat", .number((decided + wallAhead).seconds)),
      ("decision", .text(approval.state.rawValue)),
      ("service", .text(approval.text.service.text)),
      ("action", .text(approval.text.action.rawValue)),
      ("text_sha256", .text(Base64.url.encode(approval.textDigest))),
      ("authenticator", .text(try kind(approval.authenticator).rawValue)),
      ("binding", .text(approval.binding.rawValue)),
      ("requested_at", .number((approval.requestedAt + wallAhead).seconds)),
    ]
    if let hearing = approval.hearing {
      members.append(("heard_how", .text(hearing.means.rawValue)))
      if let authenticator = hearing.authenticator {
        // A number of 63 bits is text, since JSON's numbers are exact to 53 where JavaScript reads them.
        members.append(("heard_by", .text(authenticator.description)))
        members.append(("heard_by_kind", .text(try kind(authenticator).rawValue)))
      }
    }
    if let reason = approval.reason { members.append(("reason", .text(reason.rawValue))) }
    return JSONText.object(members)
  }
}

/// Writes the flat JSON objects of a receipt (RFC 8259); the core has no Foundation to write them for it.
enum JSONText {
  enum Value {
    case text(String)
    case number(Int64)
  }

  static func object(_ members: [(name: String, value: Value)]) -> String {
    "{" + members.map { "\(quoted($0.name)):\(printed($0.value))" }.joined(separator: ",") + "}"
  }

  private static func printed(_ value: Value) -> String {
    switch value {
    case .text(let text): quoted(text)
    case .number(let number): String(number)
    }
  }

  private static func quoted(_ text: String) -> String {
    let needsEscapes = text.utf8.contains {
      $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")
    }
    return "\"" + (needsEscapes ? text.unicodeScalars.map(escaped).joined() : text) + "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"", "\\": "\\" + String(scalar)
    case "\u{00}"..."\u{1F}":
      "\\u00" + Hexadecimal.encode([UInt8(scalar.value)])
    default: String(scalar)
    }
  }
}
