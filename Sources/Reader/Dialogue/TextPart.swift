// SPDX-License-Identifier: GPL-3.0-or-later
public import Speech

/// One part of a transaction text, small enough to be heard again by itself.
public enum TextPart: Hashable, Sendable {
  /// Words of the service, spoken by the quote voice between the quote marks.
  case quote(Utterance)
  /// What the service put into a field of its own: its action, an amount, a payee, an account; with the phrase that says it.
  case field(Utterance, phrase: String)

  var isQuote: Bool {
    if case .quote = self { true } else { false }
  }

  /// The words of it.
  public var utterance: Utterance {
    switch self {
    case .quote(let utterance), .field(let utterance, _): utterance
    }
  }

  /// It, or what is left of it from a word on, or one word of it.
  func saying(_ utterance: Utterance) -> Speakable {
    switch self {
    case .quote: .quote(utterance)
    case .field(_, let phrase): .field(utterance, phrase: phrase)
    }
  }
}
