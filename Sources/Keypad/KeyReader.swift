// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Platform

/// Reads one descriptor to its end, on the calling thread.
///
/// It sleeps in poll(2) until there are bytes or the keypad is stopped, decodes them, and puts the keys into the queue one by
/// one, with a script's pauses between them. It wakes for nothing else.
struct KeyReader: Sendable {
  let descriptor: CInt
  let path: String
  let queue: KeyQueue
  let stopSignal: StopSignal
  /// Whether a plus waits until it is far enough from another: a script has no keys that bounce, and is typed like a hand.
  let spacesPluses: Bool

  /// Puts keys into the queue until there are no more; returns the last event, or nil when stopped.
  func read(with decoder: some KeyDecoder) -> KeypadEvent? {
    var decoder = decoder
    var spacing = PlusSpacing()
    while true {
      // A PIN that was typed must not stay on the stack while the thread waits for the next key.
      ProcessMemory.wipeStack()
      switch wait(for: descriptor, milliseconds: -1) {
      case .stopped: return nil
      case .failed(let error): return .lost(error)
      case .over: break
      }
      switch readSome() {
      case .success(let bytes):
        let steps = bytes.isEmpty ? decoder.finish() : decoder.decode(bytes)
        if let last = perform(steps, &spacing) { return last.event }
        if bytes.isEmpty { return .ended }
      case .failure(let error):
        return .lost(error)
      }
    }
  }

  /// The end of reading: a last event, or none because the keypad was stopped.
  private struct Last { var event: KeypadEvent? }

  private func perform(_ steps: [KeyStep], _ spacing: inout PlusSpacing) -> Last? {
    for step in steps {
      switch step {
      case .key(let key):
        let isSpaced = key == .plus && spacesPluses
        if isSpaced, let last = pause(spacing.wait(at: Self.now)) { return last }
        guard queue.put(.key(key)) else { return Last(event: nil) }
        // Counted from when it was taken: whoever takes the next measures as much.
        if isSpaced { _ = spacing.accepts(at: Self.now) }
      case .pause(let duration): if let last = pause(duration) { return last }
      case .fail(let error): return Last(event: .lost(error))
      case .giveBack: break
      }
    }
    return nil
  }

  private static let start = ContinuousClock.now
  private static var now: Duration { ContinuousClock.now - start }

  private func pause(_ duration: Duration) -> Last? {
    guard duration > .zero else { return nil }
    let (seconds, attoseconds) = duration.components
    switch wait(for: -1, milliseconds: CInt(seconds * 1000 + attoseconds / 1_000_000_000_000_000)) {
    case .over: return nil
    case .stopped: return Last(event: nil)
    case .failed(let error): return Last(event: .lost(error))
    }
  }

  /// Waits until there are bytes, or the time has passed.
  private func wait(for descriptor: CInt, milliseconds: CInt) -> StopSignal.Outcome {
    stopSignal.wait(for: descriptor, milliseconds: milliseconds, path: path)
  }

  /// The bytes that are there; none at the end of the input.
  private func readSome() -> Result<[UInt8], KeypadError> {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
      }
      if count >= 0 { return .success(Array(buffer[..<count])) }
      switch errno {
      // EIO is how a terminal that hung up ends.
      case EIO: return .success([])
      case EINTR: continue
      case EAGAIN:
        switch wait(for: descriptor, milliseconds: -1) {
        case .over: continue
        case .stopped: return .success([])
        case .failed(let error): return .failure(error)
        }
      default: return .failure(KeypadError(errno, path: path))
      }
    }
  }
}

/// A step that a decoder derives from the bytes of a keypad.
package enum KeyStep: Equatable {
  case key(Key)
  case pause(Duration)
  case fail(KeypadError)
  /// The keyboard that was chosen is no keypad any more.
  case giveBack
}

/// Decodes a keypad's bytes as keys. It does no I/O, and keeps the beginning of what a read has split.
protocol KeyDecoder: Sendable {
  mutating func decode(_ bytes: [UInt8]) -> [KeyStep]

  /// The steps that remain after the last byte.
  mutating func finish() -> [KeyStep]
}

extension KeyDecoder {
  mutating func finish() -> [KeyStep] { [] }
}
