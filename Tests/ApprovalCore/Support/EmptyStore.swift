// SPDX-License-Identifier: GPL-3.0-or-later

import ApprovalCore
import Cryptography

/// A store that holds nothing and keeps nothing.
struct EmptyStore: RecordlessStore {}

/// A store that holds nothing but what its type says.
protocol RecordlessStore: CoreStore {}

extension RecordlessStore {
  func user(_: UserID) -> User? { nil }
  func user(ofSystemAccount _: UInt32) -> User? { nil }
  func userCount(upTo _: Int) -> Int { 0 }
  func authenticator(_: AuthenticatorID) -> Authenticator? { nil }
  func authenticator(serial _: String) -> Authenticator? { nil }
  func authenticators(of _: UserID) -> [Authenticator] { [] }
  func switchingAuthenticators() -> [Authenticator] { [] }
  func enrolment(_: EnrolmentID) -> Enrolment? { nil }
  func approval(_: ApprovalID) -> Approval? { nil }
  func livingApproval(of _: UserID) -> Approval? { nil }
  func livingApprovals() -> [Approval] { [] }
  func decisions(of _: UserID, before _: ApprovalID?, limit _: Int) -> [Approval] { [] }
  func lastBinding(of _: UserID, at _: ServiceName) -> Binding? { nil }
  func lastRequest(of _: [UInt8], to _: UserID) -> Instant? { nil }
  func freeze(of _: ServiceName, for _: UserID) -> Freeze? { nil }
  func freezes(of _: UserID) -> [Freeze] { [] }
  func wrongGuesses(by _: Guesser) -> WrongGuesses? { nil }
  func pendingCode(_: PendingCode.Purpose, of _: UserID) -> PendingCode? { nil }
  func waitingMessages() -> [OutgoingMessage] { [] }
  func services(ofSystemAccount _: UInt32) -> [RegisteredService] { [] }
  func services() -> [RegisteredService] { [] }
  func recovery(of _: UserID) -> Recovery? { nil }
  func acceptedTerms(of _: UserID) -> AcceptedTerms? { nil }
  func waitingRecoveries() -> [Recovery] { [] }
  func signingKey() -> Secret? { nil }
  func clock() -> ClockMemory? { nil }
  func lastAuditEntry() -> AuditEntry? { nil }
  func auditLength() -> Int64 { 0 }
  func auditEntries(after _: Int64, limit _: Int) -> [AuditEntry] { [] }
  func commit(_: [Change], _: Durability) {}
  var committed: Int64 { 0 }
  func settle() {}
  func settle(upTo _: Int64) async {}
}
