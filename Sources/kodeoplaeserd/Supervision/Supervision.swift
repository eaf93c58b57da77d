// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc
internal import Platform
internal import Reader
internal import Speech

/// What a supervisor may ask of the daemon while it works: whether it is alive, and to read its voices again.
struct Supervision: Sendable {
  let conversation: Conversation
  let status: StatusTelling

  /// Answers until the task is cancelled.
  func run(_ reloads: AsyncStream<Int32>) async {
    await withTaskGroup { group in
      group.addTask { await tellAlive() }
      group.addTask { await status.run() }
      group.addTask { for await _ in reloads { await reload() } }
    }
  }

  /// Says that the daemon is alive for as long as its conversation answers.
  ///
  /// The answer comes through the queue of keys and notices, so that a conversation which hangs in one of them is not
  /// alive; and a conversation ends with its player, so that one which answers can be heard.
  private func tellAlive() async {
    guard let interval = ServiceNotice.watchdogInterval else { return }
    while !Task.isCancelled {
      await conversation.answers()
      guard !Task.isCancelled else { return }
      ServiceNotice.alive()
      await status.tell()
      // Half of what is given, as sd_watchdog_enabled(3) advises.
      try? await Task.sleep(for: interval / 2)
    }
  }

  private func reload() async {
    ServiceNotice.reloading()
    defer { ServiceNotice.ready() }
    do throws(SpeechError) {
      try await conversation.reloadVoices()
      StandardError.say("the voices were read again")
    } catch {
      conversation.report(phrase: error.phrase)
      StandardError.say("the voices stay as they were: \(error.description)")
    }
  }
}

/// Tells the supervisor how the daemon stands (sd_notify(3)); nobody listens where `NOTIFY_SOCKET` is not set.
enum ServiceNotice {
  static func ready() { send("READY=1") }
  static func stopping() { send("STOPPING=1") }
  static func alive() { send("WATCHDOG=1") }

  /// What the supervisor shows of the daemon; the last one stays when it has ended.
  static func state(_ sentence: String) { send("STATUS=\(String(sentence.map { $0.isNewline ? " " : $0 }))") }

  /// Begins to reload; `ready` says that it is done. The time is what systemd 253 and later tell reloads apart by.
  static func reloading() {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    send("RELOADING=1\nMONOTONIC_USEC=\(Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)")
  }

  /// Whether somebody listens, who starts the daemon again when it ends.
  static var isSupervised: Bool { Environment["NOTIFY_SOCKET"] != nil }

  /// How often the supervisor wants to hear `alive`, if it does at all (sd_watchdog_enabled(3)).
  static var watchdogInterval: Duration? {
    guard let microseconds = Environment["WATCHDOG_USEC"].flatMap(Int64.init), microseconds > 0 else {
      return nil
    }
    if let process = Environment["WATCHDOG_PID"], Int32(process) != getpid() { return nil }
    return .microseconds(microseconds)
  }

  private static func send(_ state: String) {
    guard let path = Environment["NOTIFY_SOCKET"] else { return }
    ServiceManager.notify(state, at: path)
  }
}

/// The signals that mean something to the daemon, as events from now on.
enum Signals {
  static var end: AsyncStream<Int32> { SignalThread.stream(of: [SIGINT, SIGTERM]) }

  /// The same, and SIGHUP: the end of a program that has a terminal, and no files to read again.
  static var endOrHangUp: AsyncStream<Int32> { SignalThread.stream(of: [SIGINT, SIGTERM, SIGHUP]) }

  static var reload: AsyncStream<Int32> { SignalThread.stream(of: [SIGHUP]) }
}

/// The end of the daemon, which comes whatever is still at work: a disk that does not answer, a device that does not return from a
/// call, password checks that the machine has no time for.
///
/// Nothing is lost by it: what was answered is on the disk, and a commit that is under way is there whole or not at all.
enum Ending {
  /// What an orderly end takes at most, the last lines of the transcript among it.
  static let patience = Duration.seconds(2)

  /// Ends the process with this code once the patience is over. On a thread of its own: those of tasks may all be held up.
  static func begin(code: Int32) {
    Thread.needed(name: "ending") {
      usleep(useconds_t(patience / .microseconds(1)))
      StandardError.say("what was still at work was left behind; nothing that was answered is lost")
      _exit(code)
    }.detach()
  }
}
