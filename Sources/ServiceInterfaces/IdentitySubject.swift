// SPDX-License-Identifier: GPL-3.0-or-later
public import Varlink

/// What a call of `dk.kodeoplaeser.Identity` says of whom it is about and what it rests on, whatever else it takes: what the
/// rights of a call hang on. A member that a method does not take is nil.
public struct IdentitySubject: WireStructure {
  /// The user ID.
  public let user: String?
  /// The authenticator's number.
  public let authenticator: String?
  /// The approval of the change, once the person gave it.
  public let approval: String?
  /// How that approval is to be bound.
  public let binding: String?
  /// A code that the call brings along.
  public let code: SecretText?

  public init(from fields: FieldReader) throws {
    user = try fields.optional(.user)
    authenticator = try fields.optional(.authenticator)
    approval = try fields.optional(.approval)
    binding = try fields.optional(.binding)
    code = try fields.optional(.code)
  }

  public func encode(to fields: inout FieldWriter) throws {
    try fields.write(user, .user)
    try fields.write(authenticator, .authenticator)
    try fields.write(approval, .approval)
    try fields.write(binding, .binding)
    try fields.write(code, .code)
  }
}
