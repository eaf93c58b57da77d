// SPDX-License-Identifier: GPL-3.0-or-later
internal import Reader
internal import Sound
internal import Speech

/// What a daemon says that cannot begin: who hears nothing else of it would wait for a voice that never comes.
///
/// It is said on the output that was named and on no other; where that is what failed, the log and the exit code tell it.
struct LastWords: Sendable {
  let settings: Settings

  /// Says why, and returns when it was heard or could not be.
  func say(_ error: DaemonError) async {
    guard let phrase = error.phrase, let samples = try? await samples(phrase) else { return }
    try? await Saying.play([Earcon.error.samples, samples], to: settings.audio ?? .alsa(name: "default"))
  }

  private func samples(_ phrase: String) async throws(SpeechError) -> [Int16] {
    let books = try Books(voices: settings.voices, language: settings.language ?? .danish)
    let utterance = try await books.own().utterance(phrase)
    let voice = try await books.settings(for: books.language)
    return try await Synthesizer().samples(of: utterance, with: voice).samples
  }
}
