// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation

extension Scratch {
  /// Every byte of every file in it.
  func contents() throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: path) where name != Self.copies {
      contents[name] = try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))
    }
    return contents
  }

  /// What the disk would hold had the program ended now: a folder inside this one, which goes with it.
  func copy() throws -> String {
    let name = Self.copies + "/" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path + "/" + name, withIntermediateDirectories: true)
    for (file, data) in try contents() { try write(Array(data), to: name + "/" + file) }
    return path + "/" + name
  }

  private static let copies = "copies"

  /// Puts a file in it.
  func write(_ bytes: [UInt8], to name: String, permissions: Int = 0o600) throws {
    let url = URL(fileURLWithPath: path + "/" + name)
    try Data(bytes).write(to: url)
    try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: url.path)
  }
}
