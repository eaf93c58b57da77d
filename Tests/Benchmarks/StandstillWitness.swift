// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Synchronization

/// Notices when the machine itself stands still: a thread a processor, before all other work, that wants to run every
/// millisecond and writes down when it could not.
///
/// A virtual machine that its host does not run, or runs in slices, is late for everyone; no program in it can bridge that
/// but by a longer buffer.
final class StandstillWitness: Sendable {
  /// Who stood still.
  enum Party: String, Sendable {
    /// A processor, which ran nobody.
    case machine
    /// The sound server, which had nothing left to play and took nothing of what it was offered.
    case server
  }

  /// A while in which nothing was done, on the monotonic clock.
  struct Standstill: Sendable {
    let party: Party
    /// Which processor; 0 of the server.
    let processor: Int
    let from: Double
    let to: Double

    var name: String { party == .machine ? "processor \(processor)" : "the server" }

    /// How much of it was in a span of time, in seconds.
    func length(within span: ClosedRange<Double>) -> Double {
      max(0, min(to, span.upperBound) - max(from, span.lowerBound))
    }
  }

  /// What is longer than this is written down: half a millisecond.
  private static let shortest = 0.0005
  /// In how long before a hole standstills may have made it.
  private static let reach = 0.1
  /// How long a standstill is, all in all, that excuses a hole: a third of what the player keeps ahead.
  static let excuse = 0.005
  private static let beat = 0.001

  private let seen = Mutex<[Standstill]>([])
  private let isOver = Atomic(false)

  init() {
    for processor in 0..<ProcessInfo.processInfo.activeProcessorCount {
      Thread.detachNewThread { [self] in watch(processor) }
    }
  }

  func stop() { isOver.store(true, ordering: .releasing) }

  var standstills: [Standstill] { seen.withLock { $0 } }

  /// Who stood still longest within as long as may make a hole, where that may have made one that began in `span`; and for
  /// how many seconds in all.
  func standstill(making span: ClosedRange<Double>) -> (name: String, seconds: Double)? {
    let span = span.lowerBound - Self.reach...span.upperBound + Self.reach / 5
    let near = standstills.filter { $0.length(within: span) > 0 }
    let worst = near.map { first in
      let window = first.from...first.from + Self.reach
      let lengths = near.filter { $0.name == first.name }.map { $0.length(within: window) }
      return (first.name, lengths.reduce(0, +))
    }
    return worst.max { $0.1 < $1.1 }
  }

  /// Who stood still for over a millisecond half a second before a span of time or after it, when and for how long.
  func account(around span: ClosedRange<Double>) -> String {
    let around = span.lowerBound - 0.5...span.upperBound + 0.5
    let lines = standstills.filter { $0.length(within: around) > 0.001 }.map {
      "\($0.name) " + String(format: "from %.3f s for %.1f ms", $0.from, ($0.to - $0.from) * 1000)
    }
    return lines.isEmpty ? "nothing" : lines.joined(separator: ", ")
  }

  func note(_ party: Party, processor: Int = 0, from: Double, to: Double) {
    guard to - from > Self.shortest else { return }
    seen.withLock { $0.append(Standstill(party: party, processor: processor, from: from, to: to)) }
  }

  private func watch(_ processor: Int) {
    guard Self.goFirst(on: processor) else { return print("  (no leave to watch for standstills)") }
    var next = SoundMonitor.now
    while !isOver.load(ordering: .acquiring) {
      next += Self.beat
      var until = timespec(tv_sec: Int(next), tv_nsec: Int((next - next.rounded(.down)) * 1e9))
      clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nil)
      let now = SoundMonitor.now
      note(.machine, processor: processor, from: next, to: now)
      next = max(next, now - Self.beat)
    }
  }

  /// sched_setscheduler(2), sched_setaffinity(2) for the calling thread.
  private static func goFirst(on processor: Int) -> Bool {
    var parameter = sched_param(sched_priority: 99)
    // A bit a processor; glibc's module leaves the call out.
    var processors = [UInt8](repeating: 0, count: 128)
    processors[processor / 8] = 1 << (processor % 8)
    guard let call = dlsym(nil, "sched_setaffinity") else { return false }
    let stayOn = unsafeBitCast(call, to: SetAffinity.self)
    return sched_setscheduler(0, SCHED_FIFO, &parameter) == 0 && stayOn(0, processors.count, &processors) == 0
  }

  private typealias SetAffinity = @convention(c) (Int32, Int, UnsafePointer<UInt8>) -> Int32
}
