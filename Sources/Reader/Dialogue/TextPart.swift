// SPDX-License-Identifier: GPL-3.0-or-later
public import Speech

/// One part of a transaction text, small enough to be heard again by itself.
public enum TextPart: Hashable, Sendable {
  /// Words of the service, spoken by the quote voice between the quote marks.
  case quote(Utterance)
  /// What the service put into a field of its own: its action, an amount, a payee, an account.
  case field(Speakable)

  var isQuote: Bool {
    if case .quote = self { true } else { false }
  }
}
