// SPDX-License-Identifier: GPL-3.0-or-later
import JSON
import Testing

@testable import Varlink

struct DescriptionTests {
  @Test func `every method, error, type, field and choice of the service's own is commented`() throws {
    #expect(try InterfaceDescription(parsing: ServiceInterface.description).uncommented == [])
  }

  @Test func `marks at the end of a comment tell secrets, and methods that answer more than once`() throws {
    let read = try InterfaceDescription(
      parsing: """
        interface a.b
        # Waits. [Secret] is not at the end.
        type T (
          # The code.
          # [Secret]
          code: ?[]string,
          # [Secret], in the middle.
          name: string
        )
        # Once, or more often.
        # [Supports 'more' flag]
        method Watch() -> (t: T)
        # [Requires 'more' flag]
        method Follow(
          # [Secret]
          pin: string
        ) -> ()
        # Once.
        method Ask() -> ()
        """)
    #expect(read.secrets == ["code", "pin"])
    #expect(read.members.map(\.name) == ["T", "Watch", "Follow", "Ask"])
    #expect(read.members.dropFirst().map(\.manner) == [.maybeSeveral, .several, .once])
  }

  @Test func `the whole grammar is read`() throws {
    let read = try InterfaceDescription(
      parsing: """
        # About it
        interface xn--lgbbat1ad8j.example.a1-b
        type T (a: ?[]?[string](foo, bar), b: (x: bool), c: [string](), d: any)
        type E (one, two)
        # Does it
        method M(t: T, o: object) -> (e: ?E, f: float)
        method N()->()
        error Bad (why: string)
        error Worse ()
        """)
    #expect(read.name == "xn--lgbbat1ad8j.example.a1-b")
    #expect(read.comment == "About it")
    #expect(read.methods["M"]?.comment == "Does it")
    #expect(read.methods["N"]?.output == .structure([]))
    let a = DescribedType.optional(
      .array(
        .optional(.dictionary(.choice([.init(name: "foo", comment: ""), .init(name: "bar", comment: "")])))))
    guard case .structure(let fields)? = read.types["T"]?.input else { return #expect(Bool(false)) }
    #expect(
      fields.map(\.type) == [
        a, .structure([.init(name: "x", comment: "", type: .bool)]), .dictionary(.structure([])), .any,
      ])
  }

  @Test(arguments: [
    "", "interface a", "interface a.b method m() -> ()", "interface a.b method M()",
    "interface a.b method M() -> (",
    "interface a.b type T (a: nope)", "interface a.b type T (a: U)", "interface a.b type T (a: ??int)",
    "interface a.b type T (a, b: int)", "interface a.b type T (a: int, a: int)", "interface a.b type T (a,)",
    "interface a.b error E (a, b)", "interface a.b type T (a: int) type T (b: int)",
    "interface a.b type T (a_: int)", "interface a.b type T (a__b: int)", "interface a.b type T (_a: int)",
    "interface a-.b", "interface a.b type T (a: \u{E6})", "interface a.b 7",
    "interface a.b type T (a: " + String(repeating: "[]", count: 100) + "int)",
  ])
  func `what the grammar does not allow is refused`(text: String) {
    #expect(throws: VarlinkError.self) { try InterfaceDescription(parsing: text) }
  }

  @Test(
    arguments: [
      (#"{"n":1,"s":"x"}"#, nil), (#"{"n":1,"s":"x","o":null}"#, nil), (#"{"n":1,"s":"x","o":["a"]}"#, nil),
      (#"{"n":1}"#, "s"), (#"{"n":1.5,"s":"x"}"#, "n"), (#"{"n":"1","s":"x"}"#, "n"),
      (#"{"n":true,"s":"x"}"#, "n"),
      (#"{"n":1,"s":"y"}"#, "s"), (#"{"n":1,"s":"x","o":["a",2]}"#, "o[1]"), (#"{"n":1,"s":"x","z":1}"#, "z"),
      (#"{"n":1,"s":"x","p":{"q":{"r":1}}}"#, "p.q.r"), ("[]", ""),
      ("{\"n\":18446744073709551616,\"s\":\"x\"}", "n"),
    ] as [(String, String?)])
  func `parameters are checked against their description`(json: String, wrong: String?) throws {
    let described = try InterfaceDescription(
      parsing:
        "interface a.b type C (x, z) method M(n: int, s: C, o: ?[]string, p: ?[string](r: ?bool)) -> ()")
    let value = try Wire.decode(JSONValue.self, from: Array(json.utf8), secrets: [])
    do throws(VarlinkReplyError) {
      try described.methods["M"]?.input.check(value, at: "", in: described.types)
      #expect(wrong == nil)
    } catch {
      #expect(error == .invalidParameter(wrong ?? "nothing"))
    }
  }
}
