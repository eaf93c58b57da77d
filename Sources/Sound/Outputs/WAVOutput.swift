// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc
internal import Platform

/// A WAV file, in real time by an absolute clock, or unpaced as fast as it can be written.
///
/// In a paced file a frame's index is the time since the first `open`: silence is zeros, and rests are holes in the file.
/// The header is valid from the first write on and at most a quarter of a second behind the samples, so that a killed
/// process leaves a file that every player reads.
final class WAVOutput: Output {
  let name: String
  let isPaced: Bool
  let stepFrames = 1
  private(set) var position = 0

  private let path: String
  private var descriptor: Int32 = -1
  /// When it was first opened; nil before that.
  private var start: Int64?
  private var framesInHeader = 0
  private var isResting = true

  init(path: String, paced: Bool) {
    self.path = path
    isPaced = paced
    name = (paced ? OutputDescription.wav(path: path) : .unpacedWAV(path: path)).description
  }

  deinit { close() }

  /// Creates the file, readable by its owner alone, in place of one of the same name; a link is not followed. Opened again,
  /// it appends to what was recorded.
  func open() throws(SoundError) {
    descriptor = start == nil ? try create() : try reopen()
    do {
      try writeHeader()
    } catch {
      release()
      throw error
    }
    start = start ?? MonotonicClock.now()
    isResting = true
  }

  /// Leaves a rest as a hole in the file, which reads as silence. A late write leaves none: nobody listens to the file while
  /// it is written, and what is written later is in time again.
  func catchUp() {
    guard isPaced && isResting else { return }
    isResting = false
    position = max(position, elapsed)
  }

  func write(_ samples: Span<Int16>) throws(SoundError) -> Int {
    try unsafe put(samples.bytes, at: WAVHeader.size + 2 * position)
    position += samples.count
    if position - framesInHeader >= SampleFormat.rate / 4 { try writeHeader() }
    return samples.count
  }

  func delay() throws(SoundError) -> Int {
    isPaced ? max(0, position - elapsed) : 0
  }

  /// Truncates the file to the clock's position: what was written ahead of it was not heard.
  func rest() throws(SoundError) {
    isResting = true
    if isPaced && elapsed < position {
      position = elapsed
      _ = ftruncate(descriptor, WAVHeader.size + 2 * position)
    }
    try writeHeader()
  }

  func close() {
    guard descriptor >= 0 else { return }
    catchUp()
    try? writeHeader()
    release()
  }

  private func release() {
    Glibc.close(descriptor)
    descriptor = -1
  }

  private var elapsed: Int { start.map { MonotonicClock.frames(in: MonotonicClock.now() - $0) } ?? 0 }

  private func writeHeader() throws(SoundError) {
    // A hole at the end exists only once the file is as long as its header says.
    if position > framesInHeader { _ = ftruncate(descriptor, WAVHeader.size + 2 * position) }
    try unsafe put(WAVHeader.bytes(frames: position).span.bytes, at: 0)
    framesInHeader = position
  }

  private func create() throws(SoundError) -> Int32 {
    do throws(SystemError) {
      return try Files.create(path)
    } catch {
      throw .file(path: path, code: error.code)
    }
  }

  private func reopen() throws(SoundError) -> Int32 {
    let opened = unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard opened >= 0 else { throw .file(path: path, code: errno) }
    return opened
  }

  private func put(_ bytes: RawSpan, at offset: Int) throws(SoundError) {
    if let error = WriteTarget.fileAt(descriptor, offset: offset).writeAll(bytes).error {
      throw .file(path: path, code: error.code)
    }
  }
}

/// The 44 bytes before the samples of a RIFF WAVE file of `SampleFormat`.
enum WAVHeader {
  static let size = 44

  /// The sizes in it stop growing at the format's limit of four gigabytes, 27 hours.
  static func bytes(frames: Int) -> [UInt8] {
    let data = UInt32(clamping: min(frames * 2, Int(UInt32.max) - 64))
    let rate = UInt32(SampleFormat.rate)
    return Array("RIFF".utf8) + little(data + 36) + Array("WAVEfmt ".utf8)
      + little(16 as UInt32) + little(1 as UInt16) + little(1 as UInt16)
      + little(rate) + little(rate * 2) + little(2 as UInt16) + little(16 as UInt16)
      + Array("data".utf8) + little(data)
  }

  private static func little(_ value: some FixedWidthInteger) -> [UInt8] {
    (0..<value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
