// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

/// What documents and comments point at is there.
@Suite struct PathTests {
  private static let folders = ["Sources/", "Tests/", "Voices/", ".github/", ".ci/"]

  @Test func `every path that a document names is in the tree`() throws {
    for document in try Tree.documents {
      for span in try Markdown(at: document).spans {
        let path = span.split(separator: " ").first.map(String.init) ?? ""
        guard Self.folders.contains(where: path.hasPrefix), path.allSatisfy(Self.isOfPath) else { continue }
        #expect(Tree.isThere(path), "\(document) names \(path)")
      }
    }
  }

  @Test func `every suite and every play that a document names is there`() throws {
    let suites = Set(
      try Tree.files(under: "Tests", ending: ".swift").flatMap { path in
        try Tree.text(path).split(separator: "\n").filter { $0.contains("struct ") || $0.contains("class ") }
          .flatMap { $0.split(whereSeparator: { !$0.isLetter }).map(String.init) }
      })
    for document in try Tree.documents {
      for span in try Markdown(at: document).spans where !span.contains(" ") {
        if span.hasSuffix("Tests"), span.allSatisfy(\.isLetter) {
          #expect(suites.contains(span), "\(document) names the suite \(span)")
        } else if span.hasSuffix(".txt"), !span.contains("/"), span.allSatisfy(Self.isOfPath) {
          #expect(Tree.isThere("Tests/Reader/Transcripts/" + span), "\(document) names the play \(span)")
        }
      }
    }
  }

  @Test func `every link of a document leads to something in the tree, or out of it`() throws {
    for document in try Tree.documents {
      let folder = document.split(separator: "/").dropLast().joined(separator: "/")
      for link in try Markdown(at: document).links where !link.contains(":") {
        let path = String(link.prefix { $0 != "#" })
        #expect(path.isEmpty || Tree.isThere(Self.path(path, from: folder)), "\(document) links to \(link)")
      }
    }
  }

  @Test func `a comment names no document that is not in the tree`() throws {
    let known = Set(try Tree.documents.map { String($0.split(separator: "/").last ?? "") })
    for folder in ["Sources", "Tests"] {
      for path in try Tree.files(under: folder, ending: ".swift") {
        for word in try Tree.text(path).split(whereSeparator: { !Self.isOfPath($0) && $0 != "+" }) {
          guard word.hasSuffix(".md"), word != ".md", !word.hasPrefix("/") else { continue }
          let name = String(word.split(separator: "/").last ?? "")
          #expect(known.contains(name), "\(path) names \(word)")
        }
      }
    }
  }

  /// What a path of this tree consists of: one with `…`, `*` or `<…>` in it stands for several.
  private static func isOfPath(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "/._-+".contains(character)
  }

  private static func path(_ link: String, from folder: String) -> String {
    var parts = folder.split(separator: "/").map(String.init)
    for part in link.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }
}
