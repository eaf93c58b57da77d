// SPDX-License-Identifier: GPL-3.0-or-later

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
