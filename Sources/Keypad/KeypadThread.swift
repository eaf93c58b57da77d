// SPDX-License-Identifier: GPL-3.0-or-later
import Threads

/// The thread of a keypad that has one descriptor and never another.
///
/// It alone reads the descriptor. When the input ends or fails, or the bell rings, it lets go of the descriptor by
/// `release` and is gone.
struct KeypadThread: Sendable {
  let queue = KeyQueue()
  private let reader: KeyReader
  private let release: @Sendable () -> Void

  init(descriptor: CInt, path: String, release: @escaping @Sendable () -> Void) throws(KeypadError) {
    reader = KeyReader(descriptor: descriptor, path: path, queue: queue, bell: try Bell())
    self.release = release
  }

  /// Ends the thread wherever it waits, and forgets the keys that nobody took.
  func stop() {
    reader.bell.ring()
    queue.close(discarding: true)
  }

  /// Begins reading, on a new thread.
  func start(_ decoder: some KeyDecoder) throws(KeypadError) {
    do throws(ThreadError) {
      try Thread(name: "keypad") { [self] in run(decoder) }.detach()
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
