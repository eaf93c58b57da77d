// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import JSON
internal import Varlink

/// The fields of a call as the core knows them. That they are there, the description has checked.
extension IdentityFields {
  func text(_ name: String) throws -> String {
    guard let text = self[name]?.text else { throw VarlinkReplyError.invalidParameter(name) }
    return text
  }

  func secret(_ name: String) throws -> Secret {
    guard let secret = self[name]?.secret else { throw VarlinkReplyError.invalidParameter(name) }
    return secret
  }

  /// A password as it was chosen before, or once more.
  func typedPassword(_ name: String) throws -> Secret { Password.secret(typed: try secret(name)) }

  func flag(_ name: String) -> Bool { self[name] == .bool(true) }

  func user() throws -> UserID { try UserID(text("user")) }

  func authenticator(_ name: String = "authenticator") throws -> AuthenticatorID {
    guard let number = Int64(try text(name)) else { throw VarlinkReplyError.invalidParameter(name) }
    return AuthenticatorID(number)
  }

  func replaced() throws -> AuthenticatorID? {
    self["replaces"]?.text == nil ? nil : try authenticator("replaces")
  }

  func enrolment() throws -> EnrolmentID {
    guard let id = EnrolmentID(try text("enrolment")) else { throw CoreError.refused(.unknownEnrolment) }
    return id
  }

  func password(_ name: String, of user: UserID) throws -> Password { try Password(secret(name), for: user) }

  /// The uid of an account of this machine.
  func account() throws -> UInt32 {
    guard case .int(let number)? = self["account"], let account = UInt32(exactly: number) else {
      throw VarlinkReplyError.invalidParameter("account")
    }
    return account
  }

  /// The public half of a device's key, 32 bytes in base64url.
  func deviceKey() throws -> VerifyingKey {
    guard let bytes = Base64.url.decode(try text("deviceKey")),
      let key = try? VerifyingKey(rawRepresentation: bytes)
    else { throw VarlinkReplyError.invalidParameter("deviceKey") }
    return key
  }

  func service() throws -> ServiceName { try ServiceName(text("service")) }

  /// A reply that names an authenticator.
  static func authenticator(_ id: AuthenticatorID) -> IdentityFields {
    IdentityFields(["authenticator": .string(id.description)])
  }
}
