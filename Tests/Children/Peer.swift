// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation

/// A program or package of others that a test compares with.
///
/// A test that wants one runs where it is; and in CI always, where its absence is a failure and not a silence.
public enum Peer {
  /// Whether a test that needs this Python package is to run; not where there is no Python.
  public static func isWanted(package: String, by python: String = "python3") async -> Bool {
    if isCI { return true }
    guard let child = try? Child([python, "-c", "import \(package)"]) else { return false }
    return await child.end().status == 0
  }

  /// Whether a test that needs this program is to run.
  public static func isWanted(program: String) -> Bool {
    isCI || folders.contains { access("\($0)/\(program)", X_OK) == 0 }
  }

  /// `PATH`, and where servers are, which is in no `PATH` but root's on some systems.
  private static var folders: [Substring] {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":") + [
      "/usr/sbin", "/usr/local/sbin",
    ]
  }

  private static var isCI: Bool { ProcessInfo.processInfo.environment["CI"] == "true" }
}
