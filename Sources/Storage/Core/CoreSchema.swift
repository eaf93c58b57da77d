// SPDX-License-Identifier: GPL-3.0-or-later

/// The schema of the core's database, version by version.
///
/// Times are milliseconds since 1970 UTC. Columns of type BLOB named in `Vault.Place` are sealed. References are checked
/// when a transaction ends, so that its changes may come in any order.
enum CoreSchema {
  static let migrations = [
    Migration(sql: first), Migration(sql: second), Migration(sql: third), Migration(sql: fourth),
    Migration(sql: fifth), Migration(sql: sixth), Migration(sql: seventh), Migration(sql: eighth),
    Migration(sql: ninth), Migration(sql: tenth), Migration(sql: eleventh), Migration(sql: twelfth),
    Migration(sql: thirteenth),
    Migration(sql: fourteenth, fill: markRows), Migration(sql: fifteenth),
    Migration(sql: sixteenth, fill: bindRows), Migration(sql: seventeenth), Migration(sql: eighteenth),
  ]

  /// The tables whose rows bear marks.
  static let boundTables = [
    UserTable.mark, AuthenticatorTable.mark, ServiceTable.mark, RecoveryTable.mark, ClockTable.mark,
    FreezeTable.mark, WrongGuessTable.mark, PendingCodeTable.mark, EnrolmentTable.mark,
    EnrolmentTable.attestationMark, ApprovalTable.mark,
  ]

  private static let first = """
    CREATE TABLE sealed (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE users (
      id TEXT PRIMARY KEY,
      password_hash BLOB,
      password_failures INTEGER NOT NULL,
      password_locked_until INTEGER,
      phone TEXT,
      phone_changed_at INTEGER,
      proof TEXT,
      system_account INTEGER,
      created_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX users_by_system_account ON users (system_account) WHERE system_account IS NOT NULL;

    CREATE TABLE authenticators (
      id INTEGER PRIMARY KEY,
      user TEXT NOT NULL REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED,
      kind TEXT NOT NULL,
      state TEXT NOT NULL,
      serial TEXT,
      seed BLOB,
      pin_verifier BLOB,
      public_key BLOB,
      code_counter INTEGER NOT NULL,
      spent_step INTEGER,
      pin_failures INTEGER NOT NULL,
      locks_in_a_row INTEGER NOT NULL,
      locked_until INTEGER,
      binding TEXT NOT NULL,
      switch_requested_at INTEGER,
      switch_due_at INTEGER,
      switch_is_announced INTEGER,
      uses_biometrics INTEGER NOT NULL,
      wants_notifications INTEGER NOT NULL,
      activated_at INTEGER
    ) STRICT;
    CREATE INDEX authenticators_by_user ON authenticators (user);
    CREATE UNIQUE INDEX authenticators_by_serial ON authenticators (serial) WHERE serial IS NOT NULL;

    CREATE TABLE approvals (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      user TEXT NOT NULL REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED,
      authenticator INTEGER NOT NULL REFERENCES authenticators (id) DEFERRABLE INITIALLY DEFERRED,
      binding TEXT NOT NULL,
      action TEXT NOT NULL,
      service TEXT NOT NULL,
      body TEXT NOT NULL,
      amount TEXT,
      currency TEXT,
      payee TEXT,
      account TEXT,
      language TEXT,
      text_digest BLOB NOT NULL,
      requested_at INTEGER NOT NULL,
      is_repeat INTEGER NOT NULL,
      one_time_code BLOB,
      code_counter INTEGER,
      state TEXT NOT NULL,
      expires_at INTEGER NOT NULL,
      code_tries_left INTEGER NOT NULL,
      extensions_left INTEGER NOT NULL,
      reason TEXT,
      decided_at INTEGER,
      receipt TEXT
    ) STRICT;
    CREATE UNIQUE INDEX approvals_living ON approvals (user)
      WHERE state IN ('requested', 'opened', 'bound', 'heard');
    CREATE INDEX approvals_by_text ON approvals (user, text_digest, requested_at);

    CREATE TABLE freezes (
      user TEXT NOT NULL REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED,
      service TEXT NOT NULL,
      since INTEGER NOT NULL,
      PRIMARY KEY (user, service)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE pending_codes (
      user TEXT NOT NULL REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED,
      purpose TEXT NOT NULL,
      code BLOB NOT NULL,
      subject TEXT NOT NULL,
      expires_at INTEGER NOT NULL,
      tries_left INTEGER NOT NULL,
      PRIMARY KEY (user, purpose)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE messages (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      recipient TEXT NOT NULL,
      text BLOB NOT NULL,
      created_at INTEGER NOT NULL,
      handed_over_at INTEGER
    ) STRICT;
    CREATE INDEX messages_waiting ON messages (created_at) WHERE handed_over_at IS NULL;

    CREATE TABLE services (name TEXT PRIMARY KEY, system_account INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX services_by_system_account ON services (system_account);

    CREATE TABLE audit (
      sequence INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      event TEXT NOT NULL,
      user TEXT NOT NULL,
      subject TEXT NOT NULL,
      previous_hash BLOB NOT NULL,
      hash BLOB NOT NULL
    ) STRICT;
    CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
    CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
    CREATE TABLE audit_length (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      sequence INTEGER NOT NULL,
      mark BLOB NOT NULL
    ) STRICT;
    """

  /// Enrolments, the clock's memory, and what the whole set of rules keeps beside the first.
  private static let second = """
    ALTER TABLE approvals ADD COLUMN session_token BLOB;
    ALTER TABLE authenticators ADD COLUMN moving_factor TEXT NOT NULL DEFAULT 'time';
    ALTER TABLE authenticators ADD COLUMN replaces INTEGER;
    ALTER TABLE authenticators ADD COLUMN switch_leapt_before INTEGER;
    ALTER TABLE messages ADD COLUMN prepared_at INTEGER;
    CREATE INDEX authenticators_switching ON authenticators (switch_due_at)
      WHERE switch_due_at IS NOT NULL AND switch_is_announced = 0;

    CREATE TABLE enrolments (
      id TEXT PRIMARY KEY,
      started_at INTEGER NOT NULL,
      zone BLOB,
      user TEXT REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE attestations (
      enrolment TEXT NOT NULL REFERENCES enrolments (id) DEFERRABLE INITIALLY DEFERRED,
      step TEXT NOT NULL,
      verified_by TEXT NOT NULL,
      verified_at INTEGER NOT NULL,
      evidence BLOB NOT NULL,
      PRIMARY KEY (enrolment, step)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE clock (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      latest INTEGER NOT NULL,
      leapt INTEGER NOT NULL
    ) STRICT;
    """

  /// Which approvals live, in a column of its own: a step that moves the state leaves the index over it alone, and SQLite
  /// builds no list of states to compare with at every write.
  private static let third = """
    ALTER TABLE approvals ADD COLUMN lives INTEGER;
    UPDATE approvals SET lives = 1 WHERE state IN ('requested', 'opened', 'bound', 'heard');
    DROP INDEX approvals_living;
    CREATE UNIQUE INDEX approvals_living ON approvals (user) WHERE lives = 1;
    """

  /// The mark of the log's end moves into its last row, so that a commit writes no page for it alone.
  private static let fourth = """
    ALTER TABLE audit ADD COLUMN mark BLOB;
    DROP TRIGGER audit_is_never_changed;
    CREATE TRIGGER audit_is_never_changed
      BEFORE UPDATE OF sequence, at, event, user, subject, previous_hash, hash ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
    """

  /// The uptime beside the latest moment, and the boot: within one boot it bounds how much time can have passed.
  private static let fifth = """
    ALTER TABLE clock ADD COLUMN uptime INTEGER;
    ALTER TABLE clock ADD COLUMN boot TEXT;
    """

  /// Who asked, so that the answer finds them after a restart.
  private static let sixth = "ALTER TABLE approvals ADD COLUMN asker INTEGER;"

  /// An account of the machine stands for one user: the one who was found by it until now keeps it.
  private static let seventh = """
    UPDATE users SET system_account = NULL WHERE system_account IS NOT NULL
      AND id > (SELECT min(id) FROM users AS first WHERE first.system_account = users.system_account);
    DROP INDEX users_by_system_account;
    CREATE UNIQUE INDEX users_by_system_account ON users (system_account) WHERE system_account IS NOT NULL;
    """

  /// The log begins with the signing key. Where there was a key and never a row, nothing was signed: another is made, and
  /// a row with it.
  private static let eighth = """
    DELETE FROM sealed WHERE name = 'signing-key'
      AND NOT EXISTS (SELECT 1 FROM audit) AND NOT EXISTS (SELECT 1 FROM audit_length);
    """

  /// The codes of passports that may have to be forgotten.
  private static let ninth = """
    CREATE INDEX enrolments_with_passport ON enrolments (started_at) WHERE zone IS NOT NULL;
    """

  /// Changes that are approved, who asks, why a device is blocked, and whom a freeze stops beside the name. What was blocked
  /// before is taken for blocked by wrong PINs, which nothing lifts.
  private static let tenth = """
    ALTER TABLE approvals ADD COLUMN change TEXT;
    ALTER TABLE approvals ADD COLUMN is_from_program INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE approvals ADD COLUMN is_spent INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE authenticators ADD COLUMN block_reason TEXT;
    UPDATE authenticators SET block_reason = 'wrongPINs' WHERE state = 'blocked';
    ALTER TABLE freezes ADD COLUMN account INTEGER;
    ALTER TABLE freezes ADD COLUMN is_of_program INTEGER NOT NULL DEFAULT 0;
    CREATE TABLE recoveries (
      user TEXT PRIMARY KEY REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED,
      code BLOB,
      requested_at INTEGER,
      due_at INTEGER,
      leapt_before INTEGER,
      is_announced INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX recoveries_waiting ON recoveries (due_at, user) WHERE due_at IS NOT NULL AND is_announced = 0;
    """

  /// Whose word it is that a text was heard, so that the receipt says so after a restart, too.
  private static let eleventh = """
    ALTER TABLE approvals ADD COLUMN heard_how TEXT;
    ALTER TABLE approvals ADD COLUMN heard_by INTEGER;
    """

  /// The wall clock beside the core's time, which no longer follows its leaps: those of before are in what waits, and out of
  /// the steps that are spent. Of a clock that had leapt by a code's step or more, the last steps accepted are spent and not
  /// the steps that the leap passed over.
  private static let twelfth = """
    ALTER TABLE authenticators ADD COLUMN spent_steps TEXT NOT NULL DEFAULT '';
    UPDATE authenticators SET spent_steps = CASE
        WHEN (SELECT leapt FROM clock) >= 120000 AND spent_step > (SELECT leapt FROM clock) / 120000 + 4
        THEN '0-' || (spent_step - (SELECT leapt FROM clock) / 120000 - 1)
          || ' ' || (spent_step - 2) || '-' || spent_step
        ELSE '0-' || spent_step END
      WHERE spent_step IS NOT NULL;
    UPDATE authenticators SET switch_due_at =
        switch_due_at + max(0, coalesce((SELECT leapt FROM clock), 0) - coalesce(switch_leapt_before, 0))
      WHERE switch_due_at IS NOT NULL;
    UPDATE recoveries SET due_at =
        due_at + max(0, coalesce((SELECT leapt FROM clock), 0) - coalesce(leapt_before, 0))
      WHERE due_at IS NOT NULL;
    ALTER TABLE recoveries DROP COLUMN leapt_before;
    ALTER TABLE authenticators DROP COLUMN spent_step;
    ALTER TABLE authenticators DROP COLUMN switch_leapt_before;
    ALTER TABLE clock DROP COLUMN leapt;
    ALTER TABLE clock ADD COLUMN wall INTEGER;
    ALTER TABLE clock ADD COLUMN ahead_at_boot INTEGER NOT NULL DEFAULT 0;
    """

  /// Wrong codes and passwords are counted by who gave them: nobody locks a password for everybody any more.
  private static let thirteenth = """
    CREATE TABLE wrong_guesses (
      user TEXT NOT NULL REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED,
      asker TEXT NOT NULL,
      count INTEGER NOT NULL,
      refused_until INTEGER,
      PRIMARY KEY (user, asker)
    ) STRICT, WITHOUT ROWID;
    ALTER TABLE users DROP COLUMN password_failures;
    ALTER TABLE users DROP COLUMN password_locked_until;
    """

  /// Rows that give somebody a right, or keep them from one, bear a mark over all they hold.
  private static let fourteenth = """
    ALTER TABLE services ADD COLUMN mark BLOB;
    ALTER TABLE users ADD COLUMN mark BLOB;
    ALTER TABLE authenticators ADD COLUMN mark BLOB;
    ALTER TABLE recoveries ADD COLUMN mark BLOB;
    ALTER TABLE clock ADD COLUMN mark BLOB;
    """
  private static let markRows: @Sendable (Database) throws(StorageError) -> Void = {
    (database) throws(StorageError) in
    for mark in [
      ServiceTable.mark, UserTable.mark, AuthenticatorTable.mark, RecoveryTable.mark, ClockTable.mark,
    ] {
      try mark.markAll(in: database)
    }
  }

  /// The command that a text asks to run, where it has one.
  private static let fifteenth = """
    ALTER TABLE approvals ADD COLUMN command TEXT;
    """

  /// More rows that give a right or keep from one bear marks, and all that do count as one.
  private static let sixteenth = """
    ALTER TABLE freezes ADD COLUMN mark BLOB;
    ALTER TABLE wrong_guesses ADD COLUMN mark BLOB;
    ALTER TABLE pending_codes ADD COLUMN mark BLOB;
    ALTER TABLE enrolments ADD COLUMN mark BLOB;
    ALTER TABLE attestations ADD COLUMN mark BLOB;
    ALTER TABLE approvals ADD COLUMN mark BLOB;
    CREATE INDEX approvals_of_changes ON approvals (id) WHERE change IS NOT NULL;
    \(Database.boundRowsTable)
    """
  /// Where a request came from, where the service told; and whether it has the person asked who is telephoning.
  private static let seventeenth = """
    ALTER TABLE approvals ADD COLUMN origin TEXT;
    ALTER TABLE approvals ADD COLUMN asks_about_calls INTEGER NOT NULL DEFAULT 0;
    """

  /// Which terms of the operator each user accepted last. What it proves stands in the log.
  private static let eighteenth = """
    CREATE TABLE accepted_terms (
      user TEXT PRIMARY KEY REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED,
      version TEXT NOT NULL,
      digest BLOB NOT NULL,
      accepted_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  private static let bindRows: @Sendable (Database) throws(StorageError) -> Void = {
    (database) throws(StorageError) in
    for mark in [
      FreezeTable.mark, WrongGuessTable.mark, PendingCodeTable.mark, EnrolmentTable.mark,
      EnrolmentTable.attestationMark, ApprovalTable.mark,
    ] {
      try mark.markAll(in: database)
    }
    try database.countBound()
  }
}
