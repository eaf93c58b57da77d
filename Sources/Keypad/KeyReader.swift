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
  /// Whose pluses they are.
  let source: KeySource

  /// Puts keys into the queue until there are no more; returns the last event, or nil when stopped.
  func read(with decoder: some KeyDecoder) -> KeypadEvent? {
    var decoder = decoder
    var pluses = Pluses()
    while true {
      // A PIN that was typed must not stay on the stack while the thread waits for the next key.
      ProcessMemory.wipeStack()
      let limit = pluses.held.isUndecided ? Self.milliseconds(HeldPlus.longestPeriod) : -1
      switch stopSignal.wait(for: descriptor, milliseconds: limit, path: path) {
      case .stopped: return nil
      case .failed(let error): return .lost(error)
      case .elapsed:
        guard pluses.held.decide().allSatisfy({ queue.put(.key($0)) }) else { return nil }
        continue
      case .readable: break
      }
      switch readSome() {
      case .success(let bytes):
        let steps = bytes.isEmpty ? decoder.finish() : decoder.decode(bytes)
        if let last = perform(steps, &pluses) { return last.event }
        if bytes.isEmpty { return .ended }
      case .failure(let error):
        return .lost(error)
      }
    }
  }

  /// The end of reading: a last event, or none because the keypad was stopped.
  private struct Last { var event: KeypadEvent? }

  /// What is known of the pluses that came.
  private struct Pluses {
    var spacing = PlusSpacing()
    var held = HeldPlus()
  }

  private func perform(_ steps: [KeyStep], _ pluses: inout Pluses) -> Last? {
    for step in steps {
      switch step {
      case .key(let key): if let last = put(key, &pluses) { return last }
      case .pause(let duration): if let last = pause(duration) { return last }
      case .fail(let error): return Last(event: .lost(error))
      case .giveBack: break
      }
    }
    return nil
  }

  private func put(_ key: Key, _ pluses: inout Pluses) -> Last? {
    switch source {
    case .terminal:
      let keys = pluses.held.keys(with: key, at: Self.now)
      return keys.allSatisfy { queue.put(.key($0)) } ? nil : Last(event: nil)
    case .script:
      guard key == .plus else { return queue.put(.key(key)) ? nil : Last(event: nil) }
      if let last = pause(pluses.spacing.wait(at: Self.now)) { return last }
      guard queue.put(.key(key)) else { return Last(event: nil) }
      // Counted from when it was taken: whoever takes the next measures as much.
      _ = pluses.spacing.accepts(at: Self.now)
      return nil
    }
  }

  private static let start = ContinuousClock.now
  private static var now: Duration { ContinuousClock.now - start }

  private func pause(_ duration: Duration) -> Last? {
    guard duration > .zero else { return nil }
    switch stopSignal.wait(for: -1, milliseconds: Self.milliseconds(duration), path: path) {
    case .readable, .elapsed: return nil
    case .stopped: return Last(event: nil)
    case .failed(let error): return Last(event: .lost(error))
    }
  }

  private static func milliseconds(_ duration: Duration) -> CInt {
    let (seconds, attoseconds) = duration.components
    return CInt(seconds * 1000 + attoseconds / 1_000_000_000_000_000)
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
        switch stopSignal.wait(for: descriptor, milliseconds: -1, path: path) {
        case .readable, .elapsed: continue
        case .stopped: return .success([])
        case .failed(let error): return .failure(error)
        }
      default: return .failure(KeypadError(errno, path: path))
      }
    }
  }
}

/// Where a keypad's bytes come from: what a plus that follows another may be.
enum KeySource: Sendable {
  /// A script has no keys that bounce or are held, and is typed like a hand: a plus waits until it is far enough from the one
  /// before.
  case script
  /// A terminal repeats a key that is held.
  case terminal
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
