// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Options

/// A file of `key = value` beside a command line.
struct ConfigurationTests {
  private let program = Program(
    "demo", "shows how it is done",
    commands: [
      Command(
        "run", "works",
        options: [
          Option("--audio", "OUTPUT", "where to"),
          Option("--buffer", "MILLISECONDS", "how much", range: 5...200),
          Option(flag: "--public", "others hear"),
          Option("--mode", "MODE", "how", choices: ["slow", "fast"]),
        ])
    ], defaultCommand: "run")

  private func read(_ text: String) throws(ConfigurationError) -> Configuration {
    try Configuration(text, at: "/etc/demo.conf", of: program.commands[0].options)
  }

  private func invocation(_ arguments: [String], completedBy text: String) throws -> Invocation {
    guard case .command(let invocation) = try program.parse(arguments) else {
      throw OptionsError.missingCommand
    }
    return invocation.completed(by: try read(text))
  }

  @Test func `what is not given is taken from the file, and told with its line`() throws {
    let read = try invocation([], completedBy: "# where to\n\n  audio = alsa:hw:1,0 \r\npublic=yes\n")
    #expect(read["--audio"] == "alsa:hw:1,0" && read.place(of: "--audio") == "/etc/demo.conf, line 3")
    #expect(read.has("--public") && read.place(of: "--public") == "/etc/demo.conf, line 4")
    #expect(!read.has("--buffer") && read.place(of: "--buffer") == nil)
  }

  @Test func `the command line counts before the file`() throws {
    let read = try invocation(["--audio", "wav:x", "--public"], completedBy: "audio = alsa:y\npublic = no\n")
    #expect(read["--audio"] == "wav:x" && read.has("--public"))
    #expect(read.place(of: "--audio") == nil && read.place(of: "--public") == nil)
  }

  @Test func `a flag that is no is not set, and yet told with its line`() throws {
    let read = try invocation([], completedBy: "public = no")
    #expect(!read.has("--public") && read.place(of: "--public") == "/etc/demo.conf, line 1")
  }

  @Test func `a value may hold what else means something`() throws {
    #expect(try invocation([], completedBy: "audio = a=b # c")["--audio"] == "a=b # c")
  }

  @Test(arguments: [
    ("audio", 1, "this is no key = value"), ("#\n[daemon]", 2, "this is no key = value"),
    ("audoi = x", 1, "there is no key audoi; did you mean audio?"),
    ("--audio = x", 1, "there is no key --audio"),
    ("audio = x\n\naudio = y", 3, "audio is set on line 1 already"), ("audio =", 1, "audio has no value"),
    ("= x", 1, "there is no key ;"), ("public = true", 1, "public is yes or no"),
    ("buffer = 4", 1, "only a whole number from 5 to 200"), ("mode = quick", 1, "only slow or fast"),
  ])
  func `a line that does not hold is told with its number`(text: String, line: Int, words: String) {
    let error = #expect(throws: ConfigurationError.self) { try read(text) }
    #expect(error?.line == line)
    #expect(
      error?.description.hasPrefix("/etc/demo.conf, line \(line): ") == true, "\(error?.description ?? "")")
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }
}
