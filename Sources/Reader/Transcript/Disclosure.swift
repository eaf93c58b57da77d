// SPDX-License-Identifier: GPL-3.0-or-later

/// How much of something a transcript shows that hides secrets.
///
/// Nothing of what is hidden may be told from the shape of its line, nor from the lines around it: no length, position,
/// phonemes or word count, not whether it was heard to its end, and not how long it took.
enum Disclosure: Sendable {
  /// All of it.
  case shown
  /// That a secret was spoken: a code, or a digit of it.
  case spoken
  /// That a digit was typed, or answered with a sound. Told with the next line that is shown, so that not even whoever reads
  /// along learns how fast somebody types.
  case typed
  /// That something was written, once for all keys and sounds of it: how many there are tells a password's length.
  case written
}
