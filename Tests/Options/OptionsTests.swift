// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Options

struct OptionsTests {
  private let program = Program(
    "demo", "shows how it is done",
    options: [Option("--socket", "PATH", "where the daemon listens")],
    commands: [
      Command(
        "request", "ask",
        options: [
          Option("--user", "USERID", "whom", isRequired: true),
          Option("--action", "ACTION", "what", choices: ["logOn", "approve", "sign"]),
          Option("--lifetime", "SECONDS", "how long", range: 1...600),
          Option("--tag", "TAG", "any", isRepeatable: true), Option(flag: "--json", "for programs"),
        ]),
      Command("press", "type", operands: [Operand("KEYS", "the keys")]),
      Command("log", "list"), Command("log verify", "check"),
      Command("code", "speak", operands: [Operand("ACCOUNT", "which", isRequired: false)]),
    ])

  private func invocation(_ arguments: String...) throws -> Invocation {
    guard case .command(let invocation) = try program.parse(arguments) else {
      throw OptionsError.missingCommand
    }
    return invocation
  }

  @Test func `values are read after a space or an equals sign, before the command or after`() throws {
    let read = try invocation("--socket", "/s", "request", "--user=anna", "--lifetime", "60", "--json")
    #expect(read.command == "request")
    #expect(read["--socket"] == "/s")
    #expect(read["--user"] == "anna")
    #expect(read.number("--lifetime") == 60)
    #expect(read.has("--json") && !read.has("--tag"))
    #expect(try invocation("log", "--socket=/t")["--socket"] == "/t")
  }

  @Test func `a repeatable option keeps all its values`() throws {
    #expect(try invocation("request", "--user", "a", "--tag", "x", "--tag=y=z").all("--tag") == ["x", "y=z"])
  }

  @Test func `a command of two words comes before one of one`() throws {
    #expect(try invocation("log").command == "log")
    #expect(try invocation("log", "verify").command == "log verify")
  }

  @Test func `a value may begin with a dash, and an operand too`() throws {
    #expect(try invocation("request", "--user", "-anna")["--user"] == "-anna")
    #expect(try invocation("press", "-+-").operands == ["-+-"])
    #expect(try invocation("press", "--", "--").operands == ["--"])
    #expect(try invocation("code").operands == [])
  }

  @Test func `help and version win over what is missing`() throws {
    #expect(try program.parse(["--help"]) == .help(program.helpText))
    #expect(try program.parse(["--version"]) == .version)
    guard case .help(let text) = try program.parse(["request", "--help"]) else { return #expect(Bool(false)) }
    #expect(text.contains("  --action ACTION: what: logOn, approve, sign.\n"))
    #expect(text.contains("  --user USERID: whom (required).\n"))
  }

  @Test(
    arguments: [
      (["request", "--usr", "x"], "unknown option --usr; did you mean --user? see --help"),
      (["--zzz", "request"], "unknown option --zzz; see --help"),
      (["request", "--user"], "option --user needs a value; see --help"),
      (["request", "--user", "--json"], "option --user needs a value; see --help"),
      (["request", "--user", "a", "--json=1"], "option --json takes no value; see --help"),
      (["request"], "option --user is required; see --help"),
      (["request", "--user", "a", "--user", "b"], "option --user was given twice"),
      (
        ["request", "--user", "a", "--action", "x"],
        "option --action cannot be x, only logOn, approve or sign"
      ),
      (
        ["request", "--user", "a", "--lifetime", "601"],
        "option --lifetime cannot be 601, only a whole number from 1 to 600"
      ),
      (
        ["request", "--user", "a", "--lifetime", ""],
        "option --lifetime cannot be empty, only a whole number from 1 to 600"
      ),
      (["reqeust"], "unknown command reqeust; did you mean request? see --help"),
      (["press"], "KEYS is missing; see --help"),
      (["press", "1", "2"], "there is one argument too many: 2; see --help"),
      ([], "no command was given; see --help"),
    ] as [([String], String)])
  func `what the table does not allow is one sentence`(arguments: [String], sentence: String) {
    do throws(OptionsError) {
      _ = try program.parse(arguments)
      #expect(Bool(false), "it was taken")
    } catch {
      #expect(error.description == sentence)
    }
  }

  @Test func `without a command the default one is meant`() throws {
    let daemon = Program(
      "demod", "serves",
      commands: [
        Command("run", "serve", options: [Option("--state", "DIR", "where")]), Command("try", "show"),
      ],
      defaultCommand: "run")
    for arguments in [[], ["--state", "x"], ["run", "--state", "x"]] {
      guard case .command(let read) = try daemon.parse(arguments) else { return #expect(Bool(false)) }
      #expect(read.command == "run")
    }
    #expect(throws: OptionsError.unknownCommand("rum", nearest: nil)) { try daemon.parse(["rum"]) }
    #expect(throws: OptionsError.unknownOption("--stat", nearest: "--state")) {
      try daemon.parse(["--stat", "x"])
    }
  }

  @Test(arguments: [
    (["help"], "Usage:"), (["help", "request"], "demo request: ask."),
    (["help", "log", "verify"], "demo log verify: check."),
    (["help", "log"], "  demo log verify: check."),
    (["help", "account"], "demo account: one of these commands."),
    (["account"], "  demo account add: keep."),
    (["account", "--help"], "  demo account remove NAME: forget."),
    (["log", "--help"], "Commands beside it:\n  demo log verify: check."),
  ])
  func `help is had of the program, of a command and of a group, in every way that it is asked for`(
    arguments: [String], holds: String
  ) throws {
    guard case .help(let text) = try grouped.parse(arguments) else { return #expect(Bool(false)) }
    #expect(text.contains(holds), "\(text)")
  }

  @Test(
    arguments: [
      (["help", "reqeust"], "unknown command reqeust; did you mean request? see --help"),
      (["account", "ad"], "unknown command account ad; did you mean account add? see --help"),
      (["acount"], "unknown command acount; did you mean account? see --help"),
      (["--sokcet=/s", "log"], "unknown option --sokcet; did you mean --socket? see --help"),
      (["log", "verify", "--hepl"], "unknown option --hepl; did you mean --help? see --help"),
    ] as [([String], String)])
  func `what was probably meant is named, of groups and options too`(arguments: [String], sentence: String) {
    do throws(OptionsError) {
      _ = try grouped.parse(arguments)
      #expect(Bool(false), "it was taken")
    } catch {
      #expect(error.description == sentence)
    }
  }

  private var grouped: Program {
    Program(
      program.name, program.summary, options: program.options,
      commands: program.commands + [
        Command("account add", "keep"),
        Command("account remove", "forget", operands: [Operand("NAME", "which", candidates: .accounts)]),
      ])
  }

  @Test func `help, manual and completions name every command and option`() {
    let manual = program.manual(section: 1).replacing("\\-", with: "-")
    let completions = Shell.allCases.map { program.completion(for: $0) }
    for text in [program.helpText, manual] + completions {
      for word in program.commands.flatMap(\.words) { #expect(text.contains(word)) }
      for option in program.options { #expect(text.contains(option.name.dropFirst(2))) }
    }
    for option in program.commands[0].options {
      #expect(manual.contains(option.usage))
      for text in completions { #expect(text.contains(option.name.dropFirst(2))) }
    }
    for shell in Shell.allCases {
      #expect(grouped.completion(for: shell).contains("demo print-candidates accounts"))
    }
  }
}
