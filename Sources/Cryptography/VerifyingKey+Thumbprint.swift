// SPDX-License-Identifier: GPL-3.0-or-later

extension VerifyingKey {
  /// What names the key in a JOSE header: its JWK thumbprint, SHA-256 in base64url (RFC 7638 §3, RFC 8037 §2).
  public var thumbprint: String {
    let members = #"{"crv":"Ed25519","kty":"OKP","x":"\#(Base64.url.encode(rawRepresentation))"}"#
    return Base64.url.encode(Digest.sha256(Array(members.utf8)))
  }
}
