// SPDX-License-Identifier: GPL-3.0-or-later
internal import Keypad
internal import Sound
internal import Speech

/// What the daemon is told on its command line, checked as far as that goes without touching anything.
struct Settings: Sendable {
  var state: String
  var socket: String
  var voices: String
  var language: LanguageCode
  var audio: OutputDescription?
  var isPublic = false
  var keypad: KeypadChoice?
  var transcript: String?
  var transcriptHoldsSecrets = false
  var allowsPressing = false
}
