// SPDX-License-Identifier: GPL-3.0-or-later

/// A source of keys: a real keypad, a terminal, or a script.
///
/// Each keypad reads on a thread of its own and hands keys over in the order typed. At most
/// `KeyQueue.capacity` keys wait for the listener; a typist further ahead waits in turn, and no key is dropped.
public protocol Keypad: Sendable {
  /// As which keypad it began; or why it began without one, which is told as its first event, too.
  var beginning: Result<KeypadChoice, KeypadError> { get }

  /// What happens on the keypad, in order, for one listener. Finishes when no more keys will come, and with `stop()`.
  var events: AsyncStream<KeypadEvent> { get }

  /// Hands every key over on the keypad's own thread the moment it is read, instead of telling it in `events`; those that
  /// were read before and not told go first.
  ///
  /// - Parameter take: returns at once: the keypad is not read meanwhile.
  func handKeys(to take: @escaping @Sendable (Key) -> Void)

  /// Lets go of the device, and restores the terminal before it returns. Further calls do nothing.
  func stop()
}
