// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Synchronization

/// Listens at the monitor of the server's sink, as a headset would, and notes when each sample came.
///
/// Its samples have the other byte order than the sink's: in the same, PulseAudio 16 lends a recorder the very memory of
/// the program that plays, and ends itself now and then when that program leaves meanwhile (`memblock_replace_import`).
final class SoundMonitor: Sendable {
  static let rate = 22_050
  /// What is louder than this is heard.
  static let threshold: Int16 = 64

  private struct Heard {
    /// When the first sample came, on the monotonic clock; rising.
    var chunks: [(time: Double, samples: [Int16])] = []
  }

  private let heard = Mutex(Heard())
  private let process: Process

  init(_ server: SoundServer) throws {
    let pipe = Pipe()
    process = try server.run(
      "chrt",
      [
        "--rr", "10", "parec",
        "--device=headset.monitor", "--format=s16be", "--rate=\(Self.rate)", "--channels=1", "--raw",
        "--latency-msec=1", "--process-time-msec=1",
      ], output: pipe)
    let descriptor = pipe.fileHandleForReading.fileDescriptor
    Thread.detachNewThread { [self] in
      withExtendedLifetime(pipe) { listen(descriptor) }
    }
    // The server's sink changes its pace when the monitor connects; nothing should play through that.
    let deadline = Self.now + 5
    while heard.withLock({ $0.chunks.count }) < 20 {
      guard Self.now < deadline else { throw BenchmarkError(description: "parec hears nothing") }
      usleep(10_000)
    }
  }

  deinit { process.terminate() }

  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// Forgets what was heard until now.
  func forget() { heard.withLock { $0.chunks = [] } }

  /// Everything heard since the last time, taken out, with the time of each piece's first sample.
  func take() -> [(time: Double, samples: [Int16])] {
    heard.withLock { heard in
      defer { heard.chunks = [] }
      return heard.chunks
    }
  }

  /// When the first audible sample after `time` came.
  func firstSound(after time: Double) -> Double? {
    heard.withLock { heard in
      for chunk in heard.chunks {
        for (index, sample) in chunk.samples.enumerated() where sample.magnitude > Self.threshold {
          let at = chunk.time + Double(index) / Double(Self.rate)
          if at >= time { return at }
        }
      }
      return nil
    }
  }

  /// When the last audible sample came.
  func lastSound() -> Double? {
    heard.withLock { heard in
      for chunk in heard.chunks.reversed() {
        if let index = chunk.samples.lastIndex(where: { $0.magnitude > Self.threshold }) {
          return chunk.time + Double(index) / Double(Self.rate)
        }
      }
      return nil
    }
  }

  /// Waits for sound after `time`, for so many seconds at most.
  func waitForSound(after time: Double, atMost seconds: Double = 3) -> Double? {
    let deadline = Self.now + seconds
    while Self.now < deadline {
      if let at = firstSound(after: time) { return at }
      usleep(2000)
    }
    return nil
  }

  /// Waits until nothing was heard for so many seconds.
  func waitForSilence(of seconds: Double = 0.25, atMost patience: Double = 20) {
    let deadline = Self.now + patience
    while Self.now < deadline, let last = lastSound(), Self.now - last < seconds { usleep(5000) }
  }

  private func listen(_ descriptor: Int32) {
    // What is heard is not to wait for other work before it is noted; refused, it does.
    var parameter = sched_param(sched_priority: 10)
    sched_setscheduler(0, SCHED_RR, &parameter)
    var bytes = [UInt8](repeating: 0, count: 4096)
    var rest: [UInt8] = []
    while true {
      let count = read(descriptor, &bytes, bytes.count)
      guard count > 0 else { return }
      let end = Self.now
      rest += bytes[..<count]
      let whole = rest.count / 2
      let samples = (0..<whole).map {
        Int16(bitPattern: UInt16(rest[2 * $0]) << 8 | UInt16(rest[2 * $0 + 1]))
      }
      rest.removeFirst(2 * whole)
      // The last sample of a chunk came now, the ones before it as much earlier as they are long.
      let start = end - Double(whole) / Double(Self.rate)
      heard.withLock { $0.chunks.append((start, samples)) }
    }
  }
}
