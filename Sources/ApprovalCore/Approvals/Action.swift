// SPDX-License-Identifier: GPL-3.0-or-later

/// What a service asks a person to do.
public enum Action: String, CaseIterable, Sendable {
  case logOn, approve, confirm, accept, sign
}
