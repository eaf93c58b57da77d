// SPDX-License-Identifier: GPL-3.0-or-later

internal import CEspeakNG
private import Synchronization

/// libespeak-ng, as far as we call it. There is one in a process, as there is one library state.
@Synthesis
final class Espeak {
  static let shared = Espeak()

  private var isReady = false
  /// What the library was last told, so that a clause in the same voice costs no file reading.
  private var current: VoiceSettings.Voice?

  private init() {}

  /// Starts the library once. espeak(3) `espeak_Initialize`: the sample rate, or -1.
  func start() throws(SpeechError) {
    guard !isReady else { return }
    let rate = espeak_Initialize(
      AUDIO_OUTPUT_SYNCHRONOUS, Self.bufferMilliseconds, nil, Int32(espeakINITIALIZE_DONT_EXIT))
    guard rate == Int32(Synthesizer.sampleRate) else { throw .engine(call: "espeak_Initialize") }
    unsafe espeak_SetSynthCallback { unsafe ClauseTake.called($0, $1, $2) }
    isReady = true
  }

  /// Makes `voice` the one that speaks. The library answers success to some names it does not know and
  /// goes on in the voice before; so what it says it now has is compared with what was asked.
  func select(_ voice: VoiceSettings.Voice) throws(SpeechError) {
    if current?.identifier != voice.identifier { try load(voice.identifier) }
    try set(espeakRATE, voice.rate.clamped(to: VoiceSettings.rates), unlike: current?.rate)
    try set(espeakVOLUME, voice.volume, unlike: current?.volume)
    try set(espeakPITCH, voice.pitch, unlike: current?.pitch)
    try set(espeakRANGE, voice.range, unlike: current?.range)
    try set(espeakWORDGAP, voice.wordGap, unlike: current?.wordGap)
    current = voice
  }

  /// Speaks `text` in the selected voice, plain UTF-8 and nothing but: no SSML, no phoneme markup.
  func speak(_ text: String, into take: ClauseTake) throws(SpeechError) {
    let context = unsafe Unmanaged.passUnretained(take).toOpaque()
    let result = unsafe text.utf8CString.span.withUnsafeBytes { bytes in
      unsafe espeak_Synth(
        bytes.baseAddress, bytes.count, 0, POS_CHARACTER, 0, UInt32(espeakCHARS_UTF8), nil, context)
    }
    guard result == EE_OK else { throw .engine(call: "espeak_Synth") }
  }

  /// The phonemes of `text` in the selected voice, clause by clause, in the phonetic alphabet.
  func phonemes(of text: String) -> String {
    unsafe text.utf8CString.span.withUnsafeBytes { bytes in
      var clauses: [String] = []
      var rest = bytes.baseAddress
      while unsafe rest != nil {
        guard let clause = unsafe espeak_TextToPhonemes(&rest, espeakCHARS_UTF8, Self.ipaMode) else { break }
        unsafe clauses.append(String(cString: clause))
      }
      return clauses.filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  private func load(_ identifier: String) throws(SpeechError) {
    current = nil
    guard unsafe espeak_SetVoiceByName(identifier) == EE_OK, loadedIdentifier == identifier else {
      throw .noVoice(identifier)
    }
  }

  private var loadedIdentifier: String? {
    guard let voice = unsafe espeak_GetCurrentVoice(), let name = unsafe voice.pointee.identifier else {
      return nil
    }
    return unsafe String(cString: name)
  }

  private func set(_ parameter: espeak_PARAMETER, _ value: Int, unlike previous: Int?) throws(SpeechError) {
    guard value != previous else { return }
    guard espeak_SetParameter(parameter, Int32(value), 0) == EE_OK else {
      current = nil
      throw .engine(call: "espeak_SetParameter")
    }
  }

  /// Length of the chunks the callback is given.
  private static let bufferMilliseconds: Int32 = 60
  /// espeak(3) `espeak_TextToPhonemes`: bit 1, IPA in UTF-8.
  private static let ipaMode: Int32 = 0x02
}

/// Waits for an utterance, and gives the voice up where the synthesis thread makes nothing for too long.
///
/// libespeak-ng cannot be stopped from outside, nor started anew in one process: a call that does not return keeps the
/// synthesis thread. So whoever waits is told, goes on without it, and ends the process if they need a voice.
final class SynthesisWatch: Sendable {
  typealias Outcome = Result<SpokenUtterance, SpeechError>

  private struct State {
    var outcome: Outcome?
    var waiter: CheckedContinuation<Outcome, Never>?
  }

  /// How many times in a row nothing may have been made.
  private static let most = 3

  private let state = Mutex(State())
  /// What the synthesis thread has done so far, for whomever: an utterance that waits for others is not stuck.
  private static let steps = Atomic<Int>(0)

  /// Says that the thread goes on: something was begun, came, or was taken.
  static func step() { steps.add(1, ordering: .relaxed) }

  /// Ends the waiting; what comes after the first outcome is too late.
  func end(_ outcome: Outcome) {
    let waiter: CheckedContinuation<Outcome, Never>? = state.withLock { state in
      guard state.outcome == nil else { return nil }
      state.outcome = outcome
      return state.waiter.take()
    }
    waiter?.resume(returning: outcome)
  }

  /// The outcome; `SpeechError.stuck` where nothing was made for three times `patience`.
  func wait(patience: Duration) async -> Outcome {
    let watching = Task { await watch(patience) }
    defer { watching.cancel() }
    return await withCheckedContinuation { waiter in
      let outcome: Outcome? = state.withLock { state in
        if state.outcome == nil { state.waiter = waiter }
        return state.outcome
      }
      if let outcome { waiter.resume(returning: outcome) }
    }
  }

  private func watch(_ patience: Duration) async {
    var (last, times) = (-1, 0)
    while times < Self.most {
      let now = Self.steps.load(ordering: .relaxed)
      times = now == last ? times + 1 : 0
      last = now
      guard times < Self.most, (try? await Task.sleep(for: patience)) != nil else { break }
    }
    if times == Self.most { end(.failure(.stuck)) }
  }
}
