// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Platform

/// A numeric keypad that is read through evdev and grabbed; when it is unplugged, it is waited for and grabbed again.
///
/// The grab (EVIOCGRAB) keeps what is typed, a PIN above all, from the console and from every other program. It lasts until
/// `stop()`, and the kernel ends it with the process.
final class EvdevKeypad: Keypad {
  let events: AsyncStream<KeypadEvent>
  let beginning: Result<KeypadChoice, KeypadError>
  private let thread: EvdevThread

  /// Opens and grabs the device at `path`, such as `/dev/input/event3`, or else the one numeric keypad there is.
  ///
  /// - Parameter waits: whether to begin without the device instead of throwing.
  /// - Throws: where the device is missing, may not be read, lacks the keys of a keypad, or is grabbed by another program.
  convenience init(path: String?, waits: Bool = false) throws(KeypadError) {
    try self.init(path.map { EvdevSource(path: $0) } ?? EvdevSource(), waits: waits)
  }

  /// The same, with devices of the caller's own.
  init(_ source: any DeviceSource, waits: Bool, settling: Duration = .seconds(1)) throws(KeypadError) {
    let first = Result { () throws(KeypadError) in try source.open() }
    if !waits { _ = try first.get() }
    beginning = first.map { .evdev(path: $0.path) }
    thread = try EvdevThread(source: source, settling: settling)
    events = thread.queue.events
    try thread.start(first)
  }

  func handKeys(to take: @escaping @Sendable (Key) -> Void) { thread.queue.handKeys(to: take) }

  func stop() { thread.stop() }
}

/// The thread of a keypad that may be unplugged: reads the device while it is there, and waits for it while it is not.
///
/// It alone uses the device. It ends only when it is stopped. It wakes for changes of the devices alone, except while another
/// program has grabbed the keypad: the kernel does not notify of the end of a grab.
struct EvdevThread: Sendable {
  /// The interval of attempts while another program has grabbed the keypad, or where inotify(7) is not available.
  private static let retry = Duration.seconds(2)

  let queue = KeyQueue()
  private let source: any DeviceSource
  private let stopSignal: StopSignal
  /// How long a new device may fail before that is reported: udev sets its permissions after it has appeared.
  private let settling: Duration

  init(source: any DeviceSource, settling: Duration = .seconds(1)) throws(KeypadError) {
    self.source = source
    self.settling = settling
    stopSignal = try StopSignal()
  }

  /// Ends the thread wherever it waits, and discards the keys that were not consumed.
  func stop() {
    stopSignal.send()
    queue.close(discarding: true)
  }

  /// Starts the thread, with this device or without one.
  func start(_ first: Result<InputDevice, KeypadError>) throws(KeypadError) {
    do throws(ThreadError) {
      try Thread(name: "keypad") { [self] in run(first) }.detach()
    } catch {
      throw KeypadError(error.code, path: source.folder)
    }
  }

  private func run(_ first: Result<InputDevice, KeypadError>) {
    var attempt = first
    while let loss = loss(of: attempt), queue.put(.lost(loss)), let found = find(after: loss) {
      guard queue.put(.found(.evdev(path: found.path))) else { break }
      attempt = .success(found)
    }
    queue.close(discarding: false)
  }

  /// Reads the device until it is lost; returns the error, or nil when stopped.
  private func loss(of attempt: Result<InputDevice, KeypadError>) -> KeypadError? {
    guard case .success(let device) = attempt else { return attempt.failure }
    let reader = KeyReader(
      descriptor: device.descriptor, path: device.path, queue: queue, stopSignal: stopSignal)
    // The grab ends with the device's lifetime.
    return withExtendedLifetime(device) {
      switch reader.read(with: EvdevDecoder()) {
      case .lost(let error): error
      case .ended: .gone(path: device.path)
      case nil, .key, .found: nil
      }
    }
  }

  /// Waits for the device; nil when stopped.
  private func find(after loss: KeypadError) -> InputDevice? {
    let watch = DeviceWatch()
    var debounce = ErrorDebounce(reported: loss, settling: settling)
    watch.renew(for: source)
    // A device that failed while it was plugged in would be opened at once, and fail again.
    if !loss.isAbsence, !wait(watch, atMost: Self.retry) { return nil }
    while true {
      watch.renew(for: source)
      let attempt = Result { () throws(KeypadError) in try source.open() }
      guard let error = attempt.failure else { return try? attempt.get() }
      if debounce.isDue(error), !queue.put(.lost(error)) { return nil }
      guard wait(watch, atMost: longestWait(error, debounce, watch)) else { return nil }
    }
  }

  /// How long to wait for a change before the next attempt; nil where it may last for ever.
  private func longestWait(_ error: KeypadError, _ debounce: ErrorDebounce, _ watch: DeviceWatch) -> Duration?
  {
    if debounce.isSettling { return settling }
    if case .inUse = error { return Self.retry }
    return watch.descriptor < 0 ? Self.retry : nil
  }

  /// Waits for a change; false when stopped.
  private func wait(_ watch: DeviceWatch, atMost time: Duration?) -> Bool {
    let milliseconds = time.map { CInt($0 / .milliseconds(1)) } ?? -1
    switch stopSignal.wait(for: watch.descriptor, milliseconds: milliseconds, path: source.folder) {
    case .over: return true
    case .stopped: return false
    case .failed:
      // poll(2) fails for want of memory, and would fail again at once.
      usleep(useconds_t(Self.retry / .microseconds(1)))
      return true
    }
  }
}

extension Result {
  fileprivate var failure: Failure? {
    if case .failure(let failure) = self { failure } else { nil }
  }
}

/// Debounces the errors of a keypad that is waited for: an error is reported once, when it differs from the one reported before
/// and has lasted for a while.
struct ErrorDebounce {
  private var reported: KeypadError
  private let settling: Duration
  private var pending: (error: KeypadError, since: ContinuousClock.Instant)?

  init(reported: KeypadError, settling: Duration) {
    self.reported = reported
    self.settling = settling
  }

  /// Whether there is an error that may pass by itself.
  var isSettling: Bool { pending != nil }

  /// Whether the error is to be reported now.
  mutating func isDue(_ error: KeypadError, at now: ContinuousClock.Instant = .now) -> Bool {
    guard error != reported, !(error.isAbsence && reported.isAbsence) else {
      pending = nil
      return false
    }
    guard let pending, pending.error == error else {
      pending = (error, now)
      return false
    }
    guard now - pending.since >= settling else { return false }
    reported = error
    self.pending = nil
    return true
  }
}

extension KeypadError {
  /// Whether it says that there is no device, or none any more.
  var isAbsence: Bool {
    switch self {
    case .notFound, .gone: true
    default: false
    }
  }
}
