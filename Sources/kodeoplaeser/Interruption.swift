// SPDX-License-Identifier: GPL-3.0-or-later

/// SIGINT and SIGTERM as a stream, for a command that has something to take back. The first one is told; a second ends the
/// program as it always did.
struct Interruption {
  let signals: AsyncStream<Void>

  init() {
    let (stream, continuation) = AsyncStream<Void>.makeStream()
    signals = stream
    EndingSignals.tell(continuation)
  }
}
