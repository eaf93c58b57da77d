// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Reader.varlink, then swift run InterfaceGenerator.
public import Varlink

/// `dk.kodeoplaeser.Reader`
///
/// The reader itself. For its owner, for root, and for tests.
public enum ReaderInterface {
  /// The methods, by the names that they have on the wire.
  public enum Method: String, CaseIterable, Sendable {
    case say = "Say"
    case code = "Code"
    case addAccount = "AddAccount"
    case accounts = "Accounts"
    case removeAccount = "RemoveAccount"
    case importAccounts = "ImportAccounts"
    case exportAccounts = "ExportAccounts"
    case removeAllAccounts = "RemoveAllAccounts"
    case settings = "Settings"
    case changeSetting = "ChangeSetting"
    case press = "Press"
    case status = "Status"
    case unmute = "Unmute"
    case transcript = "Transcript"
  }
}

extension ReaderInterface {
  /// Where a device stands.
  public enum Condition: String, Codable, CaseIterable, Sendable {
    /// In use and well.
    case ready
    /// Held by another program.
    case busy
    /// Unplugged.
    case gone
    /// There never was one.
    case none
  }
}

extension ReaderInterface {
  /// An account that comes from another program, or leaves for one.
  public struct CarriedAccount: WireStructure {
    /// The account as an otpauth:// address: a secret.
    public var uri: SecretText

    /// Of its fields.
    public init(uri: SecretText) {
      self.uri = uri
    }

    public init(from fields: FieldReader) throws {
      uri = try fields.required(.uri)
    }

    public func encode(to fields: inout FieldWriter) throws {
      try fields.write(uri, .uri)
    }
  }
}

extension ReaderInterface {
  /// What came of an account that was given.
  public enum Fate: String, Codable, CaseIterable, Sendable {
    /// It is kept.
    case kept
    /// It is kept under another name, as an account with another key has its own.
    case renamed
    /// An account with its key is here already.
    case known
    /// It is not kept, for the reason that is told.
    case refused
  }
}

extension ReaderInterface {
  /// One account that was given, and what came of it.
  public struct ImportedAccount: WireStructure {
    /// What it is called here, or would be.
    public var name: String
    /// What came of it.
    public var fate: Fate
    /// The rule it breaks, in words, where it is refused.
    public var reason: String?

    /// Of its fields; nil leaves one out.
    public init(name: String, fate: Fate, reason: String? = nil) {
      self.name = name
      self.fate = fate
      self.reason = reason
    }

    public init(from fields: FieldReader) throws {
      name = try fields.required(.name)
      fate = try fields.required(.fate)
      reason = try fields.optional(.reason)
    }

    public func encode(to fields: inout FieldWriter) throws {
      try fields.write(name, .name)
      try fields.write(fate, .fate)
      try fields.write(reason, .reason)
    }
  }
}

extension ReaderInterface {
  /// One of the settings of the menu.
  public struct Setting: WireStructure {
    /// Its name.
    public var name: String
    /// What it is set to.
    public var value: String
    /// Everything that it may be set to, in order.
    public var choices: [String]

    /// Of its fields.
    public init(name: String, value: String, choices: [String]) {
      self.name = name
      self.value = value
      self.choices = choices
    }

    public init(from fields: FieldReader) throws {
      name = try fields.required(.name)
      value = try fields.required(.value)
      choices = try fields.required(.choices)
    }

    public func encode(to fields: inout FieldWriter) throws {
      try fields.write(name, .name)
      try fields.write(value, .value)
      try fields.write(choices, .choices)
    }
  }
}

extension ReaderInterface {
  /// An option of the daemon, as it stands.
  public struct StartOption: WireStructure {
    /// Its name, as in the configuration file.
    public var name: String
    /// What it is set to; without it the daemon chooses.
    public var value: String?
    /// Where that comes from: command line, default, or the file with its line.
    public var origin: String

    /// Of its fields; nil leaves one out.
    public init(name: String, value: String? = nil, origin: String) {
      self.name = name
      self.value = value
      self.origin = origin
    }

    public init(from fields: FieldReader) throws {
      name = try fields.required(.name)
      value = try fields.optional(.value)
      origin = try fields.required(.origin)
    }

    public func encode(to fields: inout FieldWriter) throws {
      try fields.write(name, .name)
      try fields.write(value, .value)
      try fields.write(origin, .origin)
    }
  }
}

extension ReaderInterface {
  /// One of the users that the reader is activated for.
  public struct ReaderUser: WireStructure {
    /// Their user ID.
    public var user: String
    /// Whether the reader can be answered on for them, as readerState of Status.
    public var readerState: String

    /// Of its fields.
    public init(user: String, readerState: String) {
      self.user = user
      self.readerState = readerState
    }

    public init(from fields: FieldReader) throws {
      user = try fields.required(.user)
      readerState = try fields.required(.readerState)
    }

    public func encode(to fields: inout FieldWriter) throws {
      try fields.write(user, .user)
      try fields.write(readerState, .readerState)
    }
  }
}

extension ReaderInterface {
  /// The text cannot be spoken.
  public struct CannotSay: WireError {
    /// As it is answered.
    public static let name = "dk.kodeoplaeser.Reader.CannotSay"

    /// The rule it breaks, in words.
    public var reason: String

    /// Of its fields.
    public init(reason: String) {
      self.reason = reason
    }

    public init(from fields: FieldReader) throws {
      reason = try fields.required(.reason)
    }

    public func encode(to fields: inout FieldWriter) throws {
      try fields.write(reason, .reason)
    }
  }
}

extension ReaderInterface {
  /// This account of the machine had the reader speak too often: Say, Code and ChangeSetting count together.
  public struct TooOften: WireError {
    /// As it is answered.
    public static let name = "dk.kodeoplaeser.Reader.TooOften"

    /// For how long it takes no more.
    public var seconds: Int

    /// Of its fields.
    public init(seconds: Int) {
      self.seconds = seconds
    }

    public init(from fields: FieldReader) throws {
      seconds = try fields.required(.seconds)
    }

    public func encode(to fields: inout FieldWriter) throws {
      try fields.write(seconds, .seconds)
    }
  }
}

extension ReaderInterface {
  /// There is no account of that name.
  public struct NoSuchAccount: WireError {
    /// As it is answered.
    public static let name = "dk.kodeoplaeser.Reader.NoSuchAccount"

    /// It has no fields.
    public init() {}

    public init(from _: FieldReader) {}

    public func encode(to _: inout FieldWriter) {}
  }
}

extension ReaderInterface {
  /// The reader has several users, and it was not said which is meant, or none of them.
  public struct WhichUser: WireError {
    /// As it is answered.
    public static let name = "dk.kodeoplaeser.Reader.WhichUser"

    /// Their user IDs.
    public var users: String

    /// Of its fields.
    public init(users: String) {
      self.users = users
    }

    public init(from fields: FieldReader) throws {
      users = try fields.required(.users)
    }

    public func encode(to fields: inout FieldWriter) throws {
      try fields.write(users, .users)
    }
  }
}

extension ReaderInterface {
  /// There is no account at all.
  public struct NoAccounts: WireError {
    /// As it is answered.
    public static let name = "dk.kodeoplaeser.Reader.NoAccounts"

    /// It has no fields.
    public init() {}

    public init(from _: FieldReader) {}

    public func encode(to _: inout FieldWriter) {}
  }
}

extension ReaderInterface {
  /// Nobody is enrolled on the reader, who could approve it.
  public struct NobodyApproves: WireError {
    /// As it is answered.
    public static let name = "dk.kodeoplaeser.Reader.NobodyApproves"

    /// It has no fields.
    public init() {}

    public init(from _: FieldReader) {}

    public func encode(to _: inout FieldWriter) {}
  }
}

extension ReaderInterface {
  /// There is no setting of that name.
  public struct NoSuchSetting: WireError {
    /// As it is answered.
    public static let name = "dk.kodeoplaeser.Reader.NoSuchSetting"

    /// It has no fields.
    public init() {}

    public init(from _: FieldReader) {}

    public func encode(to _: inout FieldWriter) {}
  }
}

extension ReaderInterface {
  /// It cannot be set to that.
  public struct NoSuchValue: WireError {
    /// As it is answered.
    public static let name = "dk.kodeoplaeser.Reader.NoSuchValue"

    /// What it can be set to.
    public var choices: String

    /// Of its fields.
    public init(choices: String) {
      self.choices = choices
    }

    public init(from fields: FieldReader) throws {
      choices = try fields.required(.choices)
    }

    public func encode(to fields: inout FieldWriter) throws {
      try fields.write(choices, .choices)
    }
  }
}

extension ReaderInterface {
  /// Others could hear more then: root sets that, or the keypad.
  public struct LessPrivate: WireError {
    /// As it is answered.
    public static let name = "dk.kodeoplaeser.Reader.LessPrivate"

    /// It has no fields.
    public init() {}

    public init(from _: FieldReader) {}

    public func encode(to _: inout FieldWriter) {}
  }
}
