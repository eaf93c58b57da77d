// SPDX-License-Identifier: GPL-3.0-or-later

internal import ApprovalCore

/// Enrolments, one row each, and one row for each attestation.
enum EnrolmentTable {
  /// Without the passport's code, which is sealed, and goes when it may be kept no longer.
  static let mark = RowMark(
    table: "enrolments", key: "id", columns: ["id", "started_at", "user"], isReferredTo: true)
  static let attestationMark = RowMark(
    table: "attestations", key: "enrolment", "step",
    columns: ["enrolment", "step", "verified_by", "verified_at", "evidence"])

  static func enrolment(_ id: EnrolmentID, in database: Database) throws(StorageError) -> Enrolment? {
    let attestations = try attestations(for: id, in: database)
    let sql = "SELECT \(mark.selected), zone FROM enrolments WHERE id = ?"
    return try database.connection.row(sql, [Value(id.text)], of: "enrolments") {
      (row) throws(StorageError) in
      let (startedAt, user) = try mark.checked(&row, database.vault) { (row) throws(StorageError) in
        row.skip(1)
        return (row.instant(), try row.userIDIfAny())
      }
      row.skip(1)
      return Enrolment(
        id: id, startedAt: startedAt,
        zone: try database.vault.openIfAny(row.bytesIfAny(), place(of: id)), attestations: attestations,
        user: user)
    }
  }

  static func keep(_ enrolment: Enrolment, in database: Database) throws(StorageError) {
    let id = enrolment.id
    let values = [Value(id.text), Value(enrolment.startedAt), Value(enrolment.user?.canonical)]
    try database.connection.run(
      """
      INSERT INTO enrolments (\(mark.selected), zone) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET zone = excluded.zone, user = excluded.user, mark = excluded.mark
      """,
      values + [
        try database.exchangeMark(mark, values),
        try database.vault.sealIfAny(enrolment.zone, place(of: id)),
      ])
    for attestation in try attestations(for: id, in: database) {
      try database.remove(attestationMark, row: [Value(id.text), Value(attestation.step)])
    }
    for attestation in enrolment.attestations { try keep(attestation, for: id, in: database) }
  }

  static func forgetPassports(begunBefore start: Instant, in database: Database) throws(StorageError) {
    try database.connection.run(
      "UPDATE enrolments SET zone = NULL WHERE zone IS NOT NULL AND started_at < ?", [Value(start)])
  }

  // MARK: -

  private static func keep(_ attestation: Attestation, for id: EnrolmentID, in database: Database)
    throws(StorageError)
  {
    let values = [
      Value(id.text), Value(attestation.step), Value(attestation.verifiedBy), Value(attestation.verifiedAt),
      Value(attestation.evidence),
    ]
    try database.connection.run(
      "INSERT INTO attestations (\(attestationMark.selected)) VALUES (?, ?, ?, ?, ?, ?)",
      values + [try database.exchangeMark(attestationMark, values)])
  }

  private static func attestations(for id: EnrolmentID, in database: Database) throws(StorageError)
    -> [Attestation]
  {
    let sql = """
      SELECT \(attestationMark.selected) FROM attestations WHERE enrolment = ? ORDER BY verified_at, step
      """
    return try database.connection.rows(sql, [Value(id.text)], of: "attestations") {
      (row) throws(StorageError) in
      try attestationMark.checked(&row, database.vault) { (row) throws(StorageError) in
        row.skip(1)
        return try attestation(from: &row, for: id)
      }
    }
  }

  private static func attestation(from row: inout Row, for id: EnrolmentID) throws(StorageError)
    -> Attestation
  {
    let (step, verifiedBy, at): (Attestation.Step, String, Instant) = (
      try row.name(), row.text(), row.instant()
    )
    // It was judged when it came in; how old it is now is no question of the store's.
    let kept = try? Attestation(
      step, of: id.caseName, verifiedBy: verifiedBy, at: at, evidence: row.bytes(), now: at, limits: .asKept)
    guard let kept else { throw row.unreadable }
    return kept
  }

  private static func place(of id: EnrolmentID) -> Vault.Place {
    Vault.Place(table: "enrolments", column: "zone", row: id.text)
  }
}

extension Row {
  fileprivate mutating func userIDIfAny() throws(StorageError) -> UserID? {
    guard let text = textIfAny() else { return nil }
    guard let id = try? UserID(text) else { throw unreadable }
    return id
  }
}
