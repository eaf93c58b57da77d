// SPDX-License-Identifier: GPL-3.0-or-later

/// What the core tells those who watch it, after it is kept.
public enum CoreNotice: Sendable {
  /// An approval is new, or its state or expiry moved.
  case approval(Approval)
  /// A second request by `service` was refused while another approval of the user lives.
  case secondRequestRefused(service: ServiceName, user: UserID)
}
