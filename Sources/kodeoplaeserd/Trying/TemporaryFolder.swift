// SPDX-License-Identifier: GPL-3.0-or-later
internal import FoundationEssentials
internal import Glibc

/// A folder for one story, its owner's alone, gone with it.
struct TemporaryFolder: Sendable {
  let path: String

  init() throws(DaemonError) {
    var template = Array("/tmp/kodeoplaeser-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else {
      throw .failure("no temporary folder can be made: \(String(cString: strerror(errno)))")
    }
    path = String(cString: made)
  }

  /// Removes it and what is in it.
  func remove() {
    try? FileManager.default.removeItem(atPath: path)
  }
}
