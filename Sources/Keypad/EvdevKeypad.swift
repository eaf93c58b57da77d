// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Platform

/// The numeric keypads that are read through evdev and grabbed; those that are unplugged are waited for and grabbed again.
///
/// The grab (EVIOCGRAB) keeps what is typed, a PIN above all, from the console and from every other program. It lasts until
/// `stop()`, and the kernel ends it with the process.
final class EvdevKeypad: Keypad {
  let events: AsyncStream<KeypadEvent>
  let beginning: Result<[KeypadChoice], KeypadError>
  private let thread: EvdevThread

  /// Opens what the source finds.
  ///
  /// - Parameters:
  ///   - waits: whether to begin without a device instead of throwing.
  ///   - settling: how long a new device may fail before that is reported: udev sets its permissions after it has appeared.
  /// - Throws: where there is no device, or it may not be read, lacks the keys of a keypad, or is grabbed by another program.
  init(_ source: any DeviceSource, waits: Bool, settling: Duration = .seconds(1)) throws(KeypadError) {
    let found = source.look(besides: [])
    let error = found.isEmpty ? found.report ?? .notFound(path: source.folder) : nil
    if let error, !waits { throw error }
    beginning = error.map { .failure($0) } ?? .success(found.all.map { .evdev(path: $0.path) })
    thread = try EvdevThread(source: source, settling: settling)
    events = thread.queue.events
    try thread.start(found)
  }

  func handKeys(to take: @escaping @Sendable (Key) -> Void) { thread.queue.handKeys(to: take) }

  func stop() { thread.stop() }
}

/// The thread of keypads that come and go.
///
/// It alone uses the devices. It ends only when it is stopped. It wakes for keys and for changes of the devices alone, except
/// while another program has grabbed the keypad: the kernel does not notify of the end of a grab.
struct EvdevThread: Sendable {
  let queue = KeyQueue()
  private let source: any DeviceSource
  private let stopSignal: StopSignal
  private let settling: Duration

  init(source: any DeviceSource, settling: Duration) throws(KeypadError) {
    self.source = source
    self.settling = settling
    stopSignal = try StopSignal()
  }

  /// Ends the thread wherever it waits, and discards the keys that were not consumed.
  func stop() {
    stopSignal.send()
    queue.close(discarding: true)
  }

  /// Starts the thread with the devices of a first look.
  func start(_ first: FoundDevices) throws(KeypadError) {
    do throws(ThreadError) {
      try Thread(name: "keypad", isUrgent: true) { [self] in
        var reading = EvdevReading(source: source, queue: queue, stopSignal: stopSignal, settling: settling)
        reading.run(first)
        queue.close(discarding: false)
      }.detach()
    } catch {
      throw KeypadError(error.code, path: source.folder)
    }
  }
}

/// Reads the keypads there are, asks for one where there are only keyboards, and waits for what is plugged in.
struct EvdevReading {
  /// The interval of attempts while another program has grabbed the keypad, or where inotify(7) is not available.
  private static let retry = Duration.seconds(2)

  let source: any DeviceSource
  let queue: KeyQueue
  let stopSignal: StopSignal
  let settling: Duration
  private let watch = DeviceWatch()
  private var keypads: [(device: InputDevice, decoder: EvdevDecoder)] = []
  private var proposed: [(device: InputDevice, decoder: ProposalDecoder)] = []
  /// Keyboards that are not proposed: letters are typed on them, or they were there beside a keypad.
  private var passedOver: Set<String> = []
  private var debounce: ErrorDebounce?
  /// Why there is no keypad, as of the last look.
  private var trouble: KeypadError?

  init(source: any DeviceSource, queue: KeyQueue, stopSignal: StopSignal, settling: Duration) {
    self.source = source
    self.queue = queue
    self.stopSignal = stopSignal
    self.settling = settling
  }

  /// Returns when stopped.
  mutating func run(_ first: FoundDevices) {
    hold(first)
    propose(first)
    if let error = first.report, !report(error) { return }
    // What came since the first look is found by the second, which the watch comes before.
    guard look() else { return }
    while let ready = wait() {
      // A PIN that was typed must not stay on the stack while the thread waits for the next key.
      defer { ProcessMemory.wipeStack() }
      let isGoingOn = ready.allSatisfy { read($0) }
      // Where nothing is ready, the time for another look has come.
      guard isGoingOn, !ready.isEmpty && !ready.contains(watch.descriptor) || look() else { return }
    }
  }

  /// The descriptors that are ready; none when the time is over, nil when stopped.
  private func wait() -> [CInt]? {
    let descriptors =
      keypads.map(\.device.descriptor) + proposed.map(\.device.descriptor) + [watch.descriptor]
    do throws(SystemError) {
      return try stopSignal.wait(forAny: descriptors, milliseconds: longestWait)
    } catch {
      // poll(2) fails for want of memory, and would fail again at once.
      usleep(useconds_t(Self.retry / .microseconds(1)))
      return []
    }
  }

  /// How long to wait for a change before the next look; -1 where that may last for ever.
  private var longestWait: CInt {
    guard keypads.isEmpty else { return watch.descriptor < 0 ? CInt(Self.retry / .milliseconds(1)) : -1 }
    if debounce?.isSettling ?? false { return CInt(settling / .milliseconds(1)) }
    let isInUse = if case .inUse? = trouble { true } else { false }
    return isInUse || watch.descriptor < 0 ? CInt(Self.retry / .milliseconds(1)) : -1
  }

  // MARK: Looking

  /// Opens what has come; false when the queue is closed.
  private mutating func look() -> Bool {
    watch.renew(for: source)
    let found = source.look(besides: Set((keypads.map(\.device) + proposed.map(\.device)).map(\.path)))
    hold(found)
    guard keypads.isEmpty else {
      proposed = []
      return found.all.allSatisfy { queue.put(.found(.evdev(path: $0.path))) }
    }
    propose(found)
    trouble = FoundDevices.report(found.trouble, proposed.map(\.device))
    guard let trouble, debounce?.isDue(trouble) ?? true else { return true }
    return queue.put(.lost(trouble))
  }

  /// Tells at once why there is no keypad; false when the queue is closed.
  private mutating func report(_ error: KeypadError) -> Bool {
    (debounce, trouble) = (ErrorDebounce(reported: error, settling: settling), error)
    return queue.put(.lost(error))
  }

  private mutating func hold(_ found: FoundDevices) {
    keypads +=
      found.keypads.map { ($0, EvdevDecoder()) } + found.chosen.map { ($0, EvdevDecoder(isChosen: true)) }
    if !found.isEmpty { (debounce, trouble) = (nil, nil) }
  }

  private mutating func propose(_ found: FoundDevices) {
    passedOver.formIntersection(found.proposed.map(\.path))
    guard keypads.isEmpty else { return }
    proposed += found.proposed.filter { !passedOver.contains($0.path) }.map { ($0, ProposalDecoder()) }
  }

  // MARK: Reading

  /// Takes what a descriptor has; false when the queue is closed.
  private mutating func read(_ descriptor: CInt) -> Bool {
    if let index = keypads.firstIndex(where: { $0.device.descriptor == descriptor }) {
      return readKeypad(index)
    }
    if let index = proposed.firstIndex(where: { $0.device.descriptor == descriptor }) {
      return readProposed(index)
    }
    return true
  }

  private mutating func readKeypad(_ index: Int) -> Bool {
    let bytes: [UInt8]
    do throws(KeypadError) {
      bytes = try keypads[index].device.readEvents()
    } catch {
      return lose(index, error)
    }
    for step in keypads[index].decoder.decode(bytes) {
      switch step {
      case .key(let key): guard queue.put(.key(key)) else { return false }
      case .giveBack: return giveBack(index)
      case .pause, .fail: break
      }
    }
    return true
  }

  private mutating func lose(_ index: Int, _ error: KeypadError) -> Bool {
    let device = keypads.remove(at: index).device
    guard keypads.isEmpty else { return queue.put(.left(.evdev(path: device.path))) }
    let loss = error.isAbsence && device.description.isWireless ? .asleep(path: device.path) : error
    guard report(loss) else { return false }
    // What stood beside a keypad all the time is somebody's keyboard.
    passedOver = Set(source.look(besides: []).proposed.map(\.path))
    // A device that failed while it was plugged in would be opened at once, and fail again.
    if !error.isAbsence, case .stopped = pause() { return false }
    return look()
  }

  private func pause() -> StopSignal.Outcome {
    stopSignal.wait(for: -1, milliseconds: CInt(Self.retry / .milliseconds(1)), path: source.folder)
  }

  private mutating func giveBack(_ index: Int) -> Bool {
    let device = keypads.remove(at: index).device
    source.forget(device)
    // Its descriptor stays open as long as the first look is held, and with it the grab would.
    EventDevice.ungrab(device.descriptor)
    guard keypads.isEmpty else { return queue.put(.left(.evdev(path: device.path))) }
    propose(source.look(besides: []))
    return report(.notChosen(paths: proposed.map(\.device.path).sorted()))
  }

  private mutating func readProposed(_ index: Int) -> Bool {
    let device = proposed[index].device
    guard let bytes = try? device.readEvents() else {
      proposed.remove(at: index)
      return true
    }
    switch proposed[index].decoder.sign(in: bytes) {
    case .chosen?: return choose(device)
    case .isForWriting?: passOver(index)
    case nil: break
    }
    return true
  }

  /// Somebody writes on it: it is a keyboard, and named by who wants it all the same.
  private mutating func passOver(_ index: Int) {
    passedOver.insert(proposed.remove(at: index).device.path)
    guard proposed.isEmpty else { return }
    // That there is no keypad was told, and is no news.
    let known = KeypadError.notFound(path: source.folder)
    (debounce, trouble) = (ErrorDebounce(reported: known, settling: settling), known)
  }

  private mutating func choose(_ device: InputDevice) -> Bool {
    do throws(KeypadError) {
      try source.take(device)
    } catch {
      return report(error)
    }
    proposed = []
    keypads.append((device, EvdevDecoder(isChosen: true)))
    (debounce, trouble) = (nil, nil)
    return queue.put(.chosen(.evdev(path: device.path)))
  }
}

extension InputDevice {
  /// The bytes that wait; none where none do.
  ///
  /// - Throws: `gone` at the end of the device, or what read(2) failed with.
  fileprivate func readEvents() throws(KeypadError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 64 * InputEvent.size)
    let count = unsafe bytes.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
    if count > 0 { return Array(bytes.prefix(count)) }
    guard count < 0 else { throw .gone(path: path) }
    guard errno == EAGAIN || errno == EINTR else { throw KeypadError(errno, path: path) }
    return []
  }
}

extension FoundDevices {
  /// Every keypad, however it became one.
  var all: [InputDevice] { keypads + chosen }

  var isEmpty: Bool { all.isEmpty }

  /// Why there is no keypad; that there are only keyboards to choose from, where there are.
  var report: KeypadError? { isEmpty ? Self.report(trouble, proposed) : nil }

  /// A keypad that another program holds is told before a keyboard that may be chosen: pressing its plus would do nothing.
  static func report(_ trouble: KeypadError?, _ proposed: [InputDevice]) -> KeypadError? {
    if proposed.isEmpty { return trouble }
    if case .inUse? = trouble { return trouble }
    return .notChosen(paths: proposed.map(\.path).sorted())
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
    case .notFound, .gone, .asleep: true
    default: false
    }
  }

  /// Whether a person's own daemon waits as well: for a keypad to be plugged in, or for a key on one.
  var isToBeAwaited: Bool {
    if case .notChosen = self { true } else { isAbsence }
  }
}
