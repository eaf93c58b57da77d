// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Approval.varlink, then swift run InterfaceGenerator.
public import Varlink

extension ApprovalInterface {
  /// Name the ways in which a user can approve, for a log-on that offers them: the first is the one that they approved with last, at this
  /// service, or where they never did, anywhere. A user ID that nobody has gets some as well, always the same: nobody learns here who is
  /// a user.
  public enum Methods {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Approval.Methods")

    /// What `Methods` takes.
    public struct Parameters: WireStructure {
      /// The user ID, as it was typed.
      public var user: String
      /// The service's name, as in Request.
      public var service: String

      /// Of its fields.
      public init(user: String, service: String) {
        self.user = user
        self.service = service
      }

      public init(from fields: FieldReader) throws {
        user = try fields.required(.user)
        service = try fields.required(.service)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(user, .user)
        try fields.write(service, .service)
      }
    }

    /// What `Methods` answers.
    public struct Reply: WireStructure {
      /// They; at least one.
      public var methods: [ApprovalMethod]

      /// Of its fields.
      public init(methods: [ApprovalMethod]) {
        self.methods = methods
      }

      public init(from fields: FieldReader) throws {
        methods = try fields.required(.methods)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(methods, .methods)
      }
    }
  }
}

extension ApprovalInterface {
  /// Ask for an approval.
  public enum Request {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Approval.Request")

    /// What `Request` takes.
    public struct Parameters: WireStructure {
      /// The user ID.
      public var user: String
      /// The service's name as the user knows it.
      public var service: String
      /// What the user is asked to do.
      public var action: Action
      /// What it is about: at most 500 characters, spoken as quoted.
      public var text: String
      /// Where money moves, how much: a decimal number with a full stop, such as 12500.00.
      public var amount: String?
      /// The amount's currency by ISO 4217, such as DKK.
      public var currency: String?
      /// Who gets the money.
      public var payee: String?
      /// The account it goes to.
      public var toAccount: String?
      /// The command that is to be run, whole: at most 4000 characters; a longer one is refused, and none is cut.
      public var command: String?
      /// The language of the text: da, en or kl.
      public var language: String?
      /// Where the person's session comes from, as the service sees it; each at most 100 characters, heard as quoted when the person asks,
      /// and by itself where it differs from last time: a network address,
      public var originAddress: String?
      /// a device,
      public var originDevice: String?
      /// and a place.
      public var originPlace: String?
      /// Whether the person is to be asked whether somebody is telephoning them about it.
      public var asksAboutCalls: Bool?
      /// How to bind; without it a one-time code.
      public var binding: Binding?
      /// Whether the person's own session at this machine asks, by the word of root, who alone may say so: with sameDevice the request goes
      /// to the reader of this machine, which needs neither code nor link.
      public var isLocal: Bool?
      /// The least assurance that will do; low without it.
      public var assurance: Assurance?
      /// How long the request lives: 300 seconds without it, at most 600.
      public var lifetimeSeconds: Int?

      /// Of its fields; nil leaves one out.
      public init(
        user: String, service: String, action: Action, text: String, amount: String? = nil,
        currency: String? = nil, payee: String? = nil, toAccount: String? = nil, command: String? = nil,
        language: String? = nil, originAddress: String? = nil, originDevice: String? = nil,
        originPlace: String? = nil, asksAboutCalls: Bool? = nil, binding: Binding? = nil,
        isLocal: Bool? = nil, assurance: Assurance? = nil, lifetimeSeconds: Int? = nil
      ) {
        self.user = user
        self.service = service
        self.action = action
        self.text = text
        self.amount = amount
        self.currency = currency
        self.payee = payee
        self.toAccount = toAccount
        self.command = command
        self.language = language
        self.originAddress = originAddress
        self.originDevice = originDevice
        self.originPlace = originPlace
        self.asksAboutCalls = asksAboutCalls
        self.binding = binding
        self.isLocal = isLocal
        self.assurance = assurance
        self.lifetimeSeconds = lifetimeSeconds
      }

      public init(from fields: FieldReader) throws {
        user = try fields.required(.user)
        service = try fields.required(.service)
        action = try fields.required(.action)
        text = try fields.required(.text)
        amount = try fields.optional(.amount)
        currency = try fields.optional(.currency)
        payee = try fields.optional(.payee)
        toAccount = try fields.optional(.toAccount)
        command = try fields.optional(.command)
        language = try fields.optional(.language)
        originAddress = try fields.optional(.originAddress)
        originDevice = try fields.optional(.originDevice)
        originPlace = try fields.optional(.originPlace)
        asksAboutCalls = try fields.optional(.asksAboutCalls)
        binding = try fields.optional(.binding)
        isLocal = try fields.optional(.isLocal)
        assurance = try fields.optional(.assurance)
        lifetimeSeconds = try fields.optional(.lifetimeSeconds)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(user, .user)
        try fields.write(service, .service)
        try fields.write(action, .action)
        try fields.write(text, .text)
        try fields.write(amount, .amount)
        try fields.write(currency, .currency)
        try fields.write(payee, .payee)
        try fields.write(toAccount, .toAccount)
        try fields.write(command, .command)
        try fields.write(language, .language)
        try fields.write(originAddress, .originAddress)
        try fields.write(originDevice, .originDevice)
        try fields.write(originPlace, .originPlace)
        try fields.write(asksAboutCalls, .asksAboutCalls)
        try fields.write(binding, .binding)
        try fields.write(isLocal, .isLocal)
        try fields.write(assurance, .assurance)
        try fields.write(lifetimeSeconds, .lifetimeSeconds)
      }
    }

    /// What `Request` answers.
    public struct Reply: WireStructure {
      /// What to call the approval from now on.
      public var approvalID: String
      /// The code to show to the user, where the binding has one.
      public var oneTimeCode: SecretText?
      /// What the QR code holds, or what is opened on the same device, where the binding has one: a secret of the session.
      public var link: SecretText?
      /// What a chip signs, three lines each with its line feed, as with ssh-keygen -Y sign -n approval@kodeoplaeser.dk.
      public var challenge: String?
      /// Whether keys may be typed over the wire (--allow-press): then an approval proves nobody's presence.
      public var allowsPressing: Bool?
      /// When the request expires, RFC 3339 in UTC.
      public var expiresAt: String

      /// Of its fields; nil leaves one out.
      public init(
        approvalID: String, oneTimeCode: SecretText? = nil, link: SecretText? = nil,
        challenge: String? = nil, allowsPressing: Bool? = nil, expiresAt: String
      ) {
        self.approvalID = approvalID
        self.oneTimeCode = oneTimeCode
        self.link = link
        self.challenge = challenge
        self.allowsPressing = allowsPressing
        self.expiresAt = expiresAt
      }

      public init(from fields: FieldReader) throws {
        approvalID = try fields.required(.approvalID)
        oneTimeCode = try fields.optional(.oneTimeCode)
        link = try fields.optional(.link)
        challenge = try fields.optional(.challenge)
        allowsPressing = try fields.optional(.allowsPressing)
        expiresAt = try fields.required(.expiresAt)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(approvalID, .approvalID)
        try fields.write(oneTimeCode, .oneTimeCode)
        try fields.write(link, .link)
        try fields.write(challenge, .challenge)
        try fields.write(allowsPressing, .allowsPressing)
        try fields.write(expiresAt, .expiresAt)
      }
    }
  }
}

extension ApprovalInterface {
  /// Follow an approval to its end: with more, each state as it is reached, and the last one however slowly it is read;
  /// without, the state it is in. A rejection that the person may still give a reason for is told twice: at once, when nothing can
  /// approve any more, and last with the reason.
  public enum Watch {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Approval.Watch")

    /// What `Watch` takes.
    public struct Parameters: WireStructure {
      /// The approval.
      public var approvalID: String

      /// Of its fields.
      public init(approvalID: String) {
        self.approvalID = approvalID
      }

      public init(from fields: FieldReader) throws {
        approvalID = try fields.required(.approvalID)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(approvalID, .approvalID)
      }
    }

    /// What `Watch` answers.
    public struct Reply: WireStructure {
      /// The state reached.
      public var state: State
      /// The signed receipt, a compact JWS, once approved.
      public var receipt: String?
      /// Why it was rejected: changedMind or notMe; none while the person may still say it, or where the reader went away before.
      public var reason: String?

      /// Of its fields; nil leaves one out.
      public init(state: State, receipt: String? = nil, reason: String? = nil) {
        self.state = state
        self.receipt = receipt
        self.reason = reason
      }

      public init(from fields: FieldReader) throws {
        state = try fields.required(.state)
        receipt = try fields.optional(.receipt)
        reason = try fields.optional(.reason)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(state, .state)
        try fields.write(receipt, .receipt)
        try fields.write(reason, .reason)
      }
    }
  }
}

extension ApprovalInterface {
  /// Say that the text was shown to its end, where the service itself shows it: with a shown code and with a chip; and with a spoken
  /// code, where the reader's own is to be taken beside the one bound to what was heard. heard_how in the receipt tells them apart.
  public enum Present {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Approval.Present")

    /// What `Present` takes.
    public struct Parameters: WireStructure {
      /// The approval.
      public var approvalID: String

      /// Of its fields.
      public init(approvalID: String) {
        self.approvalID = approvalID
      }

      public init(from fields: FieldReader) throws {
        approvalID = try fields.required(.approvalID)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(approvalID, .approvalID)
      }
    }
  }
}

extension ApprovalInterface {
  /// Submit the code that the user heard or was shown, and their password: binding and approval in one.
  public enum SubmitCode {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Approval.SubmitCode")

    /// What `SubmitCode` takes.
    public struct Parameters: WireStructure {
      /// The approval.
      public var approvalID: String
      /// The code that was heard or shown.
      public var code: SecretText
      /// The user's password.
      public var password: SecretText

      /// Of its fields.
      public init(approvalID: String, code: SecretText, password: SecretText) {
        self.approvalID = approvalID
        self.code = code
        self.password = password
      }

      public init(from fields: FieldReader) throws {
        approvalID = try fields.required(.approvalID)
        code = try fields.required(.code)
        password = try fields.required(.password)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(approvalID, .approvalID)
        try fields.write(code, .code)
        try fields.write(password, .password)
      }
    }
  }
}
