// SPDX-License-Identifier: GPL-3.0-or-later

/// What makes a device's next code another than its last.
public enum MovingFactor: String, CaseIterable, Sendable {
  /// The time (RFC 6238).
  case time
  /// A counter that goes up at each press of the button (RFC 4226).
  case counter
}
