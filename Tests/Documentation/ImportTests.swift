// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

/// Which way imports point: the tables of ARCHITECTURE.md against every source file.
@Suite struct ImportTests {
  private static let architecture = ".github/ARCHITECTURE.md"

  /// A room of the table: what it imports of ours, and of the system.
  private struct Row {
    let room: String
    let modules: Set<String>
  }

  private static func rows(under heading: String) throws -> [Row] {
    try Markdown(at: architecture).table(under: heading).map { cells in
      Row(
        room: try #require(Markdown(cells[0]).spans.first),
        modules: Set(cells.dropFirst().flatMap { Markdown($0).spans }))
    }
  }

  /// The folders under Sources that hold Swift: each is a module.
  private static func rooms() throws -> [String] {
    try Tree.names(in: "Sources").filter { room in
      try !Tree.files(under: "Sources/" + room, ending: ".swift").isEmpty
    }
  }

  @Test func `every import is an arrow of the table, and every arrow is an import`() throws {
    let rows = try Self.rows(under: "Which way imports point")
    #expect(Set(rows.map(\.room)) == Set(try Self.rooms()), "the rooms of the table and of Sources differ")
    for row in rows where Tree.isThere("Sources/" + row.room) {
      let imports = try Imports(under: "Sources/" + row.room)
      for module in imports.modules.subtracting(row.modules).sorted() {
        Issue.record(
          "\(row.room) imports \(module) in \(imports.files[module] ?? []): the table has no such arrow")
      }
      let unused = row.modules.subtracting(imports.modules).sorted()
      #expect(unused.isEmpty, "\(row.room) imports none of these any more: \(unused)")
    }
  }

  @Test func `each C module has the one owner that the table names`() throws {
    let rows = try Self.rows(under: "What comes from the system")
    let modules = try Tree.names(in: "Sources").filter { room in
      try !Self.rooms().contains(room) && room != "LICENSES" && !room.contains(".")
    }
    #expect(Set(rows.map(\.room)) == Set(modules), "the C modules of the table and of Sources differ")
    let importers = try Dictionary(
      uniqueKeysWithValues: Self.rooms().map { ($0, try Imports(under: "Sources/" + $0).modules) })
    for row in rows {
      let owners = Set(importers.filter { $0.value.contains(row.room) }.keys)
      #expect(owners == row.modules, "\(row.room) is imported by \(owners.sorted())")
      #expect(owners.count <= 1, "\(row.room) has more owners than one: \(owners.sorted())")
    }
  }

  /// Whatever the table says: these never meet, neither directly nor by way of others.
  @Test(arguments: [
    ("ApprovalCore", ["Foundation", "Reader", "Speech", "Sound", "Keypad", "Storage", "Varlink", "Glibc"]),
    ("Speech", ["Sound", "Keypad", "Storage", "Varlink", "ApprovalCore"]),
    ("Sound", ["Speech", "Keypad", "Storage", "Varlink", "ApprovalCore"]),
    ("Keypad", ["Speech", "Sound", "Storage", "Varlink", "ApprovalCore"]),
    ("Storage", ["Speech", "Sound", "Keypad", "Varlink", "Reader"]),
    ("Varlink", ["Speech", "Sound", "Keypad", "Storage", "Reader", "ApprovalCore"]),
    ("Reader", ["Storage", "Varlink"]),
    ("kodeoplaeser", ["Speech", "Sound", "Keypad", "Storage", "Reader"]),
  ])
  func `rooms that must not know one another do not`(room: String, strangers: [String]) throws {
    var known: Set<String> = []
    var open = [room]
    while let next = open.popLast() {
      guard Tree.isThere("Sources/" + next) else { continue }
      let found = try Imports(under: "Sources/" + next).modules.subtracting(known)
      known.formUnion(found)
      open += found
    }
    #expect(known.isDisjoint(with: strangers), "\(room) reaches \(known.intersection(strangers).sorted())")
  }

  @Test(arguments: [
    ("import A", "A"), ("internal import A", "A"), ("@_spi(X) @testable import A", "A"),
    ("public import struct A.B", "A"), ("  private import A", "A"),
  ])
  func `an import is read, however it is written`(line: String, module: String) {
    #expect(Imports.modules(in: "// import C\n\(line)\nlet importer = 1") == [module])
  }
}
