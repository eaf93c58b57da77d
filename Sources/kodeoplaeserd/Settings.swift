// SPDX-License-Identifier: GPL-3.0-or-later
internal import Keypad
internal import Sound
internal import Speech

/// What the daemon is told on its command line, checked as far as that goes without touching anything.
struct Settings: Sendable {
  var state: String
  var socket: String
  var voices: String
  /// The reader's own language where it was named; else the one chosen from the keypad, else Danish.
  var language: LanguageCode?
  /// Where text messages leave; the state's own folder where none was named.
  var messages: MessageOutlet?
  var audio: OutputDescription?
  /// How much sound the output holds, where that was told.
  var buffer: Duration?
  var isPublic = false
  var keypad: KeypadChoice?
  var transcript: String?
  var transcriptHoldsSecrets = false
  var allowsPressing = false
  /// Whether a reader that is nobody's yet leads through the first start.
  var leadsFirstStart = false
}
