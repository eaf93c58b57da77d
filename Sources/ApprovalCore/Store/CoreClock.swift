// SPDX-License-Identifier: GPL-3.0-or-later

/// Where the core reads the time.
public protocol CoreClock: Sendable {
  /// The time of day as the machine believes it; may jump either way.
  var wall: Instant { get }
  /// Time since some fixed moment of this boot, sleep included; never jumps.
  var uptime: Duration { get }
  /// What this boot is called, another name at each; `nil` where nobody says.
  var boot: String? { get }
}

extension CoreClock {
  /// Nobody says.
  public var boot: String? { nil }
}
