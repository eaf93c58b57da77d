// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
import Storage

/// A database filled with people: an app each, and a code reader for about every second one.
///
/// Rows go in sorted by their keys, as a bulk load does; whose authenticator has which number is scattered all over the
/// table, as years of enrolments leave it.
struct CoreNation {
  let users: Int
  var authenticators: Int { users * 90 / 59 }
  static let pin = Secret(utf8: "270945")

  private static let batch = 20_000
  private static let seed = Secret([UInt8](repeating: 7, count: 32))
  /// A prime over every number of users, so that its multiples visit each of them once.
  private static let scatter = 2_654_435_761

  static func user(_ number: Int) throws -> UserID {
    let digits = String(number)
    return try UserID("person." + String(repeating: "0", count: 8 - digits.count) + digits)
  }

  /// Fills a database that has nobody yet; one that was filled before is left alone.
  func fill(_ database: CoreDatabase) throws {
    guard try database.userCount(upTo: 1) == 0 else { return }
    let hash = try PasswordHash(hashing: Secret(utf8: "secret words"), cost: .forTests)
    let verifier = try MAC.hmac(
      .sha256, key: Self.seed, Array("kodeoplaeser-pin-1\0".utf8) + Self.pin.revealed())
    try database.loading { () throws(StoreError) in
      try load(authenticators, into: database) { .authenticator(try authenticator($0, verifier)) }
      try load(users, into: database) { .user(try person($0, hash)) }
    }
  }

  private func load(_ count: Int, into database: CoreDatabase, _ change: (Int) throws -> Change)
    throws(StoreError)
  {
    for start in stride(from: 0, to: count, by: Self.batch) {
      let changes = try? (start..<min(start + Self.batch, count)).map(change)
      guard let changes else { throw StoreError("a record of the benchmark breaks a rule") }
      try database.commit(changes, .ordered)
    }
  }

  private func person(_ number: Int, _ hash: PasswordHash) throws -> User {
    var user = User(id: try Self.user(number), createdAt: Instant(milliseconds: 1_700_000_000_000))
    user.passwordHash = hash
    user.phone = try PhoneNumber("+4520123456")
    user.proof = .passport
    return user
  }

  private func authenticator(_ number: Int, _ verifier: [UInt8]) throws -> Authenticator {
    let step = Int64.max / Int64(authenticators)
    let id = AuthenticatorID(Int64(number) * step + Int64(number &* Self.scatter) % step)
    let isSecond = number >= users
    var record = Authenticator(
      id: id, user: try Self.user(number &* Self.scatter % users), kind: isSecond ? .codeReader : .app,
      state: .active)
    record.binding = .oneTimeCode
    record.seed = Self.seed
    record.pinVerifier = verifier
    record.serial = isSecond ? String(10_000_000_000 + number &* Self.scatter % 10_000_000_000) : nil
    record.activatedAt = Instant(milliseconds: 1_700_000_000_000)
    return record
  }
}
