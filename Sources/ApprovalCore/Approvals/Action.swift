// SPDX-License-Identifier: GPL-3.0-or-later

/// What a service asks a person to do.
public enum Action: String, CaseIterable, Sendable {
  /// As the guides word them.
  case logOn, approve, confirm, accept, sign
}
