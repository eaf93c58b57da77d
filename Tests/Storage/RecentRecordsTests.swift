// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Children
import Testing

@testable import Storage

/// What is remembered is what stands in the file.
struct RecentRecordsTests {
  let scratch: Scratch
  let database: CoreDatabase

  init() throws {
    scratch = try Scratch()
    database = try CoreDatabase(inFolder: scratch.path)
    try database.commit([.user(Samples.user()), .authenticator(Samples.authenticator())], .durable)
  }

  @Test(arguments: ApprovalState.allCases, [true, false])
  func `an approval is the same remembered and read`(state: ApprovalState, onlyNeeded: Bool) throws {
    let approval = try Samples.approval(state: state, onlyNeeded: onlyNeeded)
    try database.commit([.approval(approval)], .durable)
    #expect(fields(try database.approval(approval.id)) == fields(approval))
    database.forgetRecent()
    #expect(fields(try database.approval(approval.id)) == fields(approval))
  }

  @Test(arguments: ApprovalState.allCases)
  func `what an event changed of a known approval stands in the file`(state: ApprovalState) throws {
    try database.commit([.approval(Samples.approval(onlyNeeded: false))], .ordered)
    let moved = try Samples.approval(state: state, onlyNeeded: false)
    try database.commit([.approval(moved)], .durable)
    database.forgetRecent()
    #expect(fields(try database.approval(moved.id)) == fields(moved))
    #expect(try database.livingApproval(of: moved.user)?.id == (state.isLiving ? moved.id : nil))
    #expect(try database.livingApprovals().count == (state.isLiving ? 1 : 0))
  }

  @Test func `an authenticator is the same remembered and read`() throws {
    var record = try Samples.authenticator()
    record.pinFailures = 2
    try database.commit([.authenticator(record)], .durable)
    #expect(fields(try database.authenticator(record.id)) == fields(record))
    database.forgetRecent()
    #expect(fields(try database.authenticator(record.id)) == fields(record))
  }

  @Test func `what changes there and back in one commit stands as it was`() throws {
    let record = try Samples.authenticator()
    var changed = record
    changed.pinFailures = 2
    try database.commit([.authenticator(changed), .authenticator(record)], .durable)
    database.forgetRecent()
    #expect(fields(try database.authenticator(record.id)) == fields(record))
  }

  @Test func `what a failed commit was to keep is not remembered`() throws {
    var record = try Samples.authenticator()
    record.pinFailures = 2
    let approval = try Samples.approval()
    #expect(throws: StoreError.self) {
      try database.commit(
        [.authenticator(record), .approval(approval), .audit(Samples.audit(1)), .audit(Samples.audit(1))],
        .durable)
    }
    #expect(try database.approval(approval.id) == nil)
    #expect(fields(try database.authenticator(record.id)) == fields(try Samples.authenticator()))
  }

  @Test func `an approval that ended is remembered no more`() throws {
    try database.commit([.approval(Samples.approval(state: .heard))], .durable)
    try database.commit([.approval(Samples.approval(state: .approved))], .durable)
    #expect(database.forgetRecent().approval(try Samples.approval().id) == nil)
  }
}
