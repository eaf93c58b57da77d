// SPDX-License-Identifier: GPL-3.0-or-later

/// Where the player thread puts samples.
///
/// An output is opened by whoever makes the player, then belongs to the player thread alone. It never blocks
/// for longer than a device call takes: the player thread does all the waiting, by `delay()`.
public protocol Output: AnyObject {
  /// The name that errors and logs call it by.
  var name: String { get }

  /// Frames taken since the output was first opened, silence and rests included: where the next one goes.
  var position: Int { get }

  /// Whether it takes samples in real time. One that does not gets no silence between passages.
  var isPaced: Bool { get }

  /// Whether it is a device, which runs dry while the thread that feeds it waits for other work.
  var isDevice: Bool { get }

  /// Frames that it consumes at a time; known once open. The player keeps at least two of these queued.
  var stepFrames: Int { get }

  /// Frames that it can hold; known once open. One that took more than that plays.
  var capacityFrames: Int { get }

  /// Opens it, or opens it again after it was lost.
  func open() throws(SoundError)

  /// Sets up what a rest gave up, and starts nothing: sound is on its way, and should find an output that takes it.
  func makeReady() throws(SoundError)

  /// Moves `position` past the time that went by without sound: a rest, or a writer that came too late.
  ///
  /// Called before samples are made for `position`, so that they are told where they will be heard.
  func catchUp() throws(SoundError)

  /// Takes as many of `samples` as fit now, and says how many those were.
  func write(_ samples: Span<Int16>) throws(SoundError) -> Int

  /// Frames taken and not yet heard.
  func delay() throws(SoundError) -> Int

  /// Of the frames that `delay()` told of, those that it can still run out of.
  ///
  /// Less than the delay where sound is long on its way: a wireless headset behind a sound server hears what the
  /// server took a tenth of a second before, and falls silent when the server is not given more.
  func queued(ofDelay delay: Int) throws(SoundError) -> Int

  /// Underruns since it was first opened: each a hole in the sound.
  var interruptions: Int { get }

  /// Stops the stream until the next `catchUp` and forgets what it took and has not played: `position` goes back
  /// to what was heard.
  func rest() throws(SoundError)

  /// Takes back what it took and has not played, as much as it can: `position` goes back as far. Where nothing is left,
  /// the stream stands still until the next `catchUp`.
  func recall() throws(SoundError)

  /// Closes it at once. May be called twice.
  func close()
}

extension Output {
  /// False: files wait.
  public var isDevice: Bool { false }

  /// None: files have what they take.
  public var capacityFrames: Int { 0 }

  /// None: files have all the time in the world.
  public var interruptions: Int { 0 }

  /// Nothing: what rests is ready.
  public func makeReady() throws(SoundError) {}

  /// All of them.
  public func queued(ofDelay delay: Int) throws(SoundError) -> Int { delay }

  /// A rest that the next `catchUp` ends.
  public func recall() throws(SoundError) { try rest() }
}
