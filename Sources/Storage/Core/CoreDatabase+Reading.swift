// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore

/// The lookups of `CoreStore`, each by an index.
extension CoreDatabase {
  public func user(_ id: UserID) throws(StoreError) -> User? {
    try use { (database) throws(StorageError) in try UserTable.user(id, in: database) }
  }

  public func standing(of user: UserID) throws(StoreError) -> UserStanding? {
    try use { (database) throws(StorageError) in try UserTable.standing(of: user, in: database) }
  }

  public func user(ofSystemAccount account: UInt32) throws(StoreError) -> User? {
    try use { (database) throws(StorageError) in try UserTable.user(ofSystemAccount: account, in: database) }
  }

  public func userCount(upTo limit: Int) throws(StoreError) -> Int {
    try use { (database) throws(StorageError) in try UserTable.count(upTo: limit, in: database) }
  }

  public func authenticator(_ id: AuthenticatorID) throws(StoreError) -> Authenticator? {
    if let remembered = recent({ $0.authenticator(id) }) { return remembered }
    return try use { (database) throws(StorageError) in
      try AuthenticatorTable.authenticator(id, in: database)
    }
  }

  public func authenticator(serial: String) throws(StoreError) -> Authenticator? {
    try use { (database) throws(StorageError) in
      try AuthenticatorTable.authenticator(serial: serial, in: database)
    }
  }

  public func authenticators(of user: UserID) throws(StoreError) -> [Authenticator] {
    noting(
      try use { (database) throws(StorageError) in
        try AuthenticatorTable.authenticators(of: user, in: database)
      })
  }

  public func switchingAuthenticators() throws(StoreError) -> [Authenticator] {
    try use { (database) throws(StorageError) in try AuthenticatorTable.switching(in: database) }
  }

  public func enrolment(_ id: EnrolmentID) throws(StoreError) -> Enrolment? {
    try use { (database) throws(StorageError) in try EnrolmentTable.enrolment(id, in: database) }
  }

  public func clock() throws(StoreError) -> ClockMemory? {
    try use { (database) throws(StorageError) in try ClockTable.memory(in: database) }
  }

  public func approval(_ id: ApprovalID) throws(StoreError) -> Approval? {
    if let remembered = recent({ $0.approval(id) }) { return remembered }
    return try use { (database) throws(StorageError) in
      try ApprovalTable.approval(id, in: database)
    }
  }

  public func livingApproval(of user: UserID) throws(StoreError) -> Approval? {
    try use { (database) throws(StorageError) in try ApprovalTable.livingApproval(of: user, in: database) }
  }

  public func livingApprovals() throws(StoreError) -> [Approval] {
    // Most of them were kept a moment ago: those are not unsealed and checked again each time that somebody looks.
    var living: [Approval] = []
    for id in try use({ (database) throws(StorageError) in try ApprovalTable.livingApprovals(in: database) })
    {
      if let approval = try approval(id), approval.state.isLiving { living.append(approval) }
    }
    return living
  }

  public func decisions(of user: UserID, before id: ApprovalID?, limit: Int) throws(StoreError) -> [Approval]
  {
    try use { (database) throws(StorageError) in
      try ApprovalTable.decisions(of: user, before: id, limit: limit, in: database)
    }
  }

  public func lastBinding(of user: UserID, at service: ServiceName) throws(StoreError) -> Binding? {
    try use { (database) throws(StorageError) in
      try ApprovalTable.lastBinding(of: user, at: service, in: database)
    }
  }

  public func lastRequest(of textDigest: [UInt8], to user: UserID) throws(StoreError) -> Instant? {
    try use { (database) throws(StorageError) in
      try ApprovalTable.lastRequest(of: textDigest, to: user, in: database)
    }
  }

  public func freeze(of service: ServiceName, for user: UserID) throws(StoreError) -> Freeze? {
    try use { (database) throws(StorageError) in try FreezeTable.freeze(of: service, for: user, in: database)
    }
  }

  public func freezes(of user: UserID) throws(StoreError) -> [Freeze] {
    try use { (database) throws(StorageError) in try FreezeTable.freezes(of: user, in: database) }
  }

  public func wrongGuesses(by guesser: Guesser) throws(StoreError) -> WrongGuesses? {
    try use { (database) throws(StorageError) in try WrongGuessTable.guesses(by: guesser, in: database) }
  }

  public func pendingCode(_ purpose: PendingCode.Purpose, of user: UserID) throws(StoreError) -> PendingCode?
  {
    try use { (database) throws(StorageError) in try PendingCodeTable.code(purpose, of: user, in: database) }
  }

  public func waitingMessages() throws(StoreError) -> [OutgoingMessage] {
    try use { (database) throws(StorageError) in try MessageTable.waiting(in: database) }
  }

  public func services(ofSystemAccount account: UInt32) throws(StoreError) -> [RegisteredService] {
    try use { (database) throws(StorageError) in
      try ServiceTable.services(ofSystemAccount: account, in: database)
    }
  }

  public func services() throws(StoreError) -> [RegisteredService] {
    try use { (database) throws(StorageError) in try ServiceTable.all(in: database) }
  }

  public func recovery(of user: UserID) throws(StoreError) -> Recovery? {
    try use { (database) throws(StorageError) in try RecoveryTable.recovery(of: user, in: database) }
  }

  public func acceptedTerms(of user: UserID) throws(StoreError) -> AcceptedTerms? {
    try use { (database) throws(StorageError) in try TermsTable.accepted(by: user, in: database) }
  }

  public func waitingRecoveries() throws(StoreError) -> [Recovery] {
    try use { (database) throws(StorageError) in try RecoveryTable.waiting(in: database) }
  }

  public func lastAuditEntry() throws(StoreError) -> AuditEntry? {
    try use { (database) throws(StorageError) in try AuditTable.last(in: database) }
  }

  public func auditLength() throws(StoreError) -> Int64 {
    try use { (database) throws(StorageError) in try AuditTable.length(in: database) }
  }

  public func auditEntries(after sequence: Int64, limit: Int) throws(StoreError) -> [AuditEntry] {
    try use { (database) throws(StorageError) in
      try AuditTable.entries(after: sequence, limit: limit, in: database)
    }
  }
}
