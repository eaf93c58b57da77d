// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Threads

/// The thread of a keypad that may be unplugged: reads the device while it is there, and waits for it while it is not.
///
/// It alone holds the device. It never gives up, and ends only when it is stopped. Between two changes of the devices
/// it makes no wake-up, save while another program holds the keypad: nothing tells that it lets go.
struct EvdevThread: Sendable {
  /// How often a keypad is tried that another program holds, or where the kernel tells of no changes.
  private static let retry = Duration.seconds(2)

  let queue = KeyQueue()
  private let source: any DeviceSource
  private let bell: Bell
  /// How long a device that came may be out of use before that is told: udev gives its rights after it is there.
  private let settling: Duration

  init(source: any DeviceSource, settling: Duration = .seconds(1)) throws(KeypadError) {
    self.source = source
    self.settling = settling
    bell = try Bell()
  }

  /// Ends the thread wherever it waits, and forgets the keys that nobody took.
  func stop() {
    bell.ring()
    queue.close(discarding: true)
  }

  /// Begins with this device, or without one, on a new thread.
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

  /// Reads the device until it is lost; why it was, or nil when stopped.
  private func loss(of attempt: Result<InputDevice, KeypadError>) -> KeypadError? {
    guard case .success(let device) = attempt else { return attempt.failure }
    let reader = KeyReader(descriptor: device.descriptor, path: device.path, queue: queue, bell: bell)
    // The device is held for as long as it is read.
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
    var complaint = Complaint(told: loss, settling: settling)
    watch.renew(for: source)
    // What fails while it is there would be found at once, and fail again.
    if !loss.isAbsence, !wait(watch, atMost: Self.retry) { return nil }
    while true {
      watch.renew(for: source)
      let attempt = Result { () throws(KeypadError) in try source.open() }
      guard let error = attempt.failure else { return try? attempt.get() }
      if complaint.isDue(error), !queue.put(.lost(error)) { return nil }
      guard wait(watch, atMost: longestWait(error, complaint, watch)) else { return nil }
    }
  }

  /// How long until the next look, whatever happens; nil where a change will tell.
  private func longestWait(_ error: KeypadError, _ complaint: Complaint, _ watch: DeviceWatch) -> Duration? {
    if complaint.isSettling { return settling }
    if case .inUse = error { return Self.retry }
    return watch.descriptor < 0 ? Self.retry : nil
  }

  /// False once the bell was rung.
  private func wait(_ watch: DeviceWatch, atMost time: Duration?) -> Bool {
    let milliseconds = time.map { CInt($0 / .milliseconds(1)) } ?? -1
    switch bell.wait(for: watch.descriptor, milliseconds: milliseconds, path: source.folder) {
    case .over: return true
    case .stopped: return false
    case .failed:
      // Short of memory, the kernel would refuse again at once, and again.
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
