// SPDX-License-Identifier: GPL-3.0-or-later
public import Foundation

/// A temporary folder of a test's own, which is removed with its last holder.
public final class Scratch: Sendable {
  /// The folder.
  public let folder: URL

  /// Creates it.
  ///
  /// - Parameter name: what its name begins with, to be told from others where a test was killed.
  public init(_ name: String = "test") throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "kodeoplaeser-\(name)-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Its path, without a slash at the end.
  public var path: String { folder.path }

  /// The path of a file in it.
  public func path(_ name: String) -> String { folder.appending(path: name).path }
}
