// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography

/// Watches what the core keeps, step by step, and knows for every change what alone may have caused it.
///
/// It shares nothing with the core's own tables: an approval that skips a state, moves without its cause, is decided
/// twice or takes a code twice is a broken rule, whatever the core believes.
struct Witness {
  private(set) var last: StoredRecords
  /// When each person's app last showed a code that copies it, in time that truly passed.
  private var copyCodes: [UserID: Duration] = [:]
  /// When each switch was asked for, in time that truly passed.
  private var wishes: [AuthenticatorID: Duration] = [:]
  private var spent: Set<GivenCode.Name> = []
  /// The code that the last step had accepted.
  private(set) var accepted: GivenCode?
  private let receiptKey: VerifyingKey
  let limits = Limits()

  init(_ records: StoredRecords, receiptKey: VerifyingKey) {
    last = records
    self.receiptKey = receiptKey
  }

  /// The ways on, each with the act that alone leads there and the bindings that have it.
  private static let ways: [(from: ApprovalState?, act: Deed.Act, on: Set<Binding>, to: ApprovalState)] = [
    (nil, .request, Set(Binding.allCases), .requested),
    (.requested, .rightPIN, onDevice, .opened),
    (.opened, .rightCode, [.oneTimeCode], .bound),
    (.opened, .sawSession, [.qrCode, .sameDevice], .bound),
    (.bound, .heard, onDevice, .heard),
    (.opened, .heard, [.bindingMessage], .heard),
    (.requested, .heard, byCode, .heard),
    (.heard, .gesture, onDevice, .approved),
    (.heard, .rightCodeAndPassword, byCode, .approved),
  ]
  private static let ends: [ApprovalState: Set<Deed.Act>] = [
    .rejected: [.reject], .cancelled: [.cancel], .failed: [.wrongPIN, .wrongCode],
  ]
  private static let onDevice: Set<Binding> = [.oneTimeCode, .qrCode, .sameDevice, .bindingMessage]
  private static let byCode: Set<Binding> = [.spokenCode, .shownCode, .chip]

  /// The first rule that is broken by what the store holds after a deed.
  mutating func broken(by deed: Deed, leading records: StoredRecords, at now: Instant, passed: Duration)
    -> String?
  {
    defer { last = records }
    accepted = nil
    for (id, approval) in records.approvals where isNews(approval) {
      // Whose authenticator was blocked or deleted, nobody can answer.
      let isOrphan = records.authenticators[approval.authenticator]?.state != .active
      if approval.state == .failed, isOrphan { continue }
      if let broken = broken(by: deed, on: last.approvals[id], approval, at: now) { return broken }
    }
    return brokenByAuthenticators(of: records, deed) ?? brokenByDeviceCode(of: records, deed)
      ?? brokenByTwoLives(in: records) ?? brokenBySwitch(in: records, deed, passed)
      ?? brokenByCopy(deed, records, passed) ?? brokenByEnrolment(in: records, deed)
      ?? brokenByTelephone(in: records, deed, at: now) ?? brokenByApps(in: records, deed)
  }

  /// What the audit log tells wrong: every decision has one row, and nothing else has one.
  var brokenTale: String? {
    let told = last.audit.filter { ["approval.approved", "approval.rejected"].contains($0.event) }
    let decided = last.approvals.values.filter { $0.receipt != nil }
    let tale = Dictionary(grouping: told, by: \.subject).mapValues { $0.map(\.event) }
    let truth = Dictionary(
      uniqueKeysWithValues: decided.map { ($0.id.text, ["approval.\($0.state.rawValue)"]) })
    return tale == truth ? nil : "the audit log does not tell the decisions"
  }

  private func isNews(_ approval: Approval) -> Bool {
    guard let before = last.approvals[approval.id] else { return true }
    return before.state != approval.state || before.receipt != approval.receipt
      || before.decidedAt != approval.decidedAt || before.expiresAt != approval.expiresAt
  }

  private mutating func broken(by deed: Deed, on before: Approval?, _ after: Approval, at now: Instant)
    -> String?
  {
    let way = "\(before?.state.rawValue ?? "nothing") to \(after.state.rawValue)"
    if let before, !before.state.isLiving { return "a decision changed, \(way)" }
    if before?.state != after.state, !isCaused(way: before, after, by: deed, at: now) {
      return "\(way) without its cause"
    }
    if after.expiresAt > after.requestedAt + limits.longestApprovalLifetime {
      return "a request that lives too long"
    }
    if after.state == .approved, last.authenticators[after.authenticator]?.state != .active {
      return "approved on an authenticator that is not active"
    }
    if let broken = brokenReceipt(of: after) { return broken }
    let takesCode: Set<ApprovalState> = [.bound, .approved]
    guard before?.state != after.state, takesCode.contains(after.state) else { return nil }
    return spend(deed)
  }

  private func isCaused(way before: Approval?, _ after: Approval, by deed: Deed, at now: Instant) -> Bool {
    if after.state == .expired, let before { return now >= before.expiresAt }
    guard let act = deed.act, deed.approval == after.id || act == .request else { return false }
    if Self.ends[after.state]?.contains(act) == true { return before != nil }
    return Self.ways.contains {
      $0.from == before?.state && $0.act == act && $0.on.contains(after.binding) && $0.to == after.state
    }
  }

  private func brokenReceipt(of approval: Approval) -> String? {
    let isDecision = approval.state == .approved || approval.state == .rejected
    guard isDecision == (approval.receipt != nil) else {
      return "a receipt for \(approval.state.rawValue), or none"
    }
    guard let receipt = approval.receipt else { return nil }
    guard let payload = Receipt(compact: receipt).payload(verifiedWith: receiptKey) else {
      return "a false receipt"
    }
    let facts = [
      approval.id.text, approval.state.rawValue, approval.user.canonical,
      Base64.url.encode(approval.textDigest),
    ]
    guard facts.allSatisfy({ payload.contains("\"\($0)\"") }) else { return "a receipt for something else" }
    guard approval.state == .approved else { return nil }
    return payload.contains("\"heard_how\":\"\(meansOfHearing(approval))\"")
      ? nil : "a receipt of another hearing"
  }

  /// Apps answer from elsewhere, code readers in this process; displays and chips present nothing, the service does.
  private func meansOfHearing(_ approval: Approval) -> String {
    switch last.authenticators[approval.authenticator]?.kind {
    case .app?: "signed"
    case .codeReader? where approval.binding == .shownCode: "shown"
    case .codeReader?: "played"
    case .codeDisplay?, .chip?, nil: "shown"
    }
  }

  private func brokenByAuthenticators(of records: StoredRecords, _ deed: Deed) -> String? {
    for record in records.authenticators.values {
      let before = last.authenticators[record.id]?.state
      let isNew = record.state == .active && before != .active
      if isNew, record.kind != .app, deed.activated != record.id {
        return "activated without a right code or signature"
      }
      if record.state == .deleted, record.seed != nil { return "a deleted authenticator keeps its seed" }
    }
    for user in records.users.keys {
      let active = records.authenticators.values.filter { $0.user == user && $0.state == .active }
      if active.count(where: { $0.kind == .app }) > limits.activeApps { return "more than three active apps" }
      if active.count(where: { $0.kind == .chip }) > limits.activeChips {
        return "more than five active chips"
      }
      if active.count(where: \.kind.isCodeDevice) > limits.activeCodeDevices {
        return "two active code devices"
      }
    }
    return nil
  }

  private mutating func brokenByDeviceCode(of records: StoredRecords, _ deed: Deed) -> String? {
    guard let id = deed.activated, last.authenticators[id]?.state == .ordered,
      records.authenticators[id]?.state == .active
    else { return nil }
    return spend(deed)
  }

  private func brokenByTwoLives(in records: StoredRecords) -> String? {
    let living = records.approvals.values.filter(\.state.isLiving).map(\.user)
    return Set(living).count == living.count ? nil : "two living approvals of one user"
  }

  /// A switch is asked for, a day truly passes, it is confirmed; never otherwise.
  private mutating func brokenBySwitch(in records: StoredRecords, _ deed: Deed, _ passed: Duration) -> String?
  {
    for app in records.authenticators.values where app.kind == .app {
      let before = last.authenticators[app.id]
      if app.binding == .oneTimeCode, before?.binding == .qrCode {
        guard deed.confirmed == app.id else { return "a switch without a confirmation" }
        guard let since = wishes[app.id], passed - since >= .seconds(86_400) else {
          return "a switch within a day"
        }
      }
      if app.methodSwitch == nil { wishes[app.id] = nil }
      if app.methodSwitch != nil, before?.methodSwitch == nil { wishes[app.id] = passed }
    }
    return nil
  }

  /// The code that copies an app is good for three minutes.
  private mutating func brokenByCopy(_ deed: Deed, _ records: StoredRecords, _ passed: Duration) -> String? {
    guard let person = deed.person else { return nil }
    let isNewApp = records.authenticators.count > last.authenticators.count
    if deed.act == .rightCopyCode, isNewApp {
      guard let since = copyCodes[person], passed - since < limits.appCopyLifetime else {
        return "an app was copied with an old code"
      }
    }
    if deed.act == .showedCopyCode { copyCodes[person] = passed }
    return nil
  }

  private mutating func spend(_ deed: Deed) -> String? {
    guard let code = deed.code else { return nil }
    accepted = code
    return spent.insert(code.name).inserted ? nil : "a code was accepted twice"
  }
}
