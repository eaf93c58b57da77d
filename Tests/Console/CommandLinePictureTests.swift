// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// QR codes from the command line: what is scanned is what stands beside it as text.
@Suite(.enabled(if: Peer.isWanted(program: "zbarimg")), .timeLimit(.minutes(20)))
struct CommandLinePictureTests {
  @Test func `a request's link is a picture in a file, and an app that scans it approves`() async throws {
    let house = try await Household()
    try await house.enrol()
    let (number, _) = try await house.activateApp(of: "anna")
    let file = house.folder.path + "/link.png"
    let (service, requested) = try await house.request("anna", "qr", ["--picture", file])
    let waiting = try await house.facts(["app", "pending", "anna"])
    #expect(waiting["approvalID"] == requested["approvalID"])
    let opened = try await house.command(["app", "answer", "anna", number], input: "\(Household.pin)\n")
    #expect(opened.code == 2, "\(opened.errors)")
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let scanned = try Self.scan(file)
    #expect(scanned == requested["link"])
    let answered = try await house.command(["app", "answer", "anna", number], input: "\(scanned)\n+\n")
    #expect(answered.code == 0, "\(answered.errors)")
    #expect(await service.outcome().code == 0)
    _ = try await house.end()
  }

  @Test func `the code that copies an app is shown beside its digits`() async throws {
    let house = try await Household()
    try await house.enrol()
    let (number, _) = try await house.activateApp(of: "anna")
    let file = house.folder.path + "/code.png"
    let shown = try await house.command(["app", "copy-code", "anna", number, "--picture", file])
    let code = try #require(shown.output.firstMatch(of: /Code: ([0-9]+)/)?.output.1)
    #expect(shown.output.hasSuffix("QR code in the file \(file)"), "\(shown.output)")
    #expect(try Self.scan(file) == "kodeoplaeser:copy/" + code)
    let copied = try await house.command(["app", "copy", "anna"], input: Self.scan(file) + "\n")
    #expect(copied.code == 0, "\(copied.errors)")
    let drawn = try await house.command([
      "app", "copy-code", "anna", number, "--picture", "terminal",
    ])
    let lines = drawn.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("Code: ") == true, "text first: \(lines)")
    #expect(lines.filter { $0.contains("█") }.count > 5)
    _ = try await house.end()
  }

  @Test func `where no picture can be made, nothing is asked of anybody`() async throws {
    let house = try await Household()
    try await house.enrol()
    let request = ["request", "--user", "anna", "--service", "Bank", "--action", "logOn", "--text", "x"]
    for (more, code, says) in [
      (["--binding", "qr", "--picture", "link.gif"], 2, "ends with .png or .svg"),
      (["--picture", "link.png"], 2, "goes with --binding qr alone"),
      (["--binding", "qr", "--picture", "terminal", "--json"], 2, "name a file"),
    ] as [([String], Int32, String)] {
      let outcome = try await house.command(request + more)
      #expect(outcome.code == code && outcome.errors.contains(says), "\(more): \(outcome)")
    }
    let (number, _) = try await house.activateApp(of: "anna")
    let nowhere = try await house.command(request + ["--binding", "qr", "--picture", "nowhere/link.png"])
    #expect(nowhere.code == 2 && nowhere.errors.contains("cannot be made"), "\(nowhere)")
    #expect(try await house.command(["app", "pending", "anna"]).output == "", "the request is taken back")
    let shown = try await house.command(
      ["app", "copy-code", "anna", number, "--picture", "nowhere/code.svg"])
    #expect(shown.code == 2 && shown.errors.contains("cannot be made"), "\(shown)")
    _ = try await house.end()
  }

  private static func scan(_ file: String) throws -> String {
    let read = try Child.perform(["zbarimg", "--quiet", "--raw", file])
    try #require(read.status == 0, "\(read.errors)")
    return String(read.output.dropLast())
  }
}
