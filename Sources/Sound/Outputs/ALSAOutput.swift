// SPDX-License-Identifier: GPL-3.0-or-later

internal import CALSA
internal import Glibc

/// A PCM of libasound, owned from its first opening on.
///
/// It is never drained, and between sentences neither dropped nor reopened, with two exceptions. `recall` takes back the
/// silence that keeps a headset awake when a passage follows, and what was silenced where the device holds much: a card
/// is rewound, the stream of a sound server dropped. `rest` drops the stream; of a sound server it keeps a connection
/// without a stream, so that the next passage waits for the stream alone. `letGo` closes a card that rests: an open one is
/// busy for everybody else. An underrun is recovered from by the call that
/// meets it. A device that went away or was suspended is an error, after which the player opens the same name again: the
/// name must then stand for the same device (`DeviceIdentity`), or it does not open.
@safe final class ALSAOutput: Output {
  let name: String
  let isPaced = true
  let isDevice = true
  private(set) var position = 0
  private(set) var stepFrames = 1
  private(set) var capacityFrames = 0
  private(set) var underrunCount = 0

  private let device: String
  private let bufferFrames: Int
  private var pcm: OpaquePointer?
  /// Whether the PCM takes samples; while it is false, an open PCM is a connection to a sound server and nothing more.
  private var isConfigured = false
  private let memory: DeviceMemory
  private var estimate = DelayEstimate()
  /// When the stream stopped; nil while it runs.
  private var restingSince: Int64?

  /// The accuracy of a sound server's clock: 2 ms.
  private static let clockToleranceFrames = SampleFormat.rate / 500

  /// - Parameters:
  ///   - buffer: how much the device should hold; it may round up.
  ///   - memory: knows the device if it was open before, through this output or another.
  init(device: String, buffer: Duration, memory: DeviceMemory) {
    self.device = device
    self.memory = memory
    name = OutputDescription.alsa(name: device).description
    bufferFrames = max(SampleFormat.frames(in: buffer), 64)
  }

  deinit { close() }

  // MARK: - Opening

  /// Opens the PCM; where a rest kept a connection and its server still runs, over that connection.
  func open() throws(SoundError) {
    if unsafe pcm != nil, (try? configure()) != nil { return }
    close()
    try connect()
    try configure()
  }

  /// Opens the PCM without waiting for another program to release it: snd_pcm_open(3), SND_PCM_NONBLOCK.
  private func connect() throws(SoundError) {
    calsa_be_quiet()
    var handle: OpaquePointer?
    let code = unsafe snd_pcm_open(
      &handle, KnownCards.device(device), SND_PCM_STREAM_PLAYBACK, SND_PCM_NONBLOCK)
    guard code == 0, let handle = unsafe handle else { throw .opening(name, code) }
    unsafe pcm = handle
    if restingSince == nil { restingSince = MonotonicClock.now() }
    // The device that the name stands for may have changed since the last opening, and others may hear the new one.
    guard memory.recognises(unsafe DeviceIdentity(of: handle)) else {
      close()
      throw .replaced(output: name)
    }
  }

  private func configure() throws(SoundError) {
    guard let pcm = unsafe pcm else { throw .gone(output: name) }
    do {
      (capacityFrames, stepFrames) = try unsafe PCMParameters.apply(
        to: pcm, bufferFrames: bufferFrames, name: name)
    } catch {
      close()
      throw error
    }
    isConfigured = true
    estimate = DelayEstimate(bufferFrames: capacityFrames, hasClock: isServed)
  }

  func makeReady() throws(SoundError) {
    if !isConfigured { try open() }
  }

  func close() {
    guard let open = unsafe pcm else { return }
    unsafe snd_pcm_close(open)
    unsafe pcm = nil
    isConfigured = false
    if restingSince == nil { restingSince = MonotonicClock.now() }
  }

  /// Closes a card. A sound server's connection without a stream keeps nobody from anything.
  func letGo() {
    guard restingSince != nil, !isServed else { return }
    close()
  }

  // MARK: - Playing

  /// Counts a rest and an underrun as frames, so that positions stay time.
  func catchUp() throws(SoundError) {
    guard let since = restingSince else { return countServerUnderrun() }
    try makeReady()
    if position > 0 { position += MonotonicClock.frames(in: MonotonicClock.now() - since) }
    restingSince = nil
    estimate.restart()
  }

  /// A sound server that underran plays silence and reports no error; the underrun shows in its clock alone.
  private func countServerUnderrun() {
    let frames = estimate.gapFrames
    guard isServed, frames > Self.clockToleranceFrames else { return }
    position += frames
    underrunCount += 1
    estimate.restart()
  }

  func write(_ samples: Span<Int16>) throws(SoundError) -> Int {
    guard let pcm = unsafe pcm else { throw .gone(output: name) }
    let code = unsafe samples.withUnsafeBufferPointer { buffer in
      unsafe snd_pcm_writei(pcm, buffer.baseAddress, snd_pcm_uframes_t(buffer.count))
    }
    guard code >= 0 else {
      try recover(Int32(code))
      return 0
    }
    position += code
    estimate.wrote(code)
    return code
  }

  /// snd_pcm_delay(3); for a device without a clock (the plugins `null` and `file`), an estimate.
  func delay() throws(SoundError) -> Int {
    guard restingSince == nil else { return 0 }
    guard let pcm = unsafe pcm else { throw .gone(output: name) }
    var frames: snd_pcm_sframes_t = 0
    let code = unsafe snd_pcm_delay(pcm, &frames)
    // PulseAudio's plugin returns EIO until the server has sent it the first timing update.
    if code == -EIO, isServed, let estimated = estimate.delayBeforeFirstReport() { return estimated }
    guard code >= 0 else {
      try recover(code)
      return 0
    }
    return estimate.delay(reported: max(0, frames))
  }

  /// For a sound server, the fill level of its buffer: the buffer's size less snd_pcm_avail_update(3).
  ///
  /// The delay includes the latency between that buffer and the ears as well, and after an underrun it can stay unchanged for a
  /// second.
  func queued(ofDelay delay: Int) throws(SoundError) -> Int {
    guard isServed, restingSince == nil, let pcm = unsafe pcm else { return delay }
    let room = unsafe snd_pcm_avail_update(pcm)
    // The next write meets the same error, and throws it.
    guard room >= 0 else { return delay }
    return min(delay, max(0, capacityFrames - room))
  }

  /// Recovers from an underrun, and counts its gap as frames; throws any other error. A suspend is thrown too: what the
  /// device held would be played after the resume, and heard by others perhaps.
  private func recover(_ code: Int32) throws(SoundError) {
    guard code != -EAGAIN && code != -EINTR else { return }
    guard let pcm = unsafe pcm, code == -EPIPE else { throw .playing(name, code) }
    try unsafe prepare(pcm)
    underrunCount += 1
    position += estimate.gapFrames
    estimate.restart()
  }

  // MARK: - Stopping

  func rest() throws(SoundError) {
    guard restingSince == nil else { return closeServerStream() }
    position -= min(try delay(), position)
    guard let pcm = unsafe pcm else { throw .gone(output: name) }
    restingSince = MonotonicClock.now()
    if isServed { closeServerStream() } else { try unsafe drop(pcm) }
  }

  /// Replaces a stream of a sound server by a connection without one. A stream wakes this process at every period, stopped
  /// or not; a connection does not. Where the server is gone, the next passage opens one.
  private func closeServerStream() {
    guard isServed, isConfigured else { return }
    close()
    try? connect()
  }

  /// Whether the device says that it can be rewound: snd_pcm_rewindable(3), which is 0 through a conversion of the rate. A
  /// sound server's stream is dropped instead.
  var canRecall: Bool {
    guard let pcm = unsafe pcm, !estimate.isClockless else { return false }
    return unsafe isServed || snd_pcm_rewindable(pcm) > 0
  }

  /// Rewinds a card, which plays on: snd_pcm_rewind(3). Of a sound server the whole stream is taken back and prepared anew.
  func recall() throws(SoundError) {
    guard restingSince == nil, !estimate.isClockless else { return }
    let delay = try delay()
    guard let pcm = unsafe pcm else { throw .gone(output: name) }
    if isServed {
      position -= min(delay, position)
      // Without snd_pcm_drop(3) first, for which a server takes as long again.
      if unsafe snd_pcm_prepare(pcm) < 0 { try unsafe drop(pcm) }
      restingSince = MonotonicClock.now()
    } else {
      unsafe rewind(pcm, delay: delay)
    }
  }

  private func rewind(_ pcm: OpaquePointer, delay: Int) {
    // The device may be reading the next millisecond already.
    let frames = unsafe min(snd_pcm_rewindable(pcm), delay - SampleFormat.rate / 1000)
    guard frames > 0 else { return }
    let back = unsafe snd_pcm_rewind(pcm, snd_pcm_uframes_t(frames))
    guard back > 0 else { return }
    position -= min(Int(back), position)
    estimate.wrote(-Int(back))
  }

  private func drop(_ pcm: OpaquePointer) throws(SoundError) {
    let code = unsafe snd_pcm_drop(pcm)
    guard code >= 0 else { throw .playing(name, code) }
    try unsafe prepare(pcm)
  }

  private func prepare(_ pcm: OpaquePointer) throws(SoundError) {
    let code = unsafe snd_pcm_prepare(pcm)
    guard code >= 0 else { throw .playing(name, code) }
  }

  /// Whether another process plays the samples: the PCM is an external plugin, as PulseAudio's and PipeWire's are.
  private var isServed: Bool {
    guard let pcm = unsafe pcm else { return false }
    return unsafe snd_pcm_type(pcm) == SND_PCM_TYPE_IOPLUG
  }
}
