// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// A terminal that somebody else holds: tmux, or a shell on another machine.
protocol RealTerminal {
  func type(_ text: String) throws
  /// The next line that was written to it, with whatever stands in it; `nil` when it is gone.
  func nextLine() async -> String?
}

/// The story of `kodeoplaeserd try` as it goes over a terminal: what was written, and what is typed when it was.
struct Screenplay {
  private let terminal: any RealTerminal
  /// Every line so far, as it came.
  private(set) var lines: [String] = []
  private(set) var pin = ""

  init(on terminal: any RealTerminal) {
    self.terminal = terminal
  }

  /// How the story is begun, on a terminal and with no sound card.
  static let arguments = "try --language en --audio wav-unpaced:heard.wav --keypad terminal"

  /// What runs in the terminal: the program, its exit status, and whether the terminal is as it was before.
  static func script(leaving aftermath: Aftermath? = nil) -> String {
    let told = aftermath.map { " --transcript '\($0.transcriptPath)' 9>'\($0.endPath)'" } ?? ""
    let program = Program.path("kodeoplaeserd") + " " + arguments
    return """
      trap : INT
      before=$(stty -g)
      mkdir left
      export TMPDIR="$PWD/left"
      \(program)\(told)
      echo "exit $?"
      if [ "$before" = "$(stty -g)" ]; then echo "the terminal is as it was"; fi
      """
  }

  /// Reads on to the line that holds `part`.
  @discardableResult
  mutating func see(_ part: String) async throws -> String {
    while let line = await terminal.nextLine() {
      lines.append(line)
      if line.contains(part) { return line }
    }
    throw Missing(description: "not written: \(part), but \(lines)")
  }

  struct Missing: Error, CustomStringConvertible {
    let description: String
  }

  /// Plays to the question; `between` happens before each answer.
  mutating func playToQuestion(between: () throws -> Void = {}) async throws {
    pin = try await digits(after: "The demo PIN is")
    let code = try await digits(after: "one-time code")
    try await see("Enter your pin.")
    try between()
    for digit in pin { try await type(digit, seeing: "(click)") }
    try await see("Enter the one-time code")
    try between()
    for digit in code { try await type(digit, seeing: "•") }
    try await see("Plus approves, minus rejects")
    try await see("minutes left.")
    try between()
  }

  /// Approves, and reads to the end of the script.
  mutating func approve() async throws {
    try terminal.type("+")
    try await see("Plus again.")
    try terminal.type("+")
    try await see("Approved.")
    try await see("Decision: approved.")
  }

  /// One key, and what it leads to: first that it was taken, shown as a dot.
  private mutating func type(_ digit: Character, seeing part: String) async throws {
    try terminal.type(String(digit))
    try await see("[•]")
    try await see(part)
  }

  private mutating func digits(after words: String) async throws -> String {
    let line = try await see(words)
    return String(line.drop { !$0.isNumber }.prefix(while: \.isNumber))
  }

  // MARK: What must hold of what was written

  /// No cursor is moved, nothing is coloured, nothing is written over: text, and the ends of lines.
  func expectPlainLines() {
    for line in lines {
      let text = line.hasSuffix("\r") ? line.dropLast() : line[...]
      #expect(
        text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }, "\(line.debugDescription)")
    }
  }

  /// What was typed is not written back: after the service's screen there is no digit but the exit status.
  func expectNoEcho() {
    let story = lines.drop { !$0.contains("Keys:") }.dropFirst().filter { !$0.contains("exit ") }
    #expect(!story.isEmpty)
    for line in story { #expect(!line.contains { $0.isNumber }, "\(line.debugDescription)") }
    #expect(lines.filter { $0.contains(pin) }.count == 1)
  }

  /// The lines without the digits, which differ from story to story.
  var masked: [String] {
    lines.map { String($0.map { $0.isNumber ? "#" : $0 }) }
  }
}
