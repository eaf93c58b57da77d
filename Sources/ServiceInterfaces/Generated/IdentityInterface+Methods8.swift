// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Identity.varlink, then swift run InterfaceGenerator.
public import Varlink

extension IdentityInterface {
  /// Begin a recovery, for who has nothing left that approves. It waits, is announced on everything that the user has, and is
  /// stopped by a key there; then one authenticator may be activated without an approval.
  public enum BeginRecovery {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Identity.BeginRecovery")

    /// What `BeginRecovery` takes.
    public struct Parameters: WireStructure {
      /// The user ID.
      public var user: String
      /// The password.
      public var password: SecretText
      /// One of the recovery codes; without it there must be a temporary PIN.
      public var code: SecretText?
      /// The temporary PIN that SendRecoveryPIN sent.
      public var temporaryPIN: SecretText?

      /// Of its fields; nil leaves one out.
      public init(
        user: String, password: SecretText, code: SecretText? = nil, temporaryPIN: SecretText? = nil
      ) {
        self.user = user
        self.password = password
        self.code = code
        self.temporaryPIN = temporaryPIN
      }

      public init(from fields: FieldReader) throws {
        user = try fields.required(.user)
        password = try fields.required(.password)
        code = try fields.optional(.code)
        temporaryPIN = try fields.optional(.temporaryPIN)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(user, .user)
        try fields.write(password, .password)
        try fields.write(code, .code)
        try fields.write(temporaryPIN, .temporaryPIN)
      }
    }

    /// What `BeginRecovery` answers.
    public struct Reply: WireStructure {
      /// From when on it serves, RFC 3339 in UTC.
      public var dueAt: String
      /// How many recovery codes are left.
      public var codesLeft: Int

      /// Of its fields.
      public init(dueAt: String, codesLeft: Int) {
        self.dueAt = dueAt
        self.codesLeft = codesLeft
      }

      public init(from fields: FieldReader) throws {
        dueAt = try fields.required(.dueAt)
        codesLeft = try fields.required(.codesLeft)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(dueAt, .dueAt)
        try fields.write(codesLeft, .codesLeft)
      }
    }
  }
}

extension IdentityInterface {
  /// Stop a recovery that waits or is due.
  public enum StopRecovery {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Identity.StopRecovery")

    /// What `StopRecovery` takes.
    public struct Parameters: WireStructure {
      /// The user ID.
      public var user: String

      /// Of its fields.
      public init(user: String) {
        self.user = user
      }

      public init(from fields: FieldReader) throws {
        user = try fields.required(.user)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(user, .user)
      }
    }
  }
}

extension IdentityInterface {
  /// Tell every number of policy, and where it comes from.
  public enum Limits {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Nothing, Reply>(
      "dk.kodeoplaeser.Identity.Limits")

    /// What `Limits` answers.
    public struct Reply: WireStructure {
      /// They, in the order of the core's own table.
      public var limits: [Limit]

      /// Of its fields.
      public init(limits: [Limit]) {
        self.limits = limits
      }

      public init(from fields: FieldReader) throws {
        limits = try fields.required(.limits)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(limits, .limits)
      }
    }
  }
}
