// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Threads

/// The thread of one keypad.
///
/// It alone reads the descriptor: it sleeps in poll(2) until there are bytes or the bell is rung, decodes them,
/// and puts the keys into the queue one by one, honouring a script's pauses. It wakes for nothing else. When the
/// input ends or fails, or the bell rings, it lets go of the descriptor by `release` and is gone.
struct KeypadThread: Sendable {
  let descriptor: CInt
  let path: String
  let queue = KeyQueue()
  private let bell: Bell
  private let release: @Sendable () -> Void

  init(descriptor: CInt, path: String, release: @escaping @Sendable () -> Void) throws(KeypadError) {
    self.descriptor = descriptor
    self.path = path
    self.release = release
    bell = try Bell()
  }

  /// Ends the thread wherever it waits, and forgets the keys that nobody took.
  func stop() {
    bell.ring()
    queue.close(discarding: true)
  }

  /// Begins reading, on a new thread.
  func start(_ decoder: some KeyDecoder) throws(KeypadError) {
    do throws(ThreadError) {
      try Thread(name: "keypad") { [self] in run(decoder) }.detach()
    } catch {
      throw KeypadError(error.code, path: path)
    }
  }

  private func run(_ decoder: some KeyDecoder) {
    var decoder = decoder
    if let last = read(with: &decoder) { _ = queue.put(last) }
    queue.close(discarding: false)
    release()
  }

  /// Hands keys over until there are no more; answers what is to be told last, or nil when stopped.
  private func read(with decoder: inout some KeyDecoder) -> KeypadEvent? {
    while true {
      guard wait(for: descriptor, milliseconds: -1) else { return nil }
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
      case .pause(let duration): guard pause(duration) else { return Last(event: nil) }
      case .fail(let error): return Last(event: .lost(error))
      }
    }
    return nil
  }

  private func pause(_ duration: Duration) -> Bool {
    let (seconds, attoseconds) = duration.components
    return wait(for: -1, milliseconds: CInt(seconds * 1000 + attoseconds / 1_000_000_000_000_000))
  }

  /// Waits for bytes, or for the time to pass; false once the bell was rung.
  private func wait(for descriptor: CInt, milliseconds: CInt) -> Bool {
    var polled = [
      pollfd(fd: bell.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
    ]
    while unsafe poll(&polled, nfds_t(polled.count), milliseconds) < 0 {
      guard errno == EINTR else { return false }
    }
    return polled[0].revents == 0
  }

  /// The bytes that are there; none at the end of the input.
  private func readSome() -> Result<[UInt8], KeypadError> {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
      }
      if count >= 0 { return .success(Array(buffer[..<count])) }
      // A terminal that hangs up answers EIO: its end, not its failure.
      if errno == EIO { return .success([]) }
      if errno == EAGAIN, !wait(for: descriptor, milliseconds: -1) { return .success([]) }
      if errno != EINTR, errno != EAGAIN { return .failure(KeypadError(errno, path: path)) }
    }
  }
}
