// SPDX-License-Identifier: GPL-3.0-or-later
import Cryptography
import Foundation
import JSON
import ServiceInterfaces
import Testing
import Varlink

@testable import InterfaceGenerator

/// The interfaces have one source: the .varlink files, which the server gives and the Swift is printed from.
struct InterfaceTests {
  private static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  private static let interfaces = "\(package)/\(GeneratedSources.interfaces)"
  private static let generated = "\(package)/\(GeneratedSources.folder)"

  static let descriptions = [
    ApprovalInterface.description, IdentityInterface.description, LimitInterface.description,
    ReaderInterface.description, PushInterface.description,
  ]

  @Test func `what is checked in is what the generator prints, and nothing beside it`() throws {
    let printed = try GeneratedSources.files(of: Self.interfaces)
    for file in printed {
      let text = try? String(contentsOfFile: "\(Self.generated)/\(file.name)", encoding: .utf8)
      #expect(text == file.text, "\(file.name): run swift run InterfaceGenerator")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.generated)
    #expect(names.sorted() == printed.map(\.name).sorted())
    #expect(printed.allSatisfy { $0.text.split(separator: "\n").count <= 400 })
  }

  @Test func `what the server gives is the file, word for word`() throws {
    for text in Self.descriptions {
      let name = try InterfaceDescription(parsing: text).name
      #expect(try String(contentsOfFile: "\(Self.interfaces)/\(name).varlink", encoding: .utf8) == text)
    }
  }

  @Test(arguments: descriptions)
  func `every method, error, type, field and choice of ours is commented`(text: String) throws {
    #expect(try InterfaceDescription(parsing: text).uncommented == [])
  }

  @Test func `a name is a secret in all interfaces or in none that takes it as a text`() throws {
    let secrets = try Self.descriptions.reduce(into: Set<String>()) {
      $0.formUnion(try InterfaceDescription(parsing: $1).secrets)
    }
    #expect(secrets == FieldName.secrets)
  }

  @Test(arguments: ["kodeoplaeser", "kodeoplaeserd"])
  func `no program names a field by a string`(program: String) throws {
    // Commands of the same name.
    let commands = ["CommandLine/CommandTable.swift: \"code\":", "CommandLine/Program+Main.swift: \"keys\":"]
    let folder = "\(Self.package)/Sources/\(program)"
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }
    #expect(!files.isEmpty)
    for file in files {
      let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
      for field in FieldName.allCases.map({ "\"\($0.rawValue)\"" }) {
        for use in ["[\(field)]", "\(field):", "Fact(\(field)"] where text.contains(use) {
          #expect(commands.contains("\(file): \(use)"), "\(file): \(use)")
        }
      }
    }
  }

  // MARK: Coding

  @Test func `a structure is coded by its fields' names, its secrets as they were read`() throws {
    let text = #"{"code":"12","enrolment":"e"}"#
    let value = try JSONValue(reading: Array(text.utf8), secrets: FieldName.secrets)
    let read: IdentityInterface.EnterPassport.Parameters = try value.decoded()
    #expect(read.code.plain == "12" && read.enrolment == "e")
    #expect(!"\(read)".contains("12"))
    #expect(String(decoding: try JSONValue(encoding: read).written(), as: UTF8.self) == text)
    let plain = try JSONValue(reading: Array(text.utf8))
    #expect(throws: JSONError.self) { try plain.decoded(as: IdentityInterface.EnterPassport.Parameters.self) }
  }

  @Test func `what is not there is nothing, and what must be is missed by its name`() throws {
    let heard: JSONValue = ["state": "heard", "reason": .null]
    let read: ApprovalInterface.Watch.Reply = try heard.decoded()
    #expect(read.state == .heard && read.reason == nil && read.receipt == nil)
    #expect(try JSONValue(encoding: read) == ["state": "heard"])
    #expect(throws: JSONError.missing("state")) {
      try JSONValue.object([:]).decoded(as: ApprovalInterface.Watch.Reply.self)
    }
    #expect(throws: JSONError.refused("state")) {
      try JSONValue.object(["state": "lost"]).decoded(as: ApprovalInterface.Watch.Reply.self)
    }
  }

  @Test func `an error that was answered is known by its type, and another is not`() throws {
    var error = VarlinkReplyError(ReaderInterface.TooOften.name, ["seconds": 7])
    #expect(error.described(as: ReaderInterface.TooOften.self)?.seconds == 7)
    #expect(error.described(as: ReaderInterface.NotAKey.self) == nil)
    error.parameters = [:]
    #expect(error.described(as: ReaderInterface.TooOften.self) == nil)
  }

  // MARK: The generator

  @Test(arguments: [
    ("interface a.B type T (a: (x: int))", "a.B.T.a: give the type of it a name of its own"),
    ("interface a.B method Client() -> ()", "a.B.Client: that name is the generated code's own"),
    ("interface a.B # [Requires 'more' flag]\nmethod M() -> ()", "a.B.M answers more than once, and nothing"),
  ])
  func `what cannot be printed is told with its place`(text: String, sentence: String) throws {
    let description = try InterfaceDescription(parsing: text)
    let error = #expect(throws: GeneratorError.self) {
      let printer = try InterfacePrinter(description)
      _ = (try printer.namespace(), try printer.methods())
    }
    #expect(error?.description == sentence)
  }

  @Test func `a word of Swift's own stands between backticks`() throws {
    let description = try InterfaceDescription(
      parsing: "interface a.B\n# Goes.\nmethod Return(\n# Where.\nin: ?string) -> ()")
    let printer = try InterfacePrinter(description)
    let lines = (try printer.methods() + printer.client()).joined()
    #expect(lines.contains("      public var `in`: String?"))
    #expect(lines.contains("    public func `return`(_ parameters: Return.Parameters) async throws {"))
  }
}
