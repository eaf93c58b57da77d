// SPDX-License-Identifier: GPL-3.0-or-later

internal import CALSA

/// The parameters of a PCM: `SampleFormat`, a short buffer, and a stream that starts with the first frame written.
enum PCMParameters {
  /// The longest period of a card: 5 ms, so that its position is known so closely, whatever it holds.
  private static let longestPeriod = SampleFormat.rate / 200

  /// Sets hardware and software parameters and returns the frames of the buffer and of a period: a quarter of the buffer, and of a
  /// card no more than 5 ms. A sound server sends a message a period.
  ///
  /// - Throws: `SoundError.unsuitable` when the device refuses any of them.
  static func apply(
    to pcm: OpaquePointer, bufferFrames: Int, name: String
  ) throws(SoundError) -> (buffer: Int, period: Int) {
    let isServed = unsafe snd_pcm_type(pcm) == SND_PCM_TYPE_IOPLUG
    let period = isServed ? bufferFrames / 4 : min(bufferFrames / 4, longestPeriod)
    var sizes = (buffer: snd_pcm_uframes_t(bufferFrames), period: snd_pcm_uframes_t(period))
    guard unsafe setHardware(pcm, &sizes), unsafe setSoftware(pcm, period: sizes.period) else {
      throw .unsuitable(output: name)
    }
    return (Int(sizes.buffer), Int(sizes.period))
  }

  private static func setHardware(
    _ pcm: OpaquePointer, _ sizes: inout (buffer: snd_pcm_uframes_t, period: snd_pcm_uframes_t)
  ) -> Bool {
    var parameters: OpaquePointer?
    guard unsafe snd_pcm_hw_params_malloc(&parameters) == 0 else { return false }
    defer { unsafe snd_pcm_hw_params_free(parameters) }
    let rate = UInt32(SampleFormat.rate)
    return unsafe snd_pcm_hw_params_any(pcm, parameters) >= 0
      && snd_pcm_hw_params_set_rate_resample(pcm, parameters, 1) >= 0
      && snd_pcm_hw_params_set_access(pcm, parameters, SND_PCM_ACCESS_RW_INTERLEAVED) >= 0
      && snd_pcm_hw_params_set_format(pcm, parameters, SND_PCM_FORMAT_S16_LE) >= 0
      && snd_pcm_hw_params_set_channels(pcm, parameters, 1) >= 0
      && snd_pcm_hw_params_set_rate(pcm, parameters, rate, 0) >= 0
      && snd_pcm_hw_params_set_buffer_size_near(pcm, parameters, &sizes.buffer) >= 0
      && snd_pcm_hw_params_set_period_size_near(pcm, parameters, &sizes.period, nil) >= 0
      && snd_pcm_hw_params(pcm, parameters) >= 0
      && snd_pcm_hw_params_get_buffer_size(parameters, &sizes.buffer) >= 0
      && snd_pcm_hw_params_get_period_size(parameters, &sizes.period, nil) >= 0
  }

  private static func setSoftware(_ pcm: OpaquePointer, period: snd_pcm_uframes_t) -> Bool {
    var parameters: OpaquePointer?
    guard unsafe snd_pcm_sw_params_malloc(&parameters) == 0 else { return false }
    defer { unsafe snd_pcm_sw_params_free(parameters) }
    return unsafe snd_pcm_sw_params_current(pcm, parameters) >= 0
      && snd_pcm_sw_params_set_start_threshold(pcm, parameters, 1) >= 0
      && snd_pcm_sw_params_set_avail_min(pcm, parameters, period) >= 0
      && snd_pcm_sw_params(pcm, parameters) >= 0
  }
}
