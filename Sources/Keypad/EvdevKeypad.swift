// SPDX-License-Identifier: GPL-3.0-or-later

/// A numeric keypad read through evdev, and taken for the reader alone; unplugged, it is waited for and taken again.
///
/// The grab (EVIOCGRAB) keeps what is typed, a PIN above all, from the console and from every other program.
/// It is held until `stop()`, and by the kernel's hand no longer than the process lives.
public final class EvdevKeypad: Keypad {
  public let events: AsyncStream<KeypadEvent>
  public let beginning: Result<KeypadChoice, KeypadError>
  private let thread: EvdevThread

  /// Opens and grabs the device at `path`, such as `/dev/input/event3`, or else the one numeric keypad there is.
  ///
  /// Throws where the device is missing, may not be read, has not the keys of a keypad, or is held by another; but where
  /// it `waits`, it begins without a device.
  public convenience init(path: String?, waits: Bool = false) throws(KeypadError) {
    try self.init(path.map { EvdevSource(path: $0) } ?? EvdevSource(), waits: waits)
  }

  /// The same, with devices from elsewhere.
  init(_ source: any DeviceSource, waits: Bool, settling: Duration = .seconds(1)) throws(KeypadError) {
    let first = Result { () throws(KeypadError) in try source.open() }
    if !waits { _ = try first.get() }
    beginning = first.map { .evdev(path: $0.path) }
    thread = try EvdevThread(source: source, settling: settling)
    events = thread.queue.events
    try thread.start(first)
  }

  public func handKeys(to take: @escaping @Sendable (Key) -> Void) { thread.queue.handKeys(to: take) }

  public func stop() { thread.stop() }
}
