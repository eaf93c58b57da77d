// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// The terms that users accepted last, one row each.
enum TermsTable {
  static func accepted(by user: UserID, in database: Database) throws(StorageError) -> AcceptedTerms? {
    let sql = "SELECT version, digest, accepted_at FROM accepted_terms WHERE user = ?"
    return try database.connection.row(sql, [Value(user)], of: "accepted_terms") {
      AcceptedTerms(user: user, version: $0.text(), digest: $0.bytes(), acceptedAt: $0.instant())
    }
  }

  static func keep(_ accepted: AcceptedTerms, in database: Database) throws(StorageError) {
    try database.connection.run(
      """
      INSERT INTO accepted_terms (user, version, digest, accepted_at) VALUES (?, ?, ?, ?)
      ON CONFLICT (user) DO UPDATE SET version = excluded.version, digest = excluded.digest,
        accepted_at = excluded.accepted_at
      """,
      [
        Value(accepted.user), Value(accepted.version), Value(accepted.digest), Value(accepted.acceptedAt),
      ])
  }
}
