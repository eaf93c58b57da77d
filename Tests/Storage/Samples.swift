// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
import Testing

/// Records with something in every field.
enum Samples {
  static let seed = Secret(Array("the seed of the reader, 32 bytes".utf8))
  static let digest = [UInt8](repeating: 0xab, count: 32)

  static func user(_ id: String = "anna.aa") throws -> User {
    var user = User(id: try UserID(id), createdAt: Instant(milliseconds: 1_700_000_000_001))
    user.passwordHash = try PasswordHash(hashing: Secret(utf8: "secret words"), cost: .forTests)
    user.phone = try PhoneNumber("+4520123456")
    user.phoneChangedAt = Instant(milliseconds: 1_700_000_000_003)
    user.proof = .clerk
    user.systemAccount = id == "anna.aa" ? .max : nil
    return user
  }

  static func authenticator(_ number: Int64 = .max, of user: String = "anna.aa") throws -> Authenticator {
    var record = Authenticator(
      id: AuthenticatorID(number), user: try UserID(user), kind: .app, state: .active)
    record.serial = String(number)
    record.seed = seed
    record.pinVerifier = Array("a verifier that nobody may read".utf8)
    record.publicKey = [0, 1, 2]
    record.codeCounter = .max
    record.spentSteps = SpentSteps(text: "0-7 90-94 @-5000") ?? SpentSteps()
    record.pinFailures = 1
    record.locksInARow = 1
    record.lockedUntil = Instant(milliseconds: 4)
    record.binding = .oneTimeCode
    record.methodSwitch = MethodSwitch(
      requestedAt: Instant(milliseconds: 5), dueAt: Instant(milliseconds: 6), isAnnounced: true)
    record.movingFactor = .counter
    record.replaces = AuthenticatorID(.min)
    record.usesBiometrics = true
    record.wantsNotifications = true
    record.activatedAt = Instant(milliseconds: 8)
    return record
  }

  static func approval(
    _ digit: Character = "a", of user: String = "anna.aa", state: ApprovalState = .requested, at: Int64 = 9,
    onlyNeeded: Bool = false
  ) throws -> Approval {
    let text = try TransactionText(
      action: .approve, service: ServiceName("Borger.dk"), body: "Betal æ ø å\ntil en ven",
      amount: onlyNeeded ? nil : Amount("12500.00", currency: "DKK"), payee: onlyNeeded ? nil : "Bo",
      account: onlyNeeded ? nil : "1234 567890", command: onlyNeeded ? nil : "ls\t-l\r\n",
      language: onlyNeeded ? nil : "da")
    let id = try #require(ApprovalID(String(repeating: digit, count: 32)))
    return Approval(
      id: id, user: try UserID(user), authenticator: AuthenticatorID(.max), binding: .oneTimeCode, text: text,
      textDigest: text.digest, requestedAt: Instant(milliseconds: at), isRepeat: true,
      oneTimeCode: onlyNeeded ? nil : Secret(utf8: "904827"), codeCounter: onlyNeeded ? nil : 3, state: state,
      expiresAt: Instant(milliseconds: 10), codeTriesLeft: 2, extensionsLeft: 1,
      reason: onlyNeeded ? nil : .notMe, decidedAt: onlyNeeded ? nil : Instant(milliseconds: 11),
      receipt: onlyNeeded ? nil : "a.b.c",
      sessionToken: onlyNeeded ? nil : Secret(utf8: "the session's own token"),
      asker: onlyNeeded ? nil : 1000,
      hearing: onlyNeeded ? nil : .signed(by: AuthenticatorID(.max)))
  }

  static func enrolment(user: String? = nil) throws -> Enrolment {
    let id = try #require(EnrolmentID(String(repeating: "e", count: 32)))
    let at = Instant(milliseconds: 12)
    let attestations = try [Attestation.Step.chip, .face].map { step in
      try Attestation(step, of: id.caseName, verifiedBy: "Borgerservice", at: at, evidence: digest, now: at)
    }
    return Enrolment(
      id: id, startedAt: at, zone: Secret(utf8: "P<DNK the zone"), attestations: attestations,
      user: try user.map { try UserID($0) })
  }

  private static func hash(_ sequence: Int64) -> [UInt8] { [UInt8](repeating: UInt8(sequence), count: 32) }

  static func audit(_ sequence: Int64, after previous: [UInt8]? = nil) -> AuditEntry {
    AuditEntry(
      sequence: sequence, at: Instant(milliseconds: sequence), event: "event.\(sequence)", user: "anna.aa",
      subject: "subject", previousHash: previous ?? hash(sequence - 1), hash: hash(sequence))
  }
}

/// Every stored field of a record, as text; the secrets in clear.
func fields(_ record: Any?) -> [String] {
  guard let record else { return ["nothing"] }
  return Mirror(reflecting: record).children.map { child in
    "\(child.label ?? ""): " + (clear(child.value))
  }
}

private func clear(_ value: Any) -> String {
  let mirror = Mirror(reflecting: value)
  if mirror.displayStyle == .optional, let inner = mirror.children.first { return clear(inner.value) }
  switch value {
  case let secret as Secret: return "\(secret.revealed())"
  case let hash as PasswordHash: return hash.encoded
  default: return "\(value)"
  }
}
