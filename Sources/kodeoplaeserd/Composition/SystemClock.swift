// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Glibc
internal import Installation
internal import Platform

/// The machine's clocks (clock_gettime(2)): the time of day, and the time since boot with sleep included.
struct SystemClock: CoreClock {
  var wall: Instant {
    let time = Self.read(CLOCK_REALTIME)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  var uptime: Duration {
    let time = Self.read(CLOCK_BOOTTIME)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  var boot: String? { Self.bootName }

  /// The kernel's name of this boot (random(4)); a unit that sees nothing of /proc but processes hands it down.
  private static let bootName: String? = {
    let name = told ?? Environment[ServiceUnit.bootVariable]
    return name.map { String($0.filter { $0.isHexDigit }) }.flatMap { $0.isEmpty ? nil : $0 }
  }()

  /// As the kernel tells it: 36 bytes and the end of the line.
  private static var told: String? {
    let descriptor = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil
  }

  private static func read(_ clock: clockid_t) -> timespec {
    var time = timespec()
    clock_gettime(clock, &time)
    return time
  }
}

/// Where the daemon's core hashes: passwords, of which each takes 70 ms of a processor, and the log, of which a million rows
/// take seconds. No key and no word waits for any of it.
struct HashingThreads: BackgroundWork {
  private let threads = LowPriorityThreads()

  func value<Value: Sendable>(of work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { answer in
      threads.perform { answer.resume(returning: work()) }
    }
  }
}
