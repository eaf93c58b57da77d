// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// The guide "How to use the MitID app" with a computer, step by step, against the real daemon: the service and the app are programs.
@Suite(.atLeisure, .timeLimit(.minutes(20)), .enabled(if: Household.canVouch)) struct UseTheAppGuideTests {
  @Test func `the guide to its last step: user ID, PIN, QR code, the text, and approved`() async throws {
    let house = try await Household()
    try await house.prove("bente")
    let (number, _) = try await house.activateApp(of: "bente")
    // Step 1: click to log on. Step 2: wait until connected. Step 3: enter the user ID.
    let text = "Log on at MitID.dk to view or change your MitID profile"
    let service = try house.begin([
      "request", "--user", "bente", "--service", "MitID.dk", "--action", "logOn", "--text", text, "--binding",
      "qr", "--json",
    ])
    let requested = Household.facts(try #require(await service.lines.first { _ in true }))
    let link = try #require(requested["link"])
    // Step 4: open the app.
    let waiting = try await house.facts(["app", "pending", "bente"])
    #expect(waiting["service"] == "MitID.dk" && waiting["state"] == "requested")
    // Step 5: enter the PIN code.
    let answer = ["app", "answer", "bente", number]
    let opened = try await house.command(answer, input: Household.pin + "\n")
    #expect(opened.output.contains("The PIN was right."), "\(opened)")
    // Step 6: read how to approve.
    let help = try await house.command(["app", "answer", "--help"])
    #expect(help.output.contains("PIN, code or link, and + or -"), "\(help.output)")
    // Step 7: scan the QR code.
    let scanned = try await house.command(answer, input: link + "\n")
    #expect(scanned.output.contains("This is the session that asks."), "\(scanned)")
    // Step 8: read what is approved, and approve.
    #expect(scanned.output.contains("Text: \(text)"), "\(scanned)")
    let approved = try await house.command(answer, input: "+\n")
    // Step 9: see that it was approved, and be logged on.
    #expect(approved.code == 0 && approved.output.contains("Approved."), "\(approved)")
    let outcome = await service.outcome()
    #expect(outcome.code == 0 && outcome.output.contains(#""state":"approved""#), "\(outcome)")
    _ = try await house.end()
  }
}
