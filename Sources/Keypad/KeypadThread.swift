// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Platform

/// The thread of a keypad that has the same descriptor for as long as it lives.
///
/// It alone reads the descriptor. When the input ends or fails, or the keypad is stopped, it calls `release` and ends.
struct KeypadThread: Sendable {
  let queue = KeyQueue()
  private let reader: KeyReader
  private let release: @Sendable () -> Void

  init(
    descriptor: CInt, path: String, source: KeySource, release: @escaping @Sendable () -> Void
  ) throws(KeypadError) {
    reader = KeyReader(
      descriptor: descriptor, path: path, queue: queue, stopSignal: try StopSignal(),
      source: source)
    self.release = release
  }

  /// Ends the thread wherever it waits, and discards the keys that were not consumed.
  func stop() {
    reader.stopSignal.send()
    queue.close(discarding: true)
  }

  /// Starts the thread.
  func start(_ decoder: some KeyDecoder) throws(KeypadError) {
    do throws(ThreadError) {
      try Thread(name: "keypad", isUrgent: true) { [self] in run(decoder) }.detach()
    } catch {
      throw KeypadError(error.code, path: reader.path)
    }
  }

  private func run(_ decoder: some KeyDecoder) {
    if let last = reader.read(with: decoder) { _ = queue.put(last) }
    queue.close(discarding: false)
    release()
  }
}

/// Ends every wait of a keypad's thread from the moment it is sent.
struct StopSignal: Sendable {
  /// How a wait ended.
  enum Outcome {
    /// The descriptor is readable.
    case readable
    /// The time has passed.
    case elapsed
    /// The signal was sent.
    case stopped
    /// poll(2) failed.
    case failed(KeypadError)
  }

  private let signal = EventSignal()

  init() throws(KeypadError) {
    if let failure = signal.failure { throw KeypadError(failure.code, path: "the keypad") }
  }

  func send() { signal.signal() }

  /// Waits until `other` is readable, the time has passed or the signal is sent.
  ///
  /// - Parameters:
  ///   - other: a descriptor; -1 for none.
  ///   - milliseconds: -1 for no end.
  ///   - path: names the keypad in an error.
  func wait(for other: CInt, milliseconds: CInt, path: String) -> Outcome {
    var polled = [
      pollfd(fd: signal.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: other, events: Int16(POLLIN), revents: 0),
    ]
    if let code = Self.poll(&polled, milliseconds) { return .failed(KeypadError(code, path: path)) }
    guard polled[0].revents == 0 else { return .stopped }
    return polled[1].revents == 0 ? .elapsed : .readable
  }

  /// The same for several descriptors.
  ///
  /// - Returns: those that are readable, or whose device is gone; nil when the signal was sent.
  /// - Throws: where poll(2) fails.
  func wait(forAny others: [CInt], milliseconds: CInt) throws(SystemError) -> [CInt]? {
    var polled = ([signal.descriptor] + others).map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    if let code = Self.poll(&polled, milliseconds) { throw SystemError(code) }
    return polled[0].revents == 0 ? polled.dropFirst().filter { $0.revents != 0 }.map(\.fd) : nil
  }

  /// poll(2), again after other signals; errno where it fails.
  private static func poll(_ polled: inout [pollfd], _ milliseconds: CInt) -> CInt? {
    while unsafe Glibc.poll(&polled, nfds_t(polled.count), milliseconds) < 0 {
      guard errno == EINTR else { return errno }
    }
    return nil
  }
}
