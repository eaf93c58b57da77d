// SPDX-License-Identifier: GPL-3.0-or-later

/// Who can hear an output.
public enum Privacy: Int, Sendable, Equatable {
  /// A headset: the listener alone.
  case personal
  /// A loudspeaker: anyone in the room.
  case everyone
}
