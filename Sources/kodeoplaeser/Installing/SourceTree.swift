// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Platform

/// The tree that this program was built in, and the folder that it was built to.
struct SourceTree {
  /// The folder of the programs.
  let built: String
  private let root: String

  /// The nearest folder above the program that has the package in it.
  init() throws {
    guard let program = realpath("/proc/self/exe", nil) else {
      throw Failure(.other, "where this program stands cannot be told: \(SystemError.last)")
    }
    defer { free(program) }
    let folders = String(cString: program).split(separator: "/").dropLast()
    built = "/" + folders.joined(separator: "/")
    let above = folders.indices.reversed().map { "/" + folders[...$0].joined(separator: "/") }
    guard let root = above.first(where: { access($0 + "/Package.swift", R_OK) == 0 }) else {
      throw Failure(
        .usage,
        "there is no source tree above \(built); run install from the folder that the programs were built in")
    }
    self.root = root
  }

  func path(of name: String) -> String { "\(root)/\(name)" }

  func has(_ name: String) -> Bool { access(path(of: name), R_OK) == 0 }

  /// Every file under a folder of the tree, by its path in the tree, in order of names.
  func files(under folder: String) throws -> [String] {
    guard let directory = opendir(path(of: folder)) else {
      throw Failure(.usage, "the folder \(path(of: folder)) cannot be read: \(SystemError.last)")
    }
    defer { closedir(directory) }
    var files: [String] = []
    while let entry = readdir(directory) {
      let name = Self.name(of: entry)
      guard !name.hasPrefix(".") else { continue }
      let path = "\(folder)/\(name)"
      var facts = stat()
      guard stat(self.path(of: path), &facts) == 0 else { continue }
      files += facts.st_mode & S_IFMT == S_IFDIR ? try self.files(under: path) : [path]
    }
    return files.sorted()
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
    withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}
