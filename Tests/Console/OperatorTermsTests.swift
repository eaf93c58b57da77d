// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// The operator's terms, from the file to the log, against the real daemon.
@Suite(.atLeisure, .timeLimit(.minutes(20))) struct OperatorTermsTests {
  private let folder = Folder()
  private let place: URL

  init() { place = folder.made("place") }

  private func file(_ text: String) throws -> String {
    let path = place.appendingPathComponent("terms").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    return path
  }

  private func terms(_ version: String) throws -> String {
    try file("Version: \(version)\nLanguage: da\n\nDu må bruge læseren.\n\nAndre må ikke kende din PIN.\n")
  }

  private static let secrets = "\(Household.password)\n\(Household.pin)\n"

  @Test
  func `terms are accepted by their version, stand in the log, and are asked for again when they are new`()
    async throws
  {
    let first = try await Household(["--terms", terms("2026-1")])
    let shown = try await first.facts(["terms", "show"])
    #expect(shown["version"] == "2026-1" && shown["text"]?.contains("kende din PIN") == true)
    // Without them nobody is made, nor with others.
    for (more, code) in [([], 2), (["--accept-terms", "2025"], 1)] as [([String], Int32)] {
      let refused = try await first.command(["enrol", "anna", "--stdin"] + more, input: Self.secrets)
      #expect(refused.code == code && refused.errors.contains("2026-1"), "\(refused.errors)")
    }
    #expect(try await first.facts(["status"])["user"] == nil)
    let enrolled = try await first.command(
      ["enrol", "anna", "--stdin", "--accept-terms", "2026-1"], input: Self.secrets)
    #expect(enrolled.code == 0, "\(enrolled.errors)")
    let log = try await first.command(["log", "--json"])
    let rows = log.output.split(separator: "\n").map { Household.facts(String($0)) }
    let accepted = rows.filter { $0["event"] == "terms.accepted" }
    #expect(accepted.count == 1 && accepted[0]["subject"]?.hasPrefix("2026-1 ") == true, "\(accepted)")
    #expect(try await first.end().code == 0)

    // The same again says nothing; new ones are said at the start, and keep an app from being activated.
    let again = try await Household(["--terms", terms("2026-2")], folder: first.folder)
    try await again.hear(phrase: "termsNew")
    let number = try await again.beginApp(of: "anna")
    let activate = ["app", "activate", number, "--biometrics", "no", "--notifications", "yes"]
    let refused = try await again.command(activate, input: Household.pin + "\n")
    #expect(refused.code == 4 && refused.errors.contains("terms accept"), "\(refused.errors)")
    #expect(try await again.command(["terms", "accept", "anna", "--accept-terms", "2026-1"]).code == 1)
    #expect(try await again.command(["terms", "accept", "anna", "--accept-terms", "2026-2"]).code == 0)
    let activated = try await again.command(activate, input: Household.pin + "\n")
    #expect(activated.code == 0, "\(activated.errors)")
    #expect(try await again.end().code == 0)
  }

  @Test(arguments: [
    ("Language: da\n\nOrd.\n", "line 1: this is where Version: … stands"),
    ("Version: 1\n\nOrd.\n", "line 2: this is where Language: … stands"),
    ("Version: 1\nLanguage: da\nOrd.\n", "line 3: an empty line stands here"),
    ("Version: 1\nLanguage: sv\n\nOrd.\n", "no voice speaks sv, only"),
    ("Version: 1\nLanguage: da\n\n" + String(repeating: "a", count: 501), "line 4: it has 501 characters"),
    ("Version: 1\nLanguage: da\n\n\n", "empty"),
  ])
  func `terms that do not hold end the daemon with one sentence, and nothing is touched`(
    text: String, sentence: String
  ) async throws {
    let path = try file(text)
    let state = place.appendingPathComponent("state").path
    let end = try await Program.run(
      "kodeoplaeserd",
      ["--terms", path, "--state", state, "--socket", place.appendingPathComponent("socket").path])
    #expect(end.code == 2 && end.errors.hasPrefix("kodeoplaeserd: \(path)"), "\(end.errors)")
    #expect(end.errors.contains(sentence) && end.errors.split(separator: "\n").count == 1, "\(end.errors)")
    #expect(!FileManager.default.fileExists(atPath: state))
  }

  @Test func `a file that is not there is named`() async throws {
    let path = place.appendingPathComponent("nothing").path
    let end = try await Program.run("kodeoplaeserd", ["--terms", path], in: place)
    #expect(end.code == 2 && end.errors.contains("there is no file \(path)"), "\(end.errors)")
  }
}
