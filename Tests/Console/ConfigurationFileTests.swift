// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Installation
import Options
import Testing

/// The daemon's configuration file, from the disk to what `doctor` tells of it.
@Suite(.timeLimit(.minutes(20))) struct ConfigurationFileTests {
  private let folder = Folder()
  private let place: URL

  init() { place = folder.made("place") }

  private func path(_ name: String) -> String { place.appendingPathComponent(name).path }

  private func write(_ text: String, mode: Int = 0o644) throws -> String {
    let path = self.path("kodeoplaeserd.conf")
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    return path
  }

  @Test func `doctor tells where each value comes from`() async throws {
    let file = try write(
      "# the reader's\nlanguage = en\nbuffer = 40\nallow-press = yes\naudio = alsa:nothing\n")
    let home = try await Household(["--config", file, "--public"])
    let facts = Household.facts(try await home.command(["doctor", "--json"]).output)
    for (name, origin) in [
      ("language", "\(file), line 2"), ("buffer", "\(file), line 3"), ("allow-press", "\(file), line 4"),
      ("audio", "command line"), ("public", "command line"), ("messages", "default"),
    ] {
      #expect(facts["origin.\(name)"] == origin, "\(name)")
    }
    let told = try await home.command(["doctor"])
    #expect(told.output.contains("The option language is en, by \(file), line 2.\n"), "\(told.output)")
    #expect(told.output.contains("By default stand the options voices, messages, "), "\(told.output)")
    // What the file says is so.
    #expect(try await home.command(["press", "0"]).code == 0)
  }

  @Test(arguments: [
    ("audio = nowhere:x\n", "line 1: "), ("\nbuffer = 4000\n", "line 2: "),
    ("keyboard = x\n", "no key keyboard"),
    ("public = maybe\n", "public is yes or no"),
  ])
  func `a line that does not hold ends it with one sentence, and nothing is touched`(
    text: String, words: String
  )
    async throws
  {
    let file = try write(text)
    let end = try await Program.run(
      "kodeoplaeserd", ["--config", file, "--state", path("state"), "--socket", path("socket")])
    #expect(end.code == 2 && end.output.isEmpty)
    #expect(end.errors.hasPrefix("kodeoplaeserd: \(file), line"), "\(end.errors)")
    #expect(end.errors.contains(words) && end.errors.split(separator: "\n").count == 1, "\(end.errors)")
    #expect(!FileManager.default.fileExists(atPath: path("state")))
  }

  @Test func `a file that is named has to be there, and be nobody else's to change`() async throws {
    let missing = try await Program.run("kodeoplaeserd", ["--config", path("none.conf")])
    #expect(missing.code == 2 && missing.errors.contains("there is no file"), "\(missing.errors)")
    let open = try await Program.run("kodeoplaeserd", ["--config", try write("public = yes", mode: 0o666)])
    #expect(open.code == 2 && open.errors.contains("can be changed by others"), "\(open.errors)")
  }

  @Test func `the sample changes nothing, and every line of it holds without its sign`() throws {
    #expect(
      try ConfigurationFile.read(try write(ServiceOptions.sample)) == ConfigurationFile.read(try write("")))
    for option in ServiceOptions.table {
      #expect(ServiceOptions.sample.contains("\n# \(option.key) = "), "\(option.key)")
    }
  }
}
