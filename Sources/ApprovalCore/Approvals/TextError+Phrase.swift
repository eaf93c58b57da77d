// SPDX-License-Identifier: GPL-3.0-or-later

extension TextError {
  /// The key of the phrase that the reader speaks.
  public var phrase: String { reason.phrase }

  /// What stands for the phrase's placeholders; `field` is one of `Field`'s raw values.
  public var arguments: [String: String] {
    var arguments = ["field": field.rawValue]
    switch reason {
    case .tooLong(let characters, let limit):
      arguments["characters"] = String(characters)
      arguments["limit"] = String(limit)
    case .invisible(let position, _): arguments["position"] = String(position)
    case .needs(let other): arguments["other"] = other.rawValue
    case .outOfRange(_, let range):
      arguments["least"] = String(range.lowerBound)
      arguments["most"] = String(range.upperBound)
    default: break
    }
    return arguments
  }
}

extension TextError.Reason {
  /// The key of the phrase that the reader speaks.
  public var phrase: String {
    switch self {
    case .empty: "errorTextEmpty"
    case .tooLong: "errorTextTooLong"
    case .tooManyMarks: "errorTextTooManyMarks"
    case .invisible: "errorTextInvisible"
    case .notANumber: "errorTextNotANumber"
    case .notACurrency: "errorTextNotACurrency"
    case .notALanguage: "errorTextNotALanguage"
    case .needs: "errorTextNeeds"
    case .outOfRange: "errorTextOutOfRange"
    }
  }

  /// Every reason once, so that a phrase file can be checked against them.
  public static let allCases: [TextError.Reason] = [
    .empty, .tooLong(characters: 501, limit: 500), .tooManyMarks, .invisible(position: 1, scalar: 0x202E),
    .notANumber,
    .notACurrency, .notALanguage, .needs(.currency), .outOfRange(0, 1...600),
  ]
}
