// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// The controls of one card: what it is, what is plugged into it, and word of every change.
protocol CardControl {
  /// As it is now.
  var card: Card { get }

  /// What poll(2) should wait for: readable after a change, broken when the card is gone.
  var descriptors: [pollfd] { get }

  /// Takes the events off the queue: what they say is read anew anyway.
  func drain()
}
