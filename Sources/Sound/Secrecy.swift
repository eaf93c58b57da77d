// SPDX-License-Identifier: GPL-3.0-or-later

/// Whose ears a passage is for.
public enum Secrecy: Sendable, Equatable {
  /// Anyone's: prompts and earcons.
  case open
  /// Only the listener's: codes and transaction texts. Refused on a public output.
  case secret
  /// A secret that the listener asked to hear aloud after being warned. Played anywhere.
  case aloud
}
