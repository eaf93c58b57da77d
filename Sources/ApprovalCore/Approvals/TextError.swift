// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a field of a transaction text was turned away at the door.
public struct TextError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The fields of a request, by the names the command line and the wire give them.
  public enum Field: String, CaseIterable, Sendable {
    case service, text, amount, currency, payee
    case toAccount = "to-account"
    case language, lifetime
  }

  public enum Reason: Hashable, Sendable {
    case empty
    case tooLong(characters: Int, limit: Int)
    case tooManyMarks
    case invisible(position: Int, scalar: UInt32)
    case notANumber
    case notACurrency
    case notALanguage
    case needs(Field)
    case outOfRange(Int64, ClosedRange<Int64>)
  }

  public let field: Field
  public let reason: Reason

  public init(_ field: Field, _ reason: Reason) {
    self.field = field
    self.reason = reason
  }

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
      "the \(field.rawValue) is not a number; write it as 12500.00, at most 12 digits before the point"
    case .notACurrency: "the \(field.rawValue) is not three capital letters, such as DKK"
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
