// SPDX-License-Identifier: GPL-3.0-or-later

/// The version of both programs.
enum Version {
  static let text = "1.0.0"
}
