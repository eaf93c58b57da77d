// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Children
import Cryptography
import Foundation
import Testing

@testable import Storage

/// A state that is copied while it is written to.
struct StateCopyTests {
  let scratch: Scratch
  let store: CoreDatabase
  let memory: ReaderDatabase
  /// Enough that it is copied in several steps.
  private static let rows = 12_000

  init() throws {
    scratch = try Scratch()
    store = try CoreDatabase(inFolder: scratch.path)
    memory = try ReaderDatabase(inFolder: scratch.path)
    var rows: [Change] = []
    var last: AuditEntry?
    for _ in 0..<Self.rows {
      let row = AuditEntry(
        after: last, at: Instant(milliseconds: 1), event: "event", user: "anna.aa", subject: "subject")
      rows.append(.audit(row))
      last = row
    }
    try store.commit(rows, .durable)
  }

  private var backup: StateBackup { StateBackup(of: store, and: memory, inFolder: scratch.path) }

  @Test func `a copy opens as the state does, with all that was there when it began and the same key`()
    async throws
  {
    try memory.set("rate", to: "200", of: nil)
    let kept = try scratch.contents()
    let (folder, entries) = try await backup.make(named: "now")
    #expect(folder == scratch.path + "/backup/now" && entries == Int64(Self.rows))
    for name in ["core.key", "reader.key"] {
      #expect(try Data(contentsOf: URL(filePath: "\(folder)/\(name)")) == kept[name])
    }
    let (copy, copied) = (try CoreDatabase(inFolder: folder), try ReaderDatabase(inFolder: folder))
    try StateBackup(of: copy, and: copied, inFolder: folder).check()
    #expect(try copied.settings(of: nil)["rate"] == "200")
    let core = try IdentityProvider(store: copy, clock: StandingClock())
    let walked = try #require(try await core.verifyAudit())
    #expect(walked.fault == nil && walked.rows >= entries)
  }

  @Test func `what is written between two steps is in the copy, and none of it is lost here`() async throws {
    let folder = scratch.path + "/copy"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    var steps = 0
    let copy = StateCopy(name: "core", source: scratch.path, target: folder)
    let user = try UserID("anna.aa")
    let bank = try ServiceName("Banken")
    let freeze: [Change] = [
      .user(try Samples.user()), .freeze(Freeze(user: user, service: bank, since: Instant(milliseconds: 7))),
    ]
    try await copy.make { (body) throws(StoreError) in
      steps += 1
      if steps == 3 { try store.commit(freeze, .durable) }
      return try store.use(body)
    }
    #expect(steps >= 3, "it was copied at once")
    for database in [store, try CoreDatabase(inFolder: folder)] {
      #expect(try database.freezes(of: user).map(\.service) == [bank])
    }
  }

  @Test func `a second copy at the same time is refused, and a failed one leaves no key behind`() async throws
  {
    _ = try await backup.make(named: "now")
    await #expect(throws: StorageError.file(path: scratch.path + "/backup/now", code: EEXIST)) {
      try await backup.make(named: "now")
    }
    try store.use { (database) throws(StorageError) in
      database.copy = try PageCopy(of: database.connection, to: scratch.path + "/other.sqlite")
    }
    await #expect(throws: (any Error).self) { try await backup.make(named: "later") }
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/backup") == ["now"])
  }

  @Test func `a page that was changed in a copy is found`() async throws {
    let (folder, _) = try await backup.make(named: "now")
    let file = try FileHandle(forUpdating: URL(filePath: folder + "/core.sqlite"))
    try file.seek(toOffset: 200 * 4096)
    try file.write(contentsOf: Data(repeating: 0xA5, count: 4096))
    try file.close()
    #expect(throws: (any Error).self) {
      try StateBackup(
        of: CoreDatabase(inFolder: folder), and: ReaderDatabase(inFolder: folder), inFolder: folder
      )
      .check()
    }
  }
}
