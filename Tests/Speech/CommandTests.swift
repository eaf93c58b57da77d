// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Speech

/// A command, of which nothing may be lost on its way to the ear.
@Suite struct CommandTests {
  private static let languages: [LanguageCode] = [.danish, .english, .greenlandic]

  private func words(_ command: String, _ language: LanguageCode = .english) throws -> String {
    try TestLanguage.phrasebook(language).recitation(ofCommand: command).map(\.words).joined(separator: " ")
  }

  @Test func `white space that is more than one space is said`() throws {
    #expect(try words("ls -l").contains("space") == false)
    #expect(try words("rm a  b") == "r m a space two times, b")
    #expect(try words("rm a\tb") == "r m a tab, b")
    #expect(try words("ls\nrm a") == "l s new line. r m a")
    #expect(try words("ls\r\nrm a") == "l s carriage return and new line. r m a")
    #expect(try words("rm a\u{A0}b") == "r m a unusual space, b")
    #expect(try words("rm a\u{2003}b") == "r m a unusual space, b")
    #expect(try words("ls\nrm a", .danish) == "l s linjeskift. r m a")
  }

  @Test(arguments: languages)
  func `two commands that differ in white space are not heard alike`(language: LanguageCode) throws {
    let gaps = [" ", "  ", "   ", "\t", "\n", "\r\n", "\n\n", " \n", "\u{A0}", " \u{A0}"]
    let heard = try gaps.map { try words("ls\($0)rm", language) }
    #expect(Set(heard).count == gaps.count, "\(heard)")
  }

  @Test func `parts put together are the command, and end where words end`() throws {
    let commands = [
      String(repeating: "ls -l; ", count: 90), String(repeating: " ", count: 777) + "x",
      String(repeating: "a", count: 777), "x " + String(repeating: "b", count: 250) + " y",
      "x" + String(repeating: " ", count: 250) + "y", String(repeating: "ab \n cd", count: 200),
      String(repeating: "\r\n", count: 500),
    ]
    for command in commands {
      let parts = Phrasebook.parts(of: command)
      #expect(parts.joined() == command)
      #expect(parts.allSatisfy { $0.count <= 300 && !$0.isEmpty })
      #expect(zip(parts, parts.dropFirst()).allSatisfy { $1.first?.isWhitespace == true || $0.count == 200 })
    }
  }

  @Test func `the end of a command of 4000 characters is heard`() throws {
    for filling in ["; ", "a", " ", "/", "\t", "echo harmless; "] {
      let command = String(String(repeating: filling, count: 4000).prefix(3985)) + " rm everything"
      #expect(try words(command).hasSuffix("r m everything"), "\(filling.debugDescription)")
    }
  }

  @Test(arguments: languages)
  func `every mark of a command is said, and every letter of it can be spelled`(language: LanguageCode) throws
  {
    let command = #"sh -c 'cat <a >"b" | mail x@kl.dk && rm -rf /; `id` $(pwd) #1 {2,3} [4] 5*?! ~\ 6%' ..."#
    let book = try TestLanguage.phrasebook(language)
    let utterances = try book.recitation(ofCommand: command)
    let written = utterances.flatMap(\.spokenWords).map(\.written).joined()
    #expect(written.filter { !$0.isWhitespace } == command.filter { !$0.isWhitespace })
  }
}
