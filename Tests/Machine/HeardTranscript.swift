// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSON

/// The transcript of the reader in the machine, which leaves it at a port of its own, line by line.
final class HeardTranscript {
  private let socket: LineSocket
  /// Every line so far.
  private(set) var lines: [JSONValue] = []
  /// How many of them lie behind what was waited for.
  private var place = 0
  private let copy: FileHandle?

  /// - Parameter folder: gets a copy, `transcript.jsonl`.
  init(_ socket: LineSocket, in folder: URL) {
    self.socket = socket
    let path = folder.appending(path: "transcript.jsonl").path
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    copy = FileHandle(forWritingAtPath: path)
  }

  /// Waits until a phrase was heard to its end, after what was waited for before.
  func hears(_ phrase: String) throws {
    try wait(for: phrase) { $0["phrase"]?.text == phrase && $0["complete"] == true }
  }

  /// Waits until a phrase began to be heard: it may have been cut off.
  func hearsBegin(_ phrase: String) throws {
    try wait(for: phrase) { $0["phrase"]?.text == phrase }
  }

  /// Waits for a sound without words.
  func hearsTone(_ earcon: String) throws {
    try wait(for: earcon) { $0["earcon"]?.text == earcon }
  }

  /// Waits for a text of a service, heard to its end.
  func hearsQuote() throws {
    try wait(for: "a quote") { $0["voice"]?.text == "quote" && $0["complete"] == true }
  }

  /// Waits until a code was spoken: which, and whether to its end, no transcript tells.
  func hearsSecret() throws {
    try wait(for: "a code") { $0["say"]?.text == "•" }
  }

  /// What no story waits behind.
  private static let endings = [
    "refused", "wrong", "expired", "cancelled", "failed", "locked", "errorStorage",
  ]

  private func wait(for what: String, _ isMeant: (JSONValue) -> Bool) throws {
    while true {
      while place < lines.count {
        place += 1
        if isMeant(lines[place - 1]) { return }
        if let phrase = lines[place - 1]["phrase"]?.text, Self.endings.contains(where: phrase.hasPrefix) {
          throw MachineError("\(phrase) was heard instead of \(what)")
        }
      }
      try read(waitingFor: what)
    }
  }

  private func read(waitingFor what: String) throws {
    let text: String
    do {
      text = try socket.next()
    } catch let error as MachineError {
      throw MachineError("\(error) while waiting for \(what)")
    }
    try? copy?.write(contentsOf: Data((text + "\n").utf8))
    let line = try JSONValue(reading: Array(text.utf8))
    if case .int(let status)? = line["ended"] {
      throw MachineError("the reader ended with \(status) while waiting for \(what)")
    }
    lines.append(line)
  }

  /// The last lines, as a person would note them down.
  var lastLines: [String] {
    lines.suffix(15).compactMap { line in
      ["earcon", "say", "key", "state", "error"].lazy.compactMap { name in
        line[name]?.text.map { "\(name) \($0)" }
      }.first
    }
  }
}
