// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Testing

@testable import Reader

/// What is kept of approved requests, how much of it, and what the next is held to.
@Suite struct ApprovedBeforeTests {
  private func approval(to payee: String? = nil, from place: String? = nil, by service: String = "Bank")
    throws
    -> Approval
  {
    let text = try TransactionText(
      action: .approve, service: ServiceName(service), body: "Regning.",
      amount: payee == nil ? nil : Amount("12.00", currency: "DKK"), payee: payee)
    return Approval(
      id: try #require(ApprovalID(String(repeating: "0", count: 32))), user: Stage.anna,
      authenticator: AuthenticatorID(1), binding: .oneTimeCode, text: text, textDigest: text.digest,
      requestedAt: Instant(milliseconds: 0), isRepeat: false, oneTimeCode: nil, codeCounter: nil,
      state: .approved, expiresAt: Instant(milliseconds: 1), codeTriesLeft: 3, extensionsLeft: 1,
      origin: try RequestOrigin(place: place))
  }

  /// The settings after each was approved, a second apart.
  private func kept(_ approvals: [Approval], _ limits: Limits = Limits()) -> [String: String] {
    var settings = ["rate": "3"]
    for (second, approval) in approvals.enumerated() {
      let now = Instant(milliseconds: Int64(second) * 1000)
      for (key, value) in ApprovedBefore(settings).changes(by: approval, at: now, limits) {
        settings[key] = value
      }
    }
    return settings
  }

  @Test func `a payee is new once, and a place is another than the last of that service`() throws {
    let settings = kept([try approval(to: "Else", from: "Nuuk")])
    let before = ApprovedBefore(settings)
    #expect(before.isToNewPayee(try approval(to: "Ole")))
    #expect(!before.isToNewPayee(try approval(to: "Else")))
    #expect(!before.isElsewhere(try approval(from: "Nuuk")))
    #expect(before.isElsewhere(try approval(from: "Wien")))
    #expect(!before.isElsewhere(try approval(from: "Wien", by: "Skat")))
    #expect(!ApprovedBefore([:]).isElsewhere(try approval(from: "Wien")))
  }

  @Test func `what was approved longest ago is forgotten beyond the limit, and nothing else is`() throws {
    var limits = Limits()
    (limits.rememberedPayees, limits.rememberedOrigins) = (3, 2)
    let payees = try ["A", "B", "C", "A", "D"].map { try approval(to: $0) }
    let places = try ["Bank", "Skat", "Bank", "Post"].map { try approval(from: "Nuuk", by: $0) }
    let settings = kept(payees + places, limits)
    #expect(
      Set(settings.keys) == ["rate", "payee A", "payee C", "payee D", "origin Bank", "origin Post"])
  }

  @Test func `what was kept before times were is known, and forgotten first`() throws {
    var limits = Limits()
    (limits.rememberedPayees, limits.rememberedOrigins) = (2, 1)
    let old = ["payee Else": "", "payee Ole": "5", "origin Bank": "\n\nNuuk"]
    let before = ApprovedBefore(old)
    #expect(!before.isToNewPayee(try approval(to: "Else")))
    #expect(!before.isElsewhere(try approval(from: "Nuuk")))
    #expect(before.isElsewhere(try approval(from: "Nu")))
    let changes = before.changes(by: try approval(to: "Ida"), at: Instant(milliseconds: 9), limits)
    #expect(changes == ["payee Else": nil, "payee Ida": "9"] as [String: String?])
  }
}
