// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import Glibc
internal import Reader
internal import Storage

/// Makes this reader somebody's: orders it from the core, keeps its seed and a key that it makes, activates it with a code of
/// its own.
///
/// Each step is kept before the next: an enrolment that was cut off goes on where it was when it is asked for again.
actor ReaderEnrolment {
  private let core: IdentityProvider
  private let memory: ReaderDatabase
  /// From the first look at who owns the reader to the last step: whoever else asks meanwhile comes too late.
  private var isEnrolling = false

  init(core: IdentityProvider, memory: ReaderDatabase) {
    self.core = core
    self.memory = memory
  }

  /// Whose reader this is, be it blocked since, in the order in which they came; none before an enrolment came to its end. A user
  /// for whom it was deleted is among them only where nobody else is: then it says so.
  func owners() async throws -> [Owner] {
    var (living, deleted): ([Owner], [Owner]) = ([], [])
    for record in try memory.devices() {
      switch try await state(of: record.authenticator) {
      case nil, .ordered?: break
      case .deleted?: deleted.append(Owner(record))
      case .active?, .blocked?: living.append(Owner(record))
      }
    }
    return living.isEmpty ? Array(deleted.prefix(1)) : living
  }

  private func owner(_ user: UserID) async throws -> Owner? {
    try await owners().first { $0.user == user }
  }

  private func state(of authenticator: AuthenticatorID) async throws -> AuthenticatorState? {
    guard try await core.holder(of: authenticator) != nil else { return nil }
    return try await core.authenticator(authenticator).state
  }

  /// What a user who is there already has to approve before the reader is theirs: in the place of what it was for them, or as a
  /// further device.
  func change(for user: UserID) async throws -> IdentityChange {
    guard let former = try await owner(user), try await state(of: former.authenticator) != .deleted else {
      return IdentityChange(.add, of: .codeReader, subject: Self.thisReader)
    }
    return IdentityChange(
      .replace, of: .codeReader, subject: Self.thisReader + "\n" + former.authenticator.description)
  }

  private static let thisReader = "this reader"

  /// Makes the reader a user's: a new one's, one's who is still at their beginning, or once more that of its own user.
  ///
  /// - Throws: `EnrolmentError`, or what the core or the database threw.
  func enrol(_ user: UserID, password: Password, pin: PIN, for applicant: Applicant) async throws -> Owner {
    guard !isEnrolling else { throw EnrolmentError.readerIsTaken }
    isEnrolling = true
    defer { isEnrolling = false }
    try await checkRoom(for: user, applicant)
    let former = try await owner(user)
    let isNew = try await core.user(user) == nil
    let isBeginning = try await core.isBeginning(user)
    let isAgain = !isNew && !isBeginning
    if !isNew { try await check(applicant, for: user, isAgain: isAgain) }
    let accepted = try await acceptedTerms(of: applicant, for: user)
    if isNew { try await core.createUser(user, systemAccount: applicant.account) }
    if let accepted { try await core.acceptTerms(accepted, by: user) }
    let owner = try await activate(
      for: user, password, pin, replacing: former, mayChoosePassword: applicant.isClerk || !isAgain)
    if isAgain, !applicant.isApproved { try await core.finishRecovery(of: user) }
    try await forgetOthersLeft(by: user)
    return owner
  }

  /// Whether there is room for a user beside those who have the reader: a clerk lets them in, and nobody else.
  private func checkRoom(for user: UserID, _ applicant: Applicant) async throws {
    var others = 0
    for other in try await owners() where other.user != user {
      if try await state(of: other.authenticator) != .deleted { others += 1 }
    }
    let isIn = try await owner(user) != nil
    guard others > 0, !isIn else { return }
    guard applicant.isClerk else { throw EnrolmentError.readerIsTaken }
    guard others < core.limits.readerUsers else { throw EnrolmentError.readerIsFull }
  }

  /// The reader was deleted for somebody: where others have it, it is theirs alone.
  func forgetDeleted() async throws {
    let living = try await owners()
    for owner in living where try await state(of: owner.authenticator) != .deleted {
      return try await forgetOthersLeft(by: owner.user)
    }
  }

  /// Who has the reader no longer, or never came to their end, is not asked for any more.
  private func forgetOthersLeft(by user: UserID) async throws {
    for record in try memory.devices() where record.user != user {
      switch try await state(of: record.authenticator) {
      case nil, .ordered?, .deleted?: try memory.forgetDevice(of: record.user)
      case .active?, .blocked?: break
      }
    }
  }

  /// Whether a user that there is already may have this reader: nobody gets it who only has nothing left.
  private func check(_ applicant: Applicant, for user: UserID, isAgain: Bool) async throws {
    if applicant.isClerk { return }
    let isKnown = try applicant.user == user || memory.device(of: user) != nil
    guard isKnown else { throw EnrolmentError.userExists }
    guard !isAgain || applicant.user == user else { throw EnrolmentError.readerIsTaken }
    if isAgain, !applicant.isApproved, try await !core.isRecovered(user) {
      throw EnrolmentError.readerIsTaken
    }
  }

  /// The terms that are accepted with this; `nil` where none are awaited.
  ///
  /// - Throws: `termsNotAccepted` before anything is made.
  private func acceptedTerms(of applicant: Applicant, for user: UserID) async throws -> [UInt8]? {
    guard try await core.awaitsTerms(user) else { return nil }
    guard let terms = applicant.terms else { throw CoreError.refused(.termsNotAccepted) }
    guard terms == core.terms?.digest else { throw CoreError.refused(.otherTerms) }
    return terms
  }

  private func activate(
    for user: UserID, _ password: Password, _ pin: PIN, replacing former: Owner?, mayChoosePassword: Bool
  ) async throws -> Owner {
    let known = try await core.authenticators(of: user)
    let replaced = known.first { $0.id == former?.authenticator }?.id
    let (authenticator, device) = try await core.orderCodeDevice(
      .codeReader, for: user, replacing: replaced)
    let key = try SigningKey.generate()
    let record = DeviceRecord(
      user: user, authenticator: authenticator, serial: device.serial, seed: device.seed,
      deviceKey: key.rawRepresentation)
    let formerRecord = try memory.device(of: user)
    try memory.keep(record)
    // The code before the one of now, which the drift allows: the one of now is good for the first request.
    let code = try device.currentCode(at: core.wallTime() - core.limits.readerCodeStep, limits: core.limits)
    do {
      _ = try await core.activateCodeDevice(
        serial: device.serial, for: user, password: password, code: code, pin: pin,
        deviceKey: key.verifyingKey, mayChoosePassword: mayChoosePassword)
    } catch {
      // A wrong password leaves the reader what it was.
      if former != nil, let formerRecord { try memory.keep(formerRecord) }
      throw error
    }
    return Owner(record)
  }
}

extension ReaderEnrolment: Enroller {
  /// The same, asked for from the keypad: whoever the daemon runs as is who may ask, unless that is no person.
  func enrol(_ user: UserID, password: Password, pin: PIN, accepting terms: [UInt8]?)
    async throws(EnrolmentRefusal) -> Owner
  {
    do {
      let account = Places.isService ? nil : getuid()
      // Who was its user may be it again, once a recovery of theirs is due.
      let isOwn = try memory.device(of: user) != nil
      return try await enrol(
        user, password: password, pin: pin,
        for: Applicant(account: account, user: isOwn ? user : nil, isClerk: false, terms: terms))
    } catch is EnrolmentError {
      throw .taken
    } catch let error as StorageError {
      throw .failed(Fault(error.phrase))
    } catch let error as CoreError {
      throw .failed(Fault(error, at: core.currentTime()))
    } catch {
      throw .failed(Fault(.refused))
    }
  }
}

/// Who asks that the reader becomes somebody's.
struct Applicant: Sendable {
  /// The account that is to stand for a new user.
  let account: UInt32?
  /// The user whom the account stands for already.
  let user: UserID?
  /// Whether it is root, the clerk.
  let isClerk: Bool
  /// Whether the person approved on something else of theirs that the reader becomes theirs.
  var isApproved = false
  /// The digest of the terms that the person accepts.
  var terms: [UInt8]?
}

/// Why nobody was enrolled.
enum EnrolmentError: Error, CustomStringConvertible {
  case readerIsTaken, readerIsFull, userExists
  /// Nothing else of the person's approves that it becomes theirs.
  case nothingApproves

  /// What the wire calls it.
  var code: String {
    switch self {
    case .readerIsTaken: "readerIsTaken"
    case .readerIsFull: "readerIsFull"
    case .userExists: "userExists"
    case .nothingApproves: "nothingApproves"
    }
  }

  var description: String {
    switch self {
    case .readerIsTaken:
      "this reader belongs to somebody else already; hint: root enrols one more user on it"
    case .readerIsFull: "this reader has as many users as it can have"
    case .userExists: "this user ID is taken"
    case .nothingApproves:
      "nothing else of yours approves this; hint: kodeoplaeser recovery begin begins a recovery, and a clerk, who is root, enrols at once"
    }
  }
}

extension Owner {
  fileprivate init(_ record: DeviceRecord) {
    self.init(
      user: record.user, authenticator: record.authenticator,
      device: CodeDevice(serial: record.serial, seed: record.seed))
  }
}
