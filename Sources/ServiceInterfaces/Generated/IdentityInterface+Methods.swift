// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Identity.varlink, then swift run InterfaceGenerator.
public import Varlink

extension IdentityInterface {
  /// Make a user and activate this reader for them. For a user who is there already it is one device more, or this one again: with the
  /// password that they have, and by an approval on something else of theirs, by a recovery that is due, or by root.
  public enum Enrol {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Identity.Enrol")

    /// What `Enrol` takes.
    public struct Parameters: WireStructure {
      /// The user ID: 4 to 48 characters, not ten digits.
      public var user: String
      /// The password: 8 to 64 characters.
      public var password: SecretText
      /// The PIN: six digits.
      public var pin: SecretText
      /// The approval of this change, once the person gave it; without it ApprovalNeeded names the one that was begun.
      public var approval: String?
      /// How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      public var binding: String?
      /// Whether recovery codes are to be made, in the place of those that there were.
      public var recoveryCodes: Bool?
      /// The digest of the operator's terms, where the person accepts them.
      public var terms: String?

      /// Of its fields; nil leaves one out.
      public init(
        user: String, password: SecretText, pin: SecretText, approval: String? = nil,
        binding: String? = nil, recoveryCodes: Bool? = nil, terms: String? = nil
      ) {
        self.user = user
        self.password = password
        self.pin = pin
        self.approval = approval
        self.binding = binding
        self.recoveryCodes = recoveryCodes
        self.terms = terms
      }

      public init(from fields: FieldReader) throws {
        user = try fields.required(.user)
        password = try fields.required(.password)
        pin = try fields.required(.pin)
        approval = try fields.optional(.approval)
        binding = try fields.optional(.binding)
        recoveryCodes = try fields.optional(.recoveryCodes)
        terms = try fields.optional(.terms)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(user, .user)
        try fields.write(password, .password)
        try fields.write(pin, .pin)
        try fields.write(approval, .approval)
        try fields.write(binding, .binding)
        try fields.write(recoveryCodes, .recoveryCodes)
        try fields.write(terms, .terms)
      }
    }

    /// What `Enrol` answers.
    public struct Reply: WireStructure {
      /// The serial number under which this reader is registered.
      public var serial: String
      /// The recovery codes, where they were asked for: one a line, given this once.
      public var codes: SecretText?

      /// Of its fields; nil leaves one out.
      public init(serial: String, codes: SecretText? = nil) {
        self.serial = serial
        self.codes = codes
      }

      public init(from fields: FieldReader) throws {
        serial = try fields.required(.serial)
        codes = try fields.optional(.codes)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(serial, .serial)
        try fields.write(codes, .codes)
      }
    }
  }
}

extension IdentityInterface {
  /// Tell the operator's terms, which a person accepts before anything approves for them.
  public enum Terms {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Nothing, Reply>(
      "dk.kodeoplaeser.Identity.Terms")

    /// What `Terms` answers.
    public struct Reply: WireStructure {
      /// They, if there are any.
      public var terms: OperatorTerms?

      /// Of its fields; nil leaves one out.
      public init(terms: OperatorTerms? = nil) {
        self.terms = terms
      }

      public init(from fields: FieldReader) throws {
        terms = try fields.optional(.terms)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(terms, .terms)
      }
    }
  }
}

extension IdentityInterface {
  /// Accept the operator's terms for a user: their version and digest stand in the log. Others than those are asked for again.
  public enum AcceptTerms {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Identity.AcceptTerms")

    /// What `AcceptTerms` takes.
    public struct Parameters: WireStructure {
      /// The user.
      public var user: String
      /// The digest of the terms that the person was shown.
      public var digest: String

      /// Of its fields.
      public init(user: String, digest: String) {
        self.user = user
        self.digest = digest
      }

      public init(from fields: FieldReader) throws {
        user = try fields.required(.user)
        digest = try fields.required(.digest)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(user, .user)
        try fields.write(digest, .digest)
      }
    }
  }
}

extension IdentityInterface {
  /// Follow what concerns the user of an app, from now on, with more: one reply each, until the app approves no more. Requests and what is
  /// only a reminder are told to an app that accepted notifications; what changes what may approve, and who may ask, to every one.
  public enum Follow {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Identity.Follow")

    /// What `Follow` takes.
    public struct Parameters: WireStructure {
      /// The app.
      public var authenticator: String

      /// Of its fields.
      public init(authenticator: String) {
        self.authenticator = authenticator
      }

      public init(from fields: FieldReader) throws {
        authenticator = try fields.required(.authenticator)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(authenticator, .authenticator)
      }
    }

    /// What `Follow` answers.
    public struct Reply: WireStructure {
      /// What happened, as the log calls it; approval.requested where a request waits that the app may answer.
      public var event: String
      /// What it is about: an approval, an authenticator's number, a service or an account.
      public var subject: String

      /// Of its fields.
      public init(event: String, subject: String) {
        self.event = event
        self.subject = subject
      }

      public init(from fields: FieldReader) throws {
        event = try fields.required(.event)
        subject = try fields.required(.subject)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(event, .event)
        try fields.write(subject, .subject)
      }
    }
  }
}

extension IdentityInterface {
  /// Every change, oldest first, with more: one reply an entry, and a last one without.
  public enum Log {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Identity.Log")

    /// What `Log` takes.
    public struct Parameters: WireStructure {
      /// Only entries after this number.
      public var after: Int?

      /// Of its fields; nil leaves one out.
      public init(after: Int? = nil) {
        self.after = after
      }

      public init(from fields: FieldReader) throws {
        after = try fields.optional(.after)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(after, .after)
      }
    }

    /// What `Log` answers.
    public struct Reply: WireStructure {
      /// The entry.
      public var entry: Entry?

      /// Of its fields; nil leaves one out.
      public init(entry: Entry? = nil) {
        self.entry = entry
      }

      public init(from fields: FieldReader) throws {
        entry = try fields.optional(.entry)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(entry, .entry)
      }
    }
  }
}

extension IdentityInterface {
  /// Tell what a user approved and rejected, newest first, with more: one reply each, and a last one without.
  public enum History {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Identity.History")

    /// What `History` takes.
    public struct Parameters: WireStructure {
      /// The user.
      public var user: String
      /// The approval of this, once the person gave it; without it ApprovalNeeded names the one that was begun.
      public var approval: String?
      /// How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      public var binding: String?

      /// Of its fields; nil leaves one out.
      public init(user: String, approval: String? = nil, binding: String? = nil) {
        self.user = user
        self.approval = approval
        self.binding = binding
      }

      public init(from fields: FieldReader) throws {
        user = try fields.required(.user)
        approval = try fields.optional(.approval)
        binding = try fields.optional(.binding)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(user, .user)
        try fields.write(approval, .approval)
        try fields.write(binding, .binding)
      }
    }

    /// What `History` answers.
    public struct Reply: WireStructure {
      /// The decision.
      public var past: Past?

      /// Of its fields; nil leaves one out.
      public init(past: Past? = nil) {
        self.past = past
      }

      public init(from fields: FieldReader) throws {
        past = try fields.optional(.past)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(past, .past)
      }
    }
  }
}

extension IdentityInterface {
  /// Check the log: that no entry was changed, left out or cut off.
  public enum VerifyLog {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Nothing, Reply>(
      "dk.kodeoplaeser.Identity.VerifyLog")

    /// What `VerifyLog` answers.
    public struct Reply: WireStructure {
      /// Whether it is whole.
      public var isWhole: Bool
      /// How many entries there are.
      public var entries: Int
      /// The first entry that does not hold.
      public var firstBroken: Int?

      /// Of its fields; nil leaves one out.
      public init(isWhole: Bool, entries: Int, firstBroken: Int? = nil) {
        self.isWhole = isWhole
        self.entries = entries
        self.firstBroken = firstBroken
      }

      public init(from fields: FieldReader) throws {
        isWhole = try fields.required(.isWhole)
        entries = try fields.required(.entries)
        firstBroken = try fields.optional(.firstBroken)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(isWhole, .isWhole)
        try fields.write(entries, .entries)
        try fields.write(firstBroken, .firstBroken)
      }
    }
  }
}

extension IdentityInterface {
  /// Copy users, approvals and what the reader keeps into a new folder in `backup` beside the state, while all goes on. For root.
  public enum BackUp {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Nothing, Reply>(
      "dk.kodeoplaeser.Identity.BackUp")

    /// What `BackUp` answers.
    public struct Reply: WireStructure {
      /// The folder, for this account's eyes alone: whoever has it has every secret of the state.
      public var folder: String
      /// How many entries the log had when it began.
      public var entries: Int

      /// Of its fields.
      public init(folder: String, entries: Int) {
        self.folder = folder
        self.entries = entries
      }

      public init(from fields: FieldReader) throws {
        folder = try fields.required(.folder)
        entries = try fields.required(.entries)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(folder, .folder)
        try fields.write(entries, .entries)
      }
    }
  }
}
