// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

extension TransactionText {
  /// Reads the eleven columns of a text.
  init(from row: inout Row) throws(StorageError) {
    let (action, service): (Action, ServiceName) = (try row.name(), try row.keptServiceName())
    let (body, decimal, currency) = (row.text(), row.textIfAny(), row.textIfAny())
    let (payee, account, language) = (row.textIfAny(), row.textIfAny(), row.textIfAny())
    let (change, command) = (row.textIfAny(), row.textIfAny())
    do {
      let amount: Amount? =
        if let decimal, let currency { try Amount(kept: decimal, currency: currency) } else { nil }
      let known = change.flatMap { IdentityChange(canonical: $0) }
      guard change == nil || known != nil else { throw row.unreadable }
      try self.init(
        action: action, service: service, body: body, amount: amount, payee: payee, account: account,
        command: command, language: language, change: known, limits: .asKept)
    } catch {
      throw row.unreadable
    }
  }
}

extension Limits {
  /// For texts that came in under the limits of their day: they are read back whatever the limits are now.
  static let asKept: Limits = {
    var limits = Limits()
    limits.transactionTextCharacters = 1 << 20
    limits.transactionTextBytes = 1 << 24
    limits.serviceNameCharacters = 1 << 20
    limits.payeeCharacters = 1 << 20
    limits.commandCharacters = 1 << 20
    limits.verifierCharacters = 1 << 20
    return limits
  }()
}
