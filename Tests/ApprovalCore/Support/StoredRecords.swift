// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography

/// What a store holds, as a value: two of them can be laid side by side.
struct StoredRecords: Sendable {
  var users: [UserID: User] = [:]
  var authenticators: [AuthenticatorID: Authenticator] = [:]
  var approvals: [ApprovalID: Approval] = [:]
  /// The approvals in the order they were asked for.
  var requests: [ApprovalID] = []
  var freezes: [Freeze] = []
  var codes: [PendingCode] = []
  var wrongGuesses: [Guesser: WrongGuesses] = [:]
  var messages: [OutgoingMessage] = []
  var services: [RegisteredService] = []
  var enrolments: [EnrolmentID: Enrolment] = [:]
  var recoveries: [UserID: Recovery] = [:]
  var acceptedTerms: [UserID: AcceptedTerms] = [:]
  var signingKey: Secret?
  var clock: ClockMemory?
  var audit: [AuditEntry] = []

  /// Keeps one change, or says which rule of a database it would break.
  mutating func apply(_ change: Change) throws(StoreError) {
    switch change {
    case .user(let user): try keep(user)
    case .enrolment(let enrolment): enrolments[enrolment.id] = enrolment
    case .stalePassports(let start):
      for (id, enrolment) in enrolments where enrolment.startedAt < start {
        enrolments[id] = Enrolment(
          id: id, startedAt: enrolment.startedAt, attestations: enrolment.attestations, user: enrolment.user)
      }
    case .authenticator(let record): try keep(record)
    case .approval(let approval): try keep(approval)
    case .freeze(let freeze): freezes = freezes.filter { !$0.isOf(freeze.service, freeze.user) } + [freeze]
    case .unfreeze(let service, let user): freezes.removeAll { $0.isOf(service, user) }
    case .wrongGuesses(let guesses): wrongGuesses[guesses.guesser] = guesses
    case .rightGuess(let guesser): wrongGuesses[guesser] = nil
    case .pendingCode(let code): codes = codes.filter { !$0.isFor(code.purpose, code.user) } + [code]
    case .spentCode(let purpose, let user): codes.removeAll { $0.isFor(purpose, user) }
    case .message(let message): keep(message)
    case .recovery(let recovery): recoveries[recovery.user] = recovery
    case .acceptedTerms(let accepted): acceptedTerms[accepted.user] = accepted
    case .service(let service): services = services.filter { $0.name != service.name } + [service]
    case .signingKey(let key):
      guard signingKey == nil else { throw StoreError("a second signing key") }
      signingKey = key
    case .clock(let memory): clock = memory
    case .audit(let entry):
      guard entry.sequence == Int64(audit.count) + 1 else { throw StoreError("an audit row out of order") }
      audit.append(entry)
    }
  }

  private mutating func keep(_ user: User) throws(StoreError) {
    let rival = users.values.first { $0.systemAccount == user.systemAccount && $0.id != user.id }
    guard user.systemAccount == nil || rival == nil else { throw StoreError("an account that is taken") }
    users[user.id] = user
  }

  private mutating func keep(_ record: Authenticator) throws(StoreError) {
    let rival = authenticators.values.first { $0.serial == record.serial && $0.id != record.id }
    guard record.serial == nil || rival == nil else { throw StoreError("a serial that is taken") }
    authenticators[record.id] = record
  }

  private mutating func keep(_ approval: Approval) throws(StoreError) {
    let rival = approvals.values.first {
      $0.user == approval.user && $0.state.isLiving && $0.id != approval.id
    }
    guard !approval.state.isLiving || rival == nil else { throw StoreError("a second living approval") }
    guard users[approval.user] != nil, authenticators[approval.authenticator] != nil else {
      throw StoreError("an approval of nobody")
    }
    if approvals.updateValue(approval, forKey: approval.id) == nil { requests.append(approval.id) }
  }

  private mutating func keep(_ message: OutgoingMessage) {
    guard let place = messages.firstIndex(where: { $0.id == message.id }) else {
      return messages.append(message)
    }
    messages[place] = message
  }
}

extension Freeze {
  fileprivate func isOf(_ service: ServiceName, _ user: UserID) -> Bool {
    self.service.matches(service) && self.user == user
  }
}

extension PendingCode {
  fileprivate func isFor(_ purpose: Purpose, _ user: UserID) -> Bool {
    self.purpose == purpose && self.user == user
  }
}
