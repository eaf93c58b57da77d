// SPDX-License-Identifier: GPL-3.0-or-later

internal import CLinux
internal import Glibc

/// A WAV file, in real time by an absolute clock, or unpaced as fast as it can be written.
///
/// Paced, a frame's index is the time since the first `open`: what was silent is zeros, and rests are holes in the file.
/// The header is valid from the first write on and at most a quarter of a second behind the samples, so a
/// killed process leaves a file that every player reads.
public final class WAVOutput: Output {
  public let name: String
  public let isPaced: Bool
  public let stepFrames = 1
  public private(set) var position = 0

  private let path: String
  private var descriptor: Int32 = -1
  /// When it was first opened; nil before.
  private var start: Int64?
  private var framesInHeader = 0
  private var isResting = true

  public init(path: String, paced: Bool) {
    self.path = path
    isPaced = paced
    name = (paced ? OutputDescription.wav(path: path) : .unpacedWAV(path: path)).description
  }

  deinit { close() }

  /// Begins a new file, readable by its owner alone, in the place of one that was there before; a link is not followed.
  /// Opened again, it goes on behind what was recorded.
  public func open() throws(SoundError) {
    descriptor =
      start == nil
      ? unsafe clinux_new_file(path)
      : unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .file(path: path, code: errno) }
    do {
      try writeHeader()
    } catch {
      release()
      throw error
    }
    start = start ?? Clock.now()
    isResting = true
  }

  /// A rest is a hole in the file, which reads as silence. A writer that comes late makes none: a file has no ears,
  /// and what is written later is in time again.
  public func catchUp() {
    guard isPaced && isResting else { return }
    isResting = false
    position = max(position, elapsed)
  }

  public func write(_ samples: Span<Int16>) throws(SoundError) -> Int {
    try put(samples, at: WAVHeader.size + 2 * position)
    position += samples.count
    if position - framesInHeader >= SampleFormat.rate / 4 { try writeHeader() }
    return samples.count
  }

  public func delay() throws(SoundError) -> Int {
    isPaced ? max(0, position - elapsed) : 0
  }

  /// What was written ahead of the clock is cut off the file again.
  public func rest() throws(SoundError) {
    isResting = true
    if isPaced && elapsed < position {
      position = elapsed
      _ = ftruncate(descriptor, WAVHeader.size + 2 * position)
    }
    try writeHeader()
  }

  public func close() {
    guard descriptor >= 0 else { return }
    catchUp()
    try? writeHeader()
    release()
  }

  private func release() {
    Glibc.close(descriptor)
    descriptor = -1
  }

  private var elapsed: Int { start.map { Clock.frames(in: Clock.now() - $0) } ?? 0 }

  private func writeHeader() throws(SoundError) {
    // A last hole is only there if the file is as long as its header says.
    if position > framesInHeader { _ = ftruncate(descriptor, WAVHeader.size + 2 * position) }
    try put(WAVHeader.bytes(frames: position).span, at: 0)
    framesInHeader = position
  }

  private func put<Element: BitwiseCopyable>(_ elements: Span<Element>, at offset: Int) throws(SoundError) {
    let bytes = unsafe elements.bytes
    var done = 0
    while done < bytes.byteCount {
      let rest = bytes.extracting(done..<bytes.byteCount)
      let count = unsafe rest.withUnsafeBytes {
        unsafe pwrite(descriptor, $0.baseAddress, $0.count, offset + done)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw .file(path: path, code: count < 0 ? errno : ENOSPC) }
      done += count
    }
  }
}
