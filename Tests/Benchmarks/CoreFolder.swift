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

  /// Reads a file that is there from end to end, so that it is in the kernel's memory, as that of a core that has run for
  /// a while is. Not while SQLite has it open: closing it would let go of SQLite's locks (fcntl(2)).
  static func warm(_ path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else { return }
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    while let part = try file.read(upToCount: 1 << 20), !part.isEmpty {}
  }

  func removeIfTemporary() {
    if isTemporary { try? FileManager.default.removeItem(atPath: path) }
  }
}
