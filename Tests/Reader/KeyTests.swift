// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Keypad
import Speech
import Testing

@testable import Reader

/// The table of keys, the letters on them, and the filter of trembling hands.
@Suite struct KeyTests {
  @Test func `a key means one thing in a mode`() {
    for (mode, rows) in Dictionary(grouping: Keymap.rows, by: \.mode) {
      #expect(Set(rows.map(\.key)).count == rows.count, "\(mode)")
    }
  }

  @Test func `while listening and while typing or writing, every key but help's does something`() {
    for key in Keymap.keys {
      for mode in [KeyMode.listening, .typing, .writing] { #expect(Keymap.row(key, in: mode) != nil) }
    }
  }

  @Test(arguments: ["da", "en", "kl"])
  func `every language has every phrase, and the written help names every key`(language: String) throws {
    let book = try Phrasebook(
      voices: Stage.voices, language: LanguageCode(language), declarations: Phrase.declarations)
    let lines = try Keymap.writtenHelp(in: book).split(separator: "\n")
    #expect(lines.filter { !$0.hasPrefix("  ") }.count == KeyMode.allCases.count)
    for name in ["+", "-", "Enter", ".", "/", "*", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0-9"] {
      #expect(lines.contains { $0.hasPrefix("  \(name): ") }, "\(name)")
    }
  }

  // MARK: Writing

  @Test(arguments: [
    ("22", "a"), ("2", "2"), ("22666", "an"), ("666+666", "nn"), ("27", "27"), ("222222", "å"),
    ("2222222", "2"),
    ("00", "."), ("66666", "ø"), ("2+2", "22"),
  ])
  func `presses become letters, without timing`(presses: String, text: String) {
    var writing = Writing()
    for press in presses {
      if let digit = Digit(press) { writing.press(digit) } else { writing.keep() }
    }
    #expect(writing.text == text)
    #expect("\(writing)" == String(repeating: "•", count: text.count))
  }

  @Test func `what is taken back is the last letter, begun or kept`() {
    var writing = Writing()
    for digit in [Digit(2), 2, 3, 3] { writing.press(digit) }
    writing.takeLastBack()
    #expect(writing.text == "a")
    writing.takeLastBack()
    #expect(writing.isEmpty)
    writing.takeLastBack()
    #expect(writing.isEmpty)
  }

  @Test func `no more is written than a password may have`() {
    var writing = Writing()
    for press in 0..<200 { writing.press(press.isMultiple(of: 2) ? 2 : 3) }
    #expect(writing.count == 64)
  }

  // MARK: Double strikes

  @Test(arguments: [
    // window, strikes as key and milliseconds, what counts
    (0, [("5", 0), ("5", 1)], "55"),
    (200, [("5", 0), ("5", 199)], "5"),
    (200, [("5", 0), ("5", 200)], "55"),
    (200, [("5", 0), ("6", 10), ("5", 20)], "565"),
    (200, [("5", 0), ("5", 150), ("5", 300), ("5", 501)], "55"),
  ])
  func `a key struck again too soon is one key`(window: Int, strikes: [(String, Int)], counts: String) throws
  {
    var filter = DoubleStrike()
    filter.window = .milliseconds(window)
    let taken = try strikes.filter { key, time in
      filter.accepts(try #require(Key(Character(key))), at: .milliseconds(time))
    }
    #expect(taken.map(\.0).joined() == counts)
  }

  @Test(arguments: [
    // strikes as key and milliseconds, which may bounce
    ([("+", 0), ("+", 199)], [1]), ([("+", 0), ("+", 200)], []), ([("5", 0), ("5", 1)], []),
    ([("+", 0), ("-", 50), ("+", 60)], [2]), ([("+", 0), ("+", 150), ("+", 349)], [1, 2]),
  ])
  func `a plus so soon after another may be its bounce, whatever the filter is set to`(
    strikes: [(String, Int)], bounces: [Int]
  ) throws {
    var filter = DoubleStrike()
    let found = try strikes.indices.filter { index in
      filter.mayBounce(try #require(Key(Character(strikes[index].0))), at: .milliseconds(strikes[index].1))
    }
    #expect(found == bounces)
    filter.hear()
    let afterWords = filter.mayBounce(.plus, at: .milliseconds(350))
    #expect(!afterWords)
  }

  // MARK: Keystrokes

  @Test(arguments: [("approve-expert", 6 + 6 + 2), ("spoken-code-expert", 1), ("own-code-expert", 1)])
  func `an expert needs no more keys than these`(name: String, keys: Int) throws {
    let play = try #require(Play.all.first { $0.name == name })
    let typed = play.lines.filter { $0.verb == "types" }.count * 6
    let pressed = play.lines.filter { $0.verb == "keys" }.map { $0.words.joined().count }.reduce(0, +)
    #expect(typed + pressed == keys)
  }
}
