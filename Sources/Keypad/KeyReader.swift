// SPDX-License-Identifier: GPL-3.0-or-later
import CLinux
import Glibc

/// The reading of one descriptor: from its first byte to its end, on the thread of whoever asks.
///
/// It sleeps in poll(2) until there are bytes or the bell is rung, decodes them, and puts the keys into the queue one
/// by one, honouring a script's pauses. It wakes for nothing else.
struct KeyReader: Sendable {
  let descriptor: CInt
  let path: String
  let queue: KeyQueue
  let bell: Bell

  /// Hands keys over until there are no more; answers what is to be told last, or nil when stopped.
  func read(with decoder: some KeyDecoder) -> KeypadEvent? {
    var decoder = decoder
    while true {
      // What was typed is on nobody's stack while no key is pressed.
      clinux_forget_stack()
      switch wait(for: descriptor, milliseconds: -1) {
      case .stopped: return nil
      case .failed(let error): return .lost(error)
      case .over: break
      }
      switch readSome() {
      case .success(let bytes):
        let steps = bytes.isEmpty ? decoder.finish() : decoder.decode(bytes)
        if let last = perform(steps) { return last.event }
        if bytes.isEmpty { return .ended }
      case .failure(let error):
        return .lost(error)
      }
    }
  }

  /// Why the reading ends: with a last event, or without one because the keypad was stopped.
  private struct Last { var event: KeypadEvent? }

  private func perform(_ steps: [KeyStep]) -> Last? {
    for step in steps {
      switch step {
      case .key(let key): guard queue.put(.key(key)) else { return Last(event: nil) }
      case .pause(let duration): if let last = pause(duration) { return last }
      case .fail(let error): return Last(event: .lost(error))
      }
    }
    return nil
  }

  private func pause(_ duration: Duration) -> Last? {
    let (seconds, attoseconds) = duration.components
    switch wait(for: -1, milliseconds: CInt(seconds * 1000 + attoseconds / 1_000_000_000_000_000)) {
    case .over: return nil
    case .stopped: return Last(event: nil)
    case .failed(let error): return Last(event: .lost(error))
    }
  }

  /// Waits for bytes, or for the time to pass.
  private func wait(for descriptor: CInt, milliseconds: CInt) -> Bell.Waiting {
    bell.wait(for: descriptor, milliseconds: milliseconds, path: path)
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
      // A terminal that hangs up answers EIO: its end, not its failure.
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
