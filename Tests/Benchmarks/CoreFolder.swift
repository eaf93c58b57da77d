// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Where a benchmark keeps its databases.
struct CoreFolder {
  let path: String
  private let isTemporary: Bool

  init(path: String?) throws {
    isTemporary = path == nil
    self.path = path ?? NSTemporaryDirectory() + "kodeoplaeser-benchmark-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: self.path, withIntermediateDirectories: true)
  }

  func removeIfTemporary() {
    if isTemporary { try? FileManager.default.removeItem(atPath: path) }
  }
}
