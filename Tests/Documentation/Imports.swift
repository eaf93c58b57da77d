// SPDX-License-Identifier: GPL-3.0-or-later

/// What the source files of a room import, read from their text.
struct Imports {
  /// The files that import a module, by the module's name.
  let files: [String: [String]]

  /// The imports of every Swift file under a folder.
  init(under folder: String) throws {
    var files: [String: [String]] = [:]
    for path in try Tree.files(under: folder, ending: ".swift") {
      for module in try Self.modules(in: Tree.text(path)) { files[module, default: []].append(path) }
    }
    self.files = files
  }

  var modules: Set<String> { Set(files.keys) }

  /// The modules that a file's text imports, whatever stands before and after the word.
  static func modules(in text: String) -> Set<String> {
    Set(text.split(separator: "\n").compactMap { module(imported: $0) })
  }

  private static func module(imported line: Substring) -> String? {
    var words = line.split(separator: " ")[...]
    while let word = words.first, word.hasPrefix("@") || access.contains(word) { words = words.dropFirst() }
    guard words.first == "import" else { return nil }
    words = words.dropFirst()
    if let word = words.first, kinds.contains(word) { words = words.dropFirst() }
    return words.first?.split(separator: ".").first.map(String.init)
  }

  private static let access: Set<Substring> = ["public", "package", "internal", "private", "fileprivate"]
  /// `import struct Module.Type` and its like.
  private static let kinds: Set<Substring> = [
    "struct", "class", "enum", "protocol", "func", "var", "let", "typealias",
  ]
}
