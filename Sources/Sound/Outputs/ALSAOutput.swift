// SPDX-License-Identifier: GPL-3.0-or-later

internal import CALSA
internal import Glibc

/// A PCM of libasound, opened once and owned.
///
/// Never drained, dropped or reopened between sentences. Underruns and suspends are recovered from where they
/// are met; a device that went away is an error, and the player looks for the same name again.
@safe public final class ALSAOutput: Output {
  public let name: String
  public let isPaced = true
  public private(set) var position = 0
  public private(set) var stepFrames = 1

  /// How often an underrun or a suspend was recovered from.
  public private(set) var recoveries = 0

  private let device: String
  private let bufferFrames: Int
  private var pcm: OpaquePointer?
  private var pace = Pace()
  /// When the stream last stopped; nil while it runs.
  private var restingSince: Int64?

  /// - Parameter buffer: how much the device should hold; it may round up.
  public init(device: String, buffer: Duration) {
    self.device = device
    name = OutputDescription.alsa(name: device).description
    bufferFrames = max(SampleFormat.frames(in: buffer), 64)
  }

  deinit { close() }

  /// Opens the PCM without waiting for another program to let go of it: snd_pcm_open(3), SND_PCM_NONBLOCK.
  public func open() throws(SoundError) {
    calsa_be_quiet()
    var handle: OpaquePointer?
    let code = unsafe snd_pcm_open(&handle, device, SND_PCM_STREAM_PLAYBACK, SND_PCM_NONBLOCK)
    guard code == 0, let handle = unsafe handle else { throw opening(code) }
    unsafe pcm = handle
    do {
      let (buffer, period) = try unsafe PCMParameters.apply(
        to: handle, bufferFrames: bufferFrames, name: name)
      stepFrames = period
      pace = Pace(bufferFrames: buffer)
    } catch {
      close()
      throw error
    }
    if restingSince == nil { restingSince = Clock.now() }
  }

  /// Counts a rest as frames, so that positions stay time.
  public func catchUp() {
    guard let since = restingSince else { return }
    if position > 0 { position += Clock.frames(in: Clock.now() - since) }
    restingSince = nil
    pace.restart()
  }

  public func write(_ samples: Span<Int16>) throws(SoundError) -> Int {
    guard let pcm = unsafe pcm else { throw .gone(output: name) }
    let code = unsafe samples.withUnsafeBufferPointer { buffer in
      unsafe snd_pcm_writei(pcm, buffer.baseAddress, snd_pcm_uframes_t(buffer.count))
    }
    if code == -Int(EAGAIN) { return 0 }
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
    guard let pcm = unsafe pcm else { throw .gone(output: name) }
    guard restingSince == nil else { return 0 }
    var frames: snd_pcm_sframes_t = 0
    let code = unsafe snd_pcm_delay(pcm, &frames)
    guard code >= 0 else {
      try recover(code)
      return 0
    }
    return pace.delay(reported: max(0, frames))
  }

  public func rest() throws(SoundError) {
    guard let pcm = unsafe pcm, restingSince == nil else { return }
    let code = unsafe snd_pcm_drop(pcm)
    restingSince = Clock.now()
    if code < 0 { try recover(code) }
    let ready = unsafe snd_pcm_prepare(pcm)
    guard ready >= 0 else { throw playing(ready) }
  }

  public func close() {
    guard let open = unsafe pcm else { return }
    unsafe snd_pcm_close(open)
    unsafe pcm = nil
    if restingSince == nil { restingSince = Clock.now() }
  }

  /// snd_pcm_recover(3): underrun and suspend are mended, anything else is thrown.
  private func recover(_ code: Int32) throws(SoundError) {
    guard let pcm = unsafe pcm else { throw .gone(output: name) }
    let result = unsafe snd_pcm_recover(pcm, code, 1)
    if result == -EAGAIN { return }
    guard result >= 0 else { throw playing(result) }
    recoveries += 1
    pace.restart()
  }

  private func opening(_ code: Int32) -> SoundError {
    switch -code {
    case ENOENT, ENODEV, ENXIO, ECONNREFUSED: .missing(output: name)
    case EBUSY, EAGAIN: .busy(output: name)
    case EACCES, EPERM: .forbidden(output: name)
    default: .device(output: name, code: code)
    }
  }

  private func playing(_ code: Int32) -> SoundError {
    switch -code {
    case ENODEV, ENXIO, EBADFD, EIO, ECONNREFUSED, ECONNRESET, ENOTCONN: .gone(output: name)
    case EBUSY: .busy(output: name)
    default: .device(output: name, code: code)
    }
  }
}
