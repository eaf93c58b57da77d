// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A temporary folder that goes with its last holder.
final class Scratch: Sendable {
  let path: String

  init(named name: String) throws {
    path = NSTemporaryDirectory() + "kodeoplaeser-\(name)-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }
}
