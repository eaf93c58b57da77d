// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// The tree that these tests stand in: what its documents say is held against what is there.
enum Tree {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The documents that are read beside the code, by their paths from the root.
  static var documents: [String] {
    get throws {
      try ["README.md"] + files(under: ".github", ending: ".md") + files(under: "Sources", ending: ".md")
    }
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  static func isThere(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path)
  }

  /// Every file under a folder whose name ends so, by its path from the root, in order.
  static func files(under folder: String, ending: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
      .filter { $0.hasSuffix(ending) }.map { folder + "/" + $0 }.sorted()
  }

  /// What a folder holds itself.
  static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path).sorted()
  }
}
