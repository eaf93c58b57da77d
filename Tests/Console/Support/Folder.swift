// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A temporary folder that is gone with who made it.
final class Folder: Sendable {
  private let url = FileManager.default.temporaryDirectory.appendingPathComponent(
    "console-\(UUID().uuidString)")

  deinit { try? FileManager.default.removeItem(at: url) }

  /// A new folder in it.
  func made(_ name: String) -> URL {
    let folder = url.appendingPathComponent(name)
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}
