// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A temporary folder that goes with its last holder.
final class Scratch: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "kodeoplaeser-storage-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Every byte of every file in it.
  func contents() throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: path) {
      contents[name] = try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))
    }
    return contents
  }

  /// What the disk would hold had the program ended now.
  func copy() throws -> Scratch {
    let other = try Scratch()
    for (name, data) in try contents() {
      let url = URL(fileURLWithPath: other.path + "/" + name)
      try data.write(to: url)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: url.path)
    }
    return other
  }
}
