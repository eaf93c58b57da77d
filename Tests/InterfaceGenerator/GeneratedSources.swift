// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Varlink

/// The Swift files that are printed from the interfaces, and where both are in the package's folder.
enum GeneratedSources {
  static let interfaces = "Sources/ServiceInterfaces/Interfaces"
  static let folder = "Sources/ServiceInterfaces/Generated"

  /// What a file is called, and what is in it.
  struct File: Equatable {
    var name: String
    var text: String
  }

  /// Every file of every interface in a folder, in the order of their names.
  ///
  /// - Throws: `GeneratorError` or `VarlinkError` with the file that does not hold, or Foundation's error.
  static func files(of folder: String) throws -> [File] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    let descriptions = try names.filter { $0.hasSuffix(".varlink") }.sorted().map { name in
      let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      let description = try InterfaceDescription(parsing: text)
      guard name == description.name + ".varlink" else {
        throw GeneratorError("\(name) describes \(description.name): name the file after its interface")
      }
      return description
    }
    return try descriptions.flatMap { try files(of: $0) } + [FieldNamePrinter.file(of: descriptions)]
  }

  /// The names of printed files that no interface has any more.
  static func leftOver() throws -> [String] {
    let printed = try files(of: interfaces).map(\.name)
    return try FileManager.default.contentsOfDirectory(atPath: folder).filter { !printed.contains($0) }
  }

  private static func files(of description: InterfaceDescription) throws -> [File] {
    let printer = try InterfacePrinter(description)
    let source = description.name + ".varlink"
    let parts: [(topic: String?, declarations: [SwiftLines])] = [
      (nil, try printer.namespace()), ("Description", printer.text()), ("Methods", try printer.methods()),
      ("Client", printer.client()), ("Handlers", printer.handlers()),
    ]
    return parts.flatMap { topic, declarations in
      files(printer.name + (topic.map { "+" + $0 } ?? ""), declarations, printer, from: source)
    }
  }

  /// The longest that a file may be: longer ones are printed in parts.
  private static let mostLines = 400

  private static func files(
    _ name: String, _ declarations: [SwiftLines], _ printer: InterfacePrinter, from source: String
  ) -> [File] {
    var bodies: [SwiftLines] = []
    for declaration in declarations {
      let isFull = bodies.last.map { $0.count + declaration.count > mostLines - 20 } ?? true
      if isFull { bodies.append(declaration) } else { bodies[bodies.count - 1] += [""] + declaration }
    }
    return bodies.enumerated().map { index, body in
      let part = index == 0 ? "" : String(index + 1)
      return File(name: "\(name)\(part).swift", text: Self.text(body, from: source))
    }
  }

  static func text(_ body: SwiftLines, from source: String) -> String {
    let code = body.filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined(separator: "\n")
    let imports = imports.filter { row in row.types.contains { code.contains($0) } }.map(\.line)
    let head = [
      "// SPDX-License-Identifier: GPL-3.0-or-later",
      "// Printed by InterfaceGenerator: edit \(source), then swift run InterfaceGenerator.",
    ]
    return (head + imports + [""] + body).joined(separator: "\n") + "\n"
  }

  /// The modules of what may stand in a file.
  private static let imports: [(line: String, types: [String])] = [
    ("public import JSON", ["JSONValue"]),
    (
      "public import Varlink",
      ["SecretText", "VarlinkClient", "VarlinkInterface", "VarlinkMethodType", "VarlinkPeer"]
    ),
  ]
}

/// Lines of Swift.
typealias SwiftLines = [String]

/// Why an interface cannot be printed: one sentence.
struct GeneratorError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
