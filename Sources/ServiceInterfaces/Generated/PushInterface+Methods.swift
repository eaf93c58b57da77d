// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Push.varlink, then swift run InterfaceGenerator.
public import Varlink

extension PushInterface {
  /// Take what is to be sent, each as it comes, until this connection closes: with more. The first reply follows at once where something
  /// waits. Whoever takes last gets it all.
  public enum Carry {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Nothing, Reply>(
      "dk.kodeoplaeser.Push.Carry")

    /// What `Carry` answers.
    public struct Reply: WireStructure {
      /// What names it in Answer and Fail.
      public var exchange: Int
      /// Where to: an address that begins with https://. It is not to be redirected.
      public var url: String
      /// The body of a POST, application/x-www-form-urlencoded; a GET without it.
      public var form: SecretText?

      /// Of its fields; nil leaves one out.
      public init(exchange: Int, url: String, form: SecretText? = nil) {
        self.exchange = exchange
        self.url = url
        self.form = form
      }

      public init(from fields: FieldReader) throws {
        exchange = try fields.required(.exchange)
        url = try fields.required(.url)
        form = try fields.optional(.form)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(exchange, .exchange)
        try fields.write(url, .url)
        try fields.write(form, .form)
      }
    }
  }
}

extension PushInterface {
  /// Bring what a server answered.
  public enum Answer {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Push.Answer")

    /// What `Answer` takes.
    public struct Parameters: WireStructure {
      /// Which exchange.
      public var exchange: Int
      /// The status of HTTP.
      public var httpStatus: Int
      /// The body in UTF-8, at most 65536 bytes.
      public var answer: SecretText

      /// Of its fields.
      public init(exchange: Int, httpStatus: Int, answer: SecretText) {
        self.exchange = exchange
        self.httpStatus = httpStatus
        self.answer = answer
      }

      public init(from fields: FieldReader) throws {
        exchange = try fields.required(.exchange)
        httpStatus = try fields.required(.httpStatus)
        answer = try fields.required(.answer)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(exchange, .exchange)
        try fields.write(httpStatus, .httpStatus)
        try fields.write(answer, .answer)
      }
    }
  }
}

extension PushInterface {
  /// Say that a server could not be asked, or that its answer was not to be taken.
  public enum Fail {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Push.Fail")

    /// What `Fail` takes.
    public struct Parameters: WireStructure {
      /// Which exchange.
      public var exchange: Int
      /// Why, in words.
      public var reason: String

      /// Of its fields.
      public init(exchange: Int, reason: String) {
        self.exchange = exchange
        self.reason = reason
      }

      public init(from fields: FieldReader) throws {
        exchange = try fields.required(.exchange)
        reason = try fields.required(.reason)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(exchange, .exchange)
        try fields.write(reason, .reason)
      }
    }
  }
}

extension PushInterface {
  /// Have every server asked for logins once more, unless it is being asked. What is to be sent for that comes by Carry.
  public enum Poll {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Nothing, Reply>(
      "dk.kodeoplaeser.Push.Poll")

    /// What `Poll` answers.
    public struct Reply: WireStructure {
      /// How many push tokens there are.
      public var tokens: Int

      /// Of its fields.
      public init(tokens: Int) {
        self.tokens = tokens
      }

      public init(from fields: FieldReader) throws {
        tokens = try fields.required(.tokens)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(tokens, .tokens)
      }
    }
  }
}
