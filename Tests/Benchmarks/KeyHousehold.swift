// SPDX-License-Identifier: GPL-3.0-or-later
@_spi(InProcess) import ApprovalCore
import Cryptography
import Foundation
import Storage

/// The state of a daemon whose reader is somebody's, with what keeps its core at work.
struct KeyHousehold {
  private let database: CoreDatabase
  private let core: IdentityProvider
  private let folder: String

  init(inState folder: String) throws {
    self.folder = folder
    database = try CoreDatabase(inFolder: folder)
    // What is hashed for the preparation costs nothing; what the daemon checks costs what it always does.
    core = try IdentityProvider(store: database, clock: CoreMachineClock(), passwordCost: .forTests)
  }

  /// The reader becomes anna's.
  func enrolOwner() async throws {
    let anna = try UserID("anna")
    let (authenticator, device) = try await enrol(anna)
    try ReaderDatabase(inFolder: folder).keep(
      DeviceRecord(user: anna, authenticator: authenticator, serial: device.serial, seed: device.seed))
  }

  /// So many people's approvals of which the text was heard, each of which takes a code with its password.
  func approvals(_ count: Int) async throws -> [ApprovalID] {
    let hash = try PasswordHash(hashing: Secret(utf8: "fjorten-kvist"))
    var approvals: [ApprovalID] = []
    for number in 0..<count {
      let user = try UserID("person.\(1000 + number)")
      let (authenticator, _) = try await enrol(user)
      if var person = try database.user(user) {
        person.passwordHash = hash
        try database.commit([.user(person)], .ordered)
      }
      let text = try TransactionText(action: .approve, service: ServiceName("Bank"), body: "Pay.")
      let approval = try await core.request(
        ApprovalRequest(
          user: user, text: text, binding: .spokenCode, lifetime: core.limits.longestApprovalLifetime))
      try await core.heard(approval.id, on: AnsweringDevice(inProcess: authenticator))
      approvals.append(approval.id)
    }
    return approvals
  }

  /// Lengthens the audit log to so many rows.
  func fillLog(_ rows: Int) throws {
    var last = try database.lastAuditEntry()
    try database.loading { () throws(StoreError) in
      while let sequence = last?.sequence, sequence < rows {
        var entries: [Change] = []
        for _ in 0..<min(20_000, rows - Int(sequence)) {
          let entry = AuditEntry(
            after: last, at: Instant(milliseconds: 1_700_000_000_000), event: "approval.approved",
            user: "anna", subject: "0123456789abcdef0123456789abcdef")
          entries.append(.audit(entry))
          last = entry
        }
        try database.commit(entries, .ordered)
      }
    }
  }

  private func enrol(_ user: UserID) async throws -> (AuthenticatorID, CodeDevice) {
    try await core.createUser(user)
    let (authenticator, device) = try await core.orderCodeDevice(.codeReader, for: user)
    _ = try await core.activateCodeDevice(
      serial: device.serial, for: user, password: try Password("fjorten-kvist", for: user),
      code: try device.currentCode(at: core.currentTime()), pin: try PIN("270945"))
    return (authenticator, device)
  }
}
