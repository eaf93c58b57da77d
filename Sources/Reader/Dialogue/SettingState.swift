// SPDX-License-Identifier: GPL-3.0-or-later

/// A setting as it is now.
public struct SettingState: Hashable, Sendable {
  /// Which setting.
  public let setting: Setting
  /// What it is, as a command line writes it.
  public let value: String
  /// Everything that it may be, in order.
  public let choices: [String]
}
