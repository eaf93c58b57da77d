// SPDX-License-Identifier: GPL-3.0-or-later

internal import CALSA
internal import Glibc

/// A PCM of libasound, owned from its first opening on.
///
/// Never drained; between sentences neither dropped nor reopened, with two exceptions. Silence that keeps a headset
/// awake is taken back when a sentence overtakes it, and so is what was silenced where the device holds long: rewound
/// on a card, dropped behind a sound server (`recall`). At a rest the stream is dropped, and of a sound server nothing
/// kept but a connection without a stream, so that the next words wait for the stream alone. Underruns are recovered
/// from where they are met. A device that went away or was suspended is an error, and the player looks for the same
/// name again: the name must then stand for the same device (`DeviceIdentity`), or it does not open.
@safe public final class ALSAOutput: Output {
  public let name: String
  public let isPaced = true
  public let isDevice = true
  public private(set) var position = 0
  public private(set) var stepFrames = 1
  public private(set) var capacityFrames = 0
  public private(set) var interruptions = 0

  private let device: String
  private let bufferFrames: Int
  private var pcm: OpaquePointer?
  /// The PCM takes samples; without it, it is a connection and nothing more.
  private var isConfigured = false
  private let memory: DeviceMemory
  private var pace = Pace()
  /// When the stream last stopped; nil while it runs.
  private var restingSince: Int64?

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

  /// Over the connection that was kept at a rest, where there is one and its server still lives.
  public func open() throws(SoundError) {
    if unsafe pcm != nil, (try? configure()) != nil { return }
    close()
    try connect()
    try configure()
  }

  /// Opens the PCM without waiting for another program to let go of it: snd_pcm_open(3), SND_PCM_NONBLOCK.
  private func connect() throws(SoundError) {
    calsa_be_quiet()
    var handle: OpaquePointer?
    let code = unsafe snd_pcm_open(&handle, device, SND_PCM_STREAM_PLAYBACK, SND_PCM_NONBLOCK)
    guard code == 0, let handle = unsafe handle else { throw .opening(name, code) }
    unsafe pcm = handle
    if restingSince == nil { restingSince = Clock.now() }
    // The device under a name may change between two openings; a listener's ears may not.
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
    pace = Pace(bufferFrames: capacityFrames, hasClock: isServed)
  }

  public func makeReady() throws(SoundError) {
    if !isConfigured { try open() }
  }

  /// Counts a rest as frames, and a hole too, so that positions stay time.
  public func catchUp() throws(SoundError) {
    guard let since = restingSince else { return noticeHole() }
    try makeReady()
    if position > 0 { position += Clock.frames(in: Clock.now() - since) }
    restingSince = nil
    pace.restart()
  }

  /// A sound server plays silence where it was given nothing, and says nothing: the hole shows in its clock alone.
  private func noticeHole() {
    let frames = pace.hole
    guard isServed, frames > Self.holeFrames else { return }
    position += frames
    interruptions += 1
    pace.restart()
  }

  /// What the server's clock may be wrong by: 2 ms.
  private static let holeFrames = SampleFormat.rate / 500

  public func write(_ samples: Span<Int16>) throws(SoundError) -> Int {
    guard let pcm = unsafe pcm else { throw .gone(output: name) }
    let code = unsafe samples.withUnsafeBufferPointer { buffer in
      unsafe snd_pcm_writei(pcm, buffer.baseAddress, snd_pcm_uframes_t(buffer.count))
    }
    guard code >= 0 else {
      try recover(Int32(code))
      return 0
    }
    position += code
    pace.wrote(code)
    return code
  }

  /// snd_pcm_delay(3); where the device has no clock (the plugins `null` and `file`), that of the system.
  public func delay() throws(SoundError) -> Int {
    guard restingSince == nil else { return 0 }
    guard let pcm = unsafe pcm else { throw .gone(output: name) }
    var frames: snd_pcm_sframes_t = 0
    let code = unsafe snd_pcm_delay(pcm, &frames)
    // The plugin of PulseAudio knows no delay until the server has told it one, and then says that as EIO.
    if code == -EIO, isServed, let untold = pace.delayUntold() { return untold }
    guard code >= 0 else {
      try recover(code)
      return 0
    }
    return pace.delay(reported: max(0, frames))
  }

  /// Of a sound server, what it has not asked for more instead of: snd_pcm_avail_update(3). Its delay holds the way from
  /// there to the ears as well, and stands still for as long as a second where it ran dry and has not said so.
  public func queued(ofDelay delay: Int) throws(SoundError) -> Int {
    guard isServed, restingSince == nil, let pcm = unsafe pcm else { return delay }
    let room = unsafe snd_pcm_avail_update(pcm)
    // What is wrong shows where it is written to.
    guard room >= 0 else { return delay }
    return min(delay, max(0, capacityFrames - room))
  }

  public func rest() throws(SoundError) {
    guard restingSince == nil else { return leaveServer() }
    position -= min(try delay(), position)
    guard let pcm = unsafe pcm else { throw .gone(output: name) }
    restingSince = Clock.now()
    if isServed { leaveServer() } else { try unsafe stop(pcm) }
  }

  /// A sound server's stream wakes this process as long as it stands, stopped or not; a connection without one does not.
  /// Where the server is gone, there is none until the next words.
  private func leaveServer() {
    guard isServed, isConfigured else { return }
    close()
    try? connect()
  }

  /// snd_pcm_rewind(3), which leaves the device running; a sound server has what it has, and its stream is replaced.
  public func recall() throws(SoundError) {
    guard restingSince == nil, !pace.isClockless else { return }
    let queued = try delay()
    guard let pcm = unsafe pcm else { throw .gone(output: name) }
    if isServed {
      position -= min(queued, position)
      // Not dropped first: that takes a server as long again.
      if unsafe snd_pcm_prepare(pcm) < 0 { try unsafe stop(pcm) }
      restingSince = Clock.now()
    } else {
      // What the device may be reading this moment stays: a millisecond.
      let frames = unsafe min(snd_pcm_rewindable(pcm), queued - SampleFormat.rate / 1000)
      guard frames > 0 else { return }
      let back = unsafe snd_pcm_rewind(pcm, snd_pcm_uframes_t(frames))
      guard back > 0 else { return }
      position -= min(Int(back), position)
      pace.wrote(-Int(back))
    }
  }

  private func stop(_ pcm: OpaquePointer) throws(SoundError) {
    let code = unsafe snd_pcm_drop(pcm)
    guard code >= 0 else { throw .playing(name, code) }
    try unsafe prepare(pcm)
  }

  private func prepare(_ pcm: OpaquePointer) throws(SoundError) {
    let code = unsafe snd_pcm_prepare(pcm)
    guard code >= 0 else { throw .playing(name, code) }
  }

  /// Played by another process, through a plugin.
  private var isServed: Bool {
    guard let pcm = unsafe pcm else { return false }
    return unsafe snd_pcm_type(pcm) == SND_PCM_TYPE_IOPLUG
  }

  public func close() {
    guard let open = unsafe pcm else { return }
    unsafe snd_pcm_close(open)
    unsafe pcm = nil
    isConfigured = false
    if restingSince == nil { restingSince = Clock.now() }
  }

  /// An underrun is mended and its hole counted as frames; anything else is thrown. A suspend is one of these: what
  /// the device held would be heard later, by whoever listens then.
  private func recover(_ code: Int32) throws(SoundError) {
    guard code != -EAGAIN && code != -EINTR else { return }
    guard let pcm = unsafe pcm, code == -EPIPE else { throw .playing(name, code) }
    try unsafe prepare(pcm)
    interruptions += 1
    position += pace.hole
    pace.restart()
  }
}
