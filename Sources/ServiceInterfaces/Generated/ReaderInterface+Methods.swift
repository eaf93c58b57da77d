// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Reader.varlink, then swift run InterfaceGenerator.
public import Varlink

extension ReaderInterface {
  /// Speak a text as a stranger's, in the second voice and between its tones, after the reader has said who asks. It is heard
  /// once the reader has nothing to say itself and no approval is dealt with; a key silences it and all that waits.
  public enum Say {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Reader.Say")

    /// What `Say` takes.
    public struct Parameters: WireStructure {
      /// The text, at most 500 characters.
      public var text: String
      /// Its language: da, en or kl; without it the reader's.
      public var language: String?
      /// Makes no difference: every text is spoken as a stranger's.
      public var quote: Bool?

      /// Of its fields; nil leaves one out.
      public init(text: String, language: String? = nil, quote: Bool? = nil) {
        self.text = text
        self.language = language
        self.quote = quote
      }

      public init(from fields: FieldReader) throws {
        text = try fields.required(.text)
        language = try fields.optional(.language)
        quote = try fields.optional(.quote)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(text, .text)
        try fields.write(language, .language)
        try fields.write(quote, .quote)
      }
    }
  }
}

extension ReaderInterface {
  /// Speak a code.
  public enum Code {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Reader.Code")

    /// What `Code` takes.
    public struct Parameters: WireStructure {
      /// Of which other service; without it the reader's own.
      public var account: String?
      /// Whose, where the reader has several users; without it, of the one that this account stands for.
      public var user: String?

      /// Of its fields; nil leaves one out.
      public init(account: String? = nil, user: String? = nil) {
        self.account = account
        self.user = user
      }

      public init(from fields: FieldReader) throws {
        account = try fields.optional(.account)
        user = try fields.optional(.user)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(account, .account)
        try fields.write(user, .user)
      }
    }
  }
}

extension ReaderInterface {
  /// Keep another service's account, whose codes are spoken from then on.
  public enum AddAccount {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Reader.AddAccount")

    /// What `AddAccount` takes.
    public struct Parameters: WireStructure {
      /// The account as an otpauth:// address: a secret.
      public var uri: SecretText
      /// What to call it; without it, its issuer and account.
      public var name: String?
      /// Whose, where the reader has several users; without it, of the one that this account stands for.
      public var user: String?

      /// Of its fields; nil leaves one out.
      public init(uri: SecretText, name: String? = nil, user: String? = nil) {
        self.uri = uri
        self.name = name
        self.user = user
      }

      public init(from fields: FieldReader) throws {
        uri = try fields.required(.uri)
        name = try fields.optional(.name)
        user = try fields.optional(.user)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(uri, .uri)
        try fields.write(name, .name)
        try fields.write(user, .user)
      }
    }

    /// What `AddAccount` answers.
    public struct Reply: WireStructure {
      /// What it is called.
      public var name: String

      /// Of its fields.
      public init(name: String) {
        self.name = name
      }

      public init(from fields: FieldReader) throws {
        name = try fields.required(.name)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(name, .name)
      }
    }
  }
}

extension ReaderInterface {
  /// Name the accounts, in their order.
  public enum Accounts {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Reader.Accounts")

    /// What `Accounts` takes.
    public struct Parameters: WireStructure {
      /// Whose, where the reader has several users; without it, of the one that this account stands for.
      public var user: String?

      /// Of its fields; nil leaves one out.
      public init(user: String? = nil) {
        self.user = user
      }

      public init(from fields: FieldReader) throws {
        user = try fields.optional(.user)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(user, .user)
      }
    }

    /// What `Accounts` answers.
    public struct Reply: WireStructure {
      /// Their names.
      public var names: [String]

      /// Of its fields.
      public init(names: [String]) {
        self.names = names
      }

      public init(from fields: FieldReader) throws {
        names = try fields.required(.names)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(names, .names)
      }
    }
  }
}

extension ReaderInterface {
  /// Forget an account and what makes its codes.
  public enum RemoveAccount {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Reader.RemoveAccount")

    /// What `RemoveAccount` takes.
    public struct Parameters: WireStructure {
      /// What it is called.
      public var name: String
      /// Whose, where the reader has several users; without it, of the one that this account stands for.
      public var user: String?

      /// Of its fields; nil leaves one out.
      public init(name: String, user: String? = nil) {
        self.name = name
        self.user = user
      }

      public init(from fields: FieldReader) throws {
        name = try fields.required(.name)
        user = try fields.optional(.user)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(name, .name)
        try fields.write(user, .user)
      }
    }
  }
}

extension ReaderInterface {
  /// Keep the accounts of another program: those that can be kept all at once, or none. How many there are is heard.
  public enum ImportAccounts {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Reader.ImportAccounts")

    /// What `ImportAccounts` takes.
    public struct Parameters: WireStructure {
      /// The accounts, each under its issuer and account.
      public var accounts: [CarriedAccount]
      /// Whose, where the reader has several users; without it, of the one that this account stands for.
      public var user: String?

      /// Of its fields; nil leaves one out.
      public init(accounts: [CarriedAccount], user: String? = nil) {
        self.accounts = accounts
        self.user = user
      }

      public init(from fields: FieldReader) throws {
        accounts = try fields.required(.accounts)
        user = try fields.optional(.user)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(accounts, .accounts)
        try fields.write(user, .user)
      }
    }

    /// What `ImportAccounts` answers.
    public struct Reply: WireStructure {
      /// What came of each, in the same order.
      public var accounts: [ImportedAccount]

      /// Of its fields.
      public init(accounts: [ImportedAccount]) {
        self.accounts = accounts
      }

      public init(from fields: FieldReader) throws {
        accounts = try fields.required(.accounts)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(accounts, .accounts)
      }
    }
  }
}

extension ReaderInterface {
  /// Give out every account with what makes its codes. The person hears how many leave the reader, and approves it as any change.
  public enum ExportAccounts {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Reader.ExportAccounts")

    /// What `ExportAccounts` takes.
    public struct Parameters: WireStructure {
      /// Whether they are kept where anybody can read them, as the person is told.
      public var isPlain: Bool
      /// The approval of this change, once the person gave it; without it dk.kodeoplaeser.Identity.ApprovalNeeded names the one that
      /// was begun.
      public var approval: String?
      /// Whose, where the reader has several users; without it, of the one that this account stands for.
      public var user: String?

      /// Of its fields; nil leaves one out.
      public init(isPlain: Bool, approval: String? = nil, user: String? = nil) {
        self.isPlain = isPlain
        self.approval = approval
        self.user = user
      }

      public init(from fields: FieldReader) throws {
        isPlain = try fields.required(.isPlain)
        approval = try fields.optional(.approval)
        user = try fields.optional(.user)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(isPlain, .isPlain)
        try fields.write(approval, .approval)
        try fields.write(user, .user)
      }
    }

    /// What `ExportAccounts` answers.
    public struct Reply: WireStructure {
      /// The accounts in their order, each under the name that it has here.
      public var accounts: [CarriedAccount]

      /// Of its fields.
      public init(accounts: [CarriedAccount]) {
        self.accounts = accounts
      }

      public init(from fields: FieldReader) throws {
        accounts = try fields.required(.accounts)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(accounts, .accounts)
      }
    }
  }
}

extension ReaderInterface {
  /// Forget all accounts and what makes their codes. The person hears how many, and approves it as any change.
  public enum RemoveAllAccounts {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Reader.RemoveAllAccounts")

    /// What `RemoveAllAccounts` takes.
    public struct Parameters: WireStructure {
      /// The approval of this change, once the person gave it; without it dk.kodeoplaeser.Identity.ApprovalNeeded names the one that
      /// was begun.
      public var approval: String?
      /// Whose, where the reader has several users; without it, of the one that this account stands for.
      public var user: String?

      /// Of its fields; nil leaves one out.
      public init(approval: String? = nil, user: String? = nil) {
        self.approval = approval
        self.user = user
      }

      public init(from fields: FieldReader) throws {
        approval = try fields.optional(.approval)
        user = try fields.optional(.user)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(approval, .approval)
        try fields.write(user, .user)
      }
    }

    /// What `RemoveAllAccounts` answers.
    public struct Reply: WireStructure {
      /// How many there were.
      public var count: Int

      /// Of its fields.
      public init(count: Int) {
        self.count = count
      }

      public init(from fields: FieldReader) throws {
        count = try fields.required(.count)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(count, .count)
      }
    }
  }
}
