// SPDX-License-Identifier: GPL-3.0-or-later

/// A destination of samples: a device or a file.
///
/// An output belongs to the player that it is given to: it is opened once in the player's initialiser, and used by the
/// playback thread alone from then on. Its calls do not wait for sound to be played; the playback thread waits between
/// them, for as long as `delay()` says.
public protocol Output: AnyObject {
  /// The name in errors and logs.
  var name: String { get }

  /// Frames written since the output was first opened, silence and rests included: where the next frame goes.
  var position: Int { get }

  /// Whether it consumes samples in real time. One that does not is given no silence between passages.
  var isPaced: Bool { get }

  /// Whether it is a device, which underruns while the thread that writes to it waits for the processor.
  var isDevice: Bool { get }

  /// The frames that it consumes at a time, known once open. The player keeps at least twice as many queued.
  var stepFrames: Int { get }

  /// The frames that it can hold, known once open. One that took more than that plays.
  var capacityFrames: Int { get }

  /// Opens it, or opens it again after it was lost.
  func open() throws(SoundError)

  /// Prepares the stream without starting it, so that the first `write` after a rest plays without delay.
  func makeReady() throws(SoundError)

  /// Moves `position` past the time that went by without sound: a rest, or an underrun.
  ///
  /// Called before samples are rendered for `position`, so that their events have the frames at which they are heard.
  func catchUp() throws(SoundError)

  /// Writes as many of `samples` as there is room for.
  ///
  /// - Returns: how many it wrote; 0 when there is no room.
  func write(_ samples: Span<Int16>) throws(SoundError) -> Int

  /// Frames written and not heard yet.
  func delay() throws(SoundError) -> Int

  /// Frames in the buffer that underruns when nothing more is written.
  ///
  /// Fewer than the delay where sound travels on after that buffer: a wireless headset behind a sound server plays what the
  /// server consumed a tenth of a second before.
  ///
  /// - Parameter delay: what `delay()` returned just before.
  func queued(ofDelay delay: Int) throws(SoundError) -> Int

  /// Underruns since it was first opened: each is a hole in the sound.
  var underrunCount: Int { get }

  /// Stops the stream until the next `catchUp`, and discards what was written and not played: `position` goes back to the
  /// frame heard last.
  func rest() throws(SoundError)

  /// Takes back what was written and not played, as far as the device can: `position` goes back as far. Where nothing is
  /// left in the device, the stream stands still until the next `catchUp`.
  func recall() throws(SoundError)

  /// Whether `recall` takes back what was written and not played. Where it does not, little is written ahead, so that little is
  /// heard after a silence.
  var canRecall: Bool { get }

  /// Lets go of a device that rests, so that other programs may use it, until the next `makeReady` or `catchUp` opens it again.
  func letGo()

  /// Closes it at once. May be called twice.
  func close()
}

extension Output {
  /// False: a file cannot underrun.
  public var isDevice: Bool { false }

  /// Zero: a file buffers nothing.
  public var capacityFrames: Int { 0 }

  /// Zero: a file cannot underrun.
  public var underrunCount: Int { 0 }

  /// Does nothing: an output without a stream to prepare is always ready.
  public func makeReady() throws(SoundError) {}

  /// True: what a file holds, nobody hears late.
  public var canRecall: Bool { true }

  /// Does nothing: a file is nobody else's.
  public func letGo() {}

  /// The whole delay.
  public func queued(ofDelay delay: Int) throws(SoundError) -> Int { delay }

  /// The same as a rest, which the next `catchUp` ends.
  public func recall() throws(SoundError) { try rest() }
}
