// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a field of a transaction text was turned away at the door.
public struct TextError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The fields of a request, by the names the command line and the wire give them.
  public enum Field: String, CaseIterable, Sendable {
    /// As they are named there.
    case service, text, amount, currency, payee
    case toAccount = "to-account"
    case command, language, lifetime, origin
  }

  /// The rules that a field may break.
  public enum Reason: Hashable, Sendable {
    /// Nothing, or white space only.
    case empty
    /// More characters than the field may have.
    case tooLong(characters: Int, limit: Int)
    /// More combining marks than can be spoken.
    case tooManyMarks
    /// A character that cannot be seen or heard; positions count from 1.
    case invisible(position: Int, scalar: UInt32)
    /// No decimal number with a point.
    case notANumber
    /// A number below zero, where money moves one way.
    case negative
    /// More digits before the point than are spoken.
    case tooManyDigits(Int, limit: Int)
    /// More digits after the point than any currency has.
    case tooManyDecimals(Int, limit: Int)
    /// Not three capital letters.
    case notACurrency
    /// Three letters that are no currency's (ISO 4217).
    case unknownCurrency
    /// Nothing beside it says what is asked either.
    case nothingAsked
    /// Not two or three small letters.
    case notALanguage
    /// Another field is missing beside it.
    case needs(Field)
    /// A number out of its range.
    case outOfRange(Int64, ClosedRange<Int64>)
  }

  /// The field that was turned away.
  public let field: Field
  /// The rule it breaks.
  public let reason: Reason

  /// An error of a field.
  public init(_ field: Field, _ reason: Reason) {
    self.field = field
    self.reason = reason
  }

  /// For the terminal and the log: what is wrong, and how it is written.
  public var description: String {
    switch reason {
    case .empty: "the \(field.rawValue) is empty"
    case .tooLong(let characters, let limit):
      "the \(field.rawValue) has \(characters) characters; at most \(limit) are allowed"
    case .tooManyMarks: "the \(field.rawValue) stacks too many marks on its letters"
    case .invisible(let position, let scalar):
      "the \(field.rawValue) has a character at position \(position) that cannot be seen or heard "
        + "(U+\(Self.hexadecimal(scalar))); remove it"
    case .notANumber:
      "the \(field.rawValue) is not a number that can be spoken; write it as 12500.00"
    case .negative: "the \(field.rawValue) is below zero; write it without a minus"
    case .tooManyDigits(let digits, let limit):
      "the \(field.rawValue) has \(digits) digits before the point; at most \(limit) are allowed"
    case .tooManyDecimals(let digits, let limit):
      "the \(field.rawValue) has \(digits) digits after the point; at most \(limit) are allowed"
    case .notACurrency: "the \(field.rawValue) is not three capital letters, such as DKK"
    case .unknownCurrency: "the \(field.rawValue) is no currency's code; ISO 4217 has them, such as DKK"
    case .nothingAsked:
      "the \(field.rawValue) is empty, and there is no amount or command; say what the person is to agree to"
    case .notALanguage: "the \(field.rawValue) is not a language code, such as da"
    case .needs(let other): "the \(field.rawValue) needs the \(other.rawValue) beside it"
    case .outOfRange(let value, let range):
      "the \(field.rawValue) is \(value); it may be \(range.lowerBound) to \(range.upperBound)"
    }
  }

  private static func hexadecimal(_ scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension TextError {
  /// What programs know it by: it never changes.
  public var code: String { reason.code }

  /// What it carries, by name; fields have codes of their own.
  public var arguments: [String: CodeArgument] {
    reason.arguments.merging(["field": .code(field.code)]) { own, _ in own }
  }
}

extension TextError.Field {
  /// What programs know it by: it never changes.
  public var code: String {
    switch self {
    case .service: "partService"
    case .text: "partText"
    case .amount: "partAmount"
    case .currency: "partCurrency"
    case .payee: "partPayee"
    case .toAccount: "partToAccount"
    case .command: "partCommand"
    case .language: "partLanguage"
    case .lifetime: "partLifetime"
    case .origin: "partOrigin"
    }
  }
}

extension TextError.Reason {
  /// What programs know it by: it never changes.
  public var code: String {
    switch self {
    case .empty: "errorTextEmpty"
    case .tooLong: "errorTextTooLong"
    case .tooManyMarks: "errorTextTooManyMarks"
    case .invisible: "errorTextInvisible"
    case .notANumber: "errorTextNotANumber"
    case .negative: "errorTextNegative"
    case .tooManyDigits: "errorTextTooManyDigits"
    case .tooManyDecimals: "errorTextTooManyDecimals"
    case .notACurrency: "errorTextNotACurrency"
    case .unknownCurrency: "errorTextUnknownCurrency"
    case .nothingAsked: "errorTextNothingAsked"
    case .notALanguage: "errorTextNotALanguage"
    case .needs: "errorTextNeeds"
    case .outOfRange: "errorTextOutOfRange"
    }
  }

  fileprivate var arguments: [String: CodeArgument] {
    switch self {
    case .empty, .tooManyMarks, .notANumber, .negative, .notACurrency, .unknownCurrency, .nothingAsked,
      .notALanguage:
      [:]
    case .tooManyDigits(_, let limit), .tooManyDecimals(_, let limit): ["limit": .number(limit)]
    case .tooLong(let characters, let limit): ["characters": .number(characters), "limit": .number(limit)]
    case .invisible(let position, _): ["position": .number(position)]
    case .needs(let other): ["other": .code(other.code)]
    case .outOfRange(_, let range):
      ["least": .number(Int(range.lowerBound)), "most": .number(Int(range.upperBound))]
    }
  }

  /// Every reason once, so that whoever knows them can be checked.
  public static let allCases: [TextError.Reason] = [
    .empty, .tooLong(characters: 501, limit: 500), .tooManyMarks, .invisible(position: 1, scalar: 0x202E),
    .notANumber, .negative, .tooManyDigits(13, limit: 12), .tooManyDecimals(5, limit: 4),
    .notACurrency, .unknownCurrency, .nothingAsked, .notALanguage, .needs(.currency), .outOfRange(0, 1...600),
  ]
}
