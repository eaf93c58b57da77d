// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// A running daemon with its keypad, its transcript and its WAV, in a folder of its own.
final class Household {
  struct Line: Decodable {
    var earcon, say, voice, language, phrase, state, key, approvalID, error: String?
    var from, to: Int?
    var complete: Bool?
  }

  let folder: URL
  private(set) var daemon: Program
  private(set) var transcript: [String] = []
  private var lines: AsyncStream<String>.Iterator
  private let keys: FileHandle

  static let pin = "270945"
  static let password = "fjorten-kvist"

  /// Starts the daemon; returns once it says that it is ready.
  ///
  /// - Parameters:
  ///   - folder: where one was before; a new one unless told.
  ///   - prefix: a program that starts the daemon in its place, with its arguments.
  ///   - configuration: of libasound, the PCM `heard` of which is played to; a WAV unless told.
  ///   - names: folders that are there before it starts.
  init(
    _ more: [String] = [], folder: URL? = nil, under prefix: [String] = [], configuration: String? = nil,
    making names: String...
  ) async throws {
    let place = try folder ?? Self.makeFolder()
    let conf = place.appendingPathComponent("asound.conf")
    try configuration?.write(to: conf, atomically: true, encoding: .utf8)
    self.folder = place
    for name in names {
      try FileManager.default.createDirectory(
        at: place.appendingPathComponent(name), withIntermediateDirectories: true)
    }
    let (keypad, told) = ("\(place.path)/keys", "\(place.path)/transcript")
    for fifo in [keypad, told] {
      unlink(fifo)
      try #require(mkfifo(fifo, 0o600) == 0)
    }
    let notice = try NoticeSocket(path: "\(place.path)/notice")
    lines = LineReader(path: told).lines.makeAsyncIterator()
    daemon = try Program(
      "kodeoplaeserd",
      [
        "--state", "state", "--socket", "socket", "--audio",
        configuration == nil ? "wav-unpaced:heard.wav" : "alsa:heard", "--keypad", "pipe:keys",
        "--transcript", "transcript",
      ] + more, in: place,
      environment: ["NOTIFY_SOCKET": notice.path]
        .merging(configuration == nil ? [:] : ["ALSA_CONFIG_PATH": conf.path]) { $1 }, under: prefix)
    keys = try #require(FileHandle(forUpdatingAtPath: keypad))
    #expect(await notice.first() == "READY=1")
  }

  deinit {
    daemon.send(SIGKILL)
    try? FileManager.default.removeItem(at: folder)
  }

  private static func makeFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "household-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  /// Runs the command line against this daemon.
  func command(_ arguments: [String], input: String = "") async throws -> Program.Outcome {
    try await Program.run(
      "kodeoplaeser", ["--socket", "socket"] + arguments, input: input, in: folder, environment: home)
  }

  /// Starts a command that goes on.
  func begin(_ arguments: [String]) throws -> Program {
    try Program("kodeoplaeser", ["--socket", "socket"] + arguments, in: folder, environment: home)
  }

  /// Where a person's programs keep what is theirs: in the household's own folder.
  private var home: [String: String] { ["XDG_STATE_HOME": folder.path + "/of-anna"] }

  /// The file with the key of an app that was activated by command.
  func keyFile(_ number: String) -> String { "\(folder.path)/of-anna/kodeoplaeser/app-\(number).key" }

  func enrol() async throws {
    let outcome = try await command(["enrol", "anna", "--stdin"], input: "\(Self.password)\n\(Self.pin)\n")
    #expect(outcome.code == 0, "\(outcome.errors)")
  }

  func type(_ keys: String) throws {
    try self.keys.write(contentsOf: Data(keys.utf8))
  }

  /// Reads the transcript up to a line that `matches`.
  @discardableResult
  func hear(_ matches: (Line) -> Bool) async throws -> Line {
    while let text = await lines.next() {
      transcript.append(text)
      let line = try JSONDecoder().decode(Line.self, from: Data(text.utf8))
      if matches(line) { return line }
    }
    throw Silence()
  }

  func hear(phrase: String) async throws {
    try await hear { $0.phrase == phrase && $0.complete == true }
  }

  /// Ends the daemon as a supervisor does, and reads the transcript to its end.
  func end() async throws -> Program.Outcome {
    daemon.send(SIGTERM)
    while let text = await lines.next() { transcript.append(text) }
    return await daemon.outcome()
  }

  /// The transcript ended before what was waited for.
  struct Silence: Error {}
}
