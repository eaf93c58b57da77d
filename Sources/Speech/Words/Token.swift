// SPDX-License-Identifier: GPL-3.0-or-later

/// A piece of a text with its meaning; what it sounds like is the lexicon's business.
enum Token: Hashable, Sendable {
  /// Said as it stands.
  case word(String)
  /// An entry of the lexicon, by its lower-case key.
  case listed(key: String, written: String)
  case number(Int, written: String)
  /// Said digit by digit, separators named.
  case digits(String)
  /// "borger.dk", "www.x.com/path", "a@b.dk": labels and separators.
  case site(String)
  case symbol(Character)
  /// The end of a clause or sentence.
  case stop(Utterance.Ending)
}
