// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Children
import Foundation
import Storage
import Testing

/// A daemon whose records were put back older than they are.
@Suite(.atLeisure) struct LostStateTests {
  private static let files = ["core.sqlite", "core.sqlite-wal"]

  /// What is kept in the state's database now; the daemon is not running.
  private func records(of house: Household) -> [String: Data] {
    Self.files.reduce(into: [:]) { records, name in
      records[name] = try? Data(contentsOf: house.folder.appendingPathComponent("state/\(name)"))
    }
  }

  private func put(_ records: [String: Data], in folder: URL) throws {
    for name in Self.files {
      let file = folder.appendingPathComponent("state/\(name)")
      try? FileManager.default.removeItem(at: file)
      try records[name]?.write(to: file)
    }
    guard records["core.sqlite"] != nil else { return }
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: folder.appendingPathComponent("state/core.sqlite").path)
  }

  @Test func `older records are refused by ear, accepted by one command, and said at the next start`()
    async throws
  {
    let first = try await Household()
    let folder = first.folder
    try await first.enrol()
    _ = try await first.end()
    let older = records(of: first)
    let second = try await Household(folder: folder)
    let asking = try await second.request("anna", "one-time-code")
    asking.service.send(SIGTERM)
    _ = await asking.service.outcome()
    _ = try await second.end()
    try put(older, in: folder)

    let refused = try await run(["run", "--socket", "socket", "--audio", "wav-unpaced:last.wav"], in: folder)
    #expect(refused.code == 2)
    #expect(refused.errors.contains("is an older copy, or was cut; put back the newest copy"))
    #expect(refused.errors.contains("kodeoplaeserd accept-state --state"))
    let said = try Data(contentsOf: folder.appendingPathComponent("last.wav"))
    #expect(said.count > 100_000, "the last words were not heard")

    let accepted = try await run(["accept-state"], in: folder)
    #expect(accepted.code == 0, "\(accepted.errors)")
    #expect(accepted.output.contains("are accepted as they are"))
    #expect(try await run(["accept-state"], in: folder).output.contains("are as they were written"))

    let third = try await Household(folder: folder)
    try await third.hear(phrase: "announceStateAccepted")
    let log = try await third.command(["log"])
    #expect(log.output.contains("state.accepted"))
    #expect(try await third.command(["log", "verify"]).code == 0)
    let status = try await third.facts(["status"])
    #expect(status["clockSet"] == "0")
    let end = try await third.end()
    #expect(end.errors.contains("the log has "), "the journal knows nothing of the log's head")
  }

  @Test func `a daemon that ends in order leaves an anchor that knows the last row of the log`() async throws
  {
    let house = try await Household()
    try await house.enrol()
    let asking = try await house.request("anna", "one-time-code")
    asking.service.send(SIGTERM)
    _ = await asking.service.outcome()
    _ = try await house.end()
    let core = try CoreDatabase(inFolder: house.folder.appendingPathComponent("state").path)
    let last = try #require(try core.lastAuditEntry())
    #expect(try core.auditAnchor()?.head?.sequence == last.sequence)
  }

  @Test func `a state is copied while it serves, the copy is checked, and a daemon serves with it`()
    async throws
  {
    let house = try await Household()
    try await house.enrol()
    let copied = try await run(["store", "backup", "--socket", "socket"], in: house.folder)
    #expect(copied.code == 0, "\(copied.errors)")
    let name = try #require(
      FileManager.default.contentsOfDirectory(atPath: house.folder.path + "/state/backup").first)
    #expect(copied.output.contains("state/backup/\(name)"))
    let served = try await run(["store", "check"], in: house.folder)
    #expect(served.code == 2 && served.errors.contains("in use"), "\(served.errors)")
    _ = try await house.end()

    let copy = house.folder.path + "/state/backup/\(name)"
    let checked = try await Program.run(
      "kodeoplaeserd", ["store", "check", "--state", copy], in: house.folder)
    #expect(checked.code == 0 && checked.output.contains("is whole"), "\(checked.errors)")
    let state = house.folder.path + "/state"
    try FileManager.default.moveItem(atPath: state, toPath: house.folder.path + "/lost")
    try FileManager.default.moveItem(atPath: house.folder.path + "/lost/backup/\(name)", toPath: state)
    let second = try await Household(folder: house.folder)
    #expect(try await second.facts(["status"])["user"] == "anna")
    _ = try await second.end()
    let offline = try await run(["store", "backup", "--socket", "socket"], in: house.folder)
    #expect(offline.code == 0, "\(offline.errors)")
  }

  @Test(arguments: [true, false])
  func `a database that is gone or empty beside its key is refused, and the one that was serves again`(
    isGone: Bool
  ) async throws {
    let first = try await Household()
    let folder = first.folder
    try await first.enrol()
    _ = try await first.end()
    let whole = records(of: first)
    try put(isGone ? [:] : ["core.sqlite": Data()], in: folder)
    let refused = try await run(["run", "--socket", "socket", "--audio", "wav-unpaced:last.wav"], in: folder)
    #expect(refused.code == 2)
    #expect(
      refused.errors.contains("core.sqlite is missing or empty, and its key is there"), "\(refused.errors)")
    #expect(refused.errors.contains("kodeoplaeserd accept-state --state"))
    try put(whole, in: folder)
    let second = try await Household(folder: folder)
    #expect(try await second.facts(["status"])["user"] == "anna")
    #expect(try await second.command(["log", "verify"]).code == 0)
    _ = try await second.end()
  }

  private func run(_ arguments: [String], in folder: URL) async throws -> Program.Outcome {
    try await Program.run("kodeoplaeserd", arguments + ["--state", "state"], in: folder)
  }
}
