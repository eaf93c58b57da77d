// SPDX-License-Identifier: GPL-3.0-or-later

extension StringProtocol {
  /// Whether `part` stands anywhere in this text, byte by byte: both are composed.
  ///
  /// `contains(_:)` would do, but brings the regular expressions of the standard library into every program that links
  /// the core, close to a megabyte that a reader at rest has no use for.
  func holds(_ part: some StringProtocol) -> Bool {
    utf8.indices.contains { utf8[$0...].starts(with: part.utf8) }
  }
}
