// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
internal import JSON
import ServiceInterfaces
import Varlink

/// What the receipt of an approval must attest, as this program asked for it: the text by its digest, word for word.
struct ExpectedReceipt {
  private let claims: [(name: String, value: String, meaning: String)]

  /// - Throws: `TextError` or `IdentityError`, where what was asked is nothing that a core approves.
  init(_ request: ApprovalInterface.Request.Parameters, _ requested: ApprovalInterface.Request.Reply) throws {
    let text = try Self.text(of: request)
    claims = [
      ("jti", requested.approvalID, "approval"), ("sub", try UserID(request.user).canonical, "user"),
      ("service", text.service.text, "service"), ("decision", "approved", "decision"),
      ("text_sha256", Base64.url.encode(text.digest), "text"),
    ]
  }

  /// Checks the signature by the core's own key, and every claim.
  ///
  /// - Throws: `Failure` with what does not hold: nothing is approved then, whatever was answered.
  func check(_ receipt: String?, from daemon: VarlinkClient) async throws {
    guard let receipt else { throw Self.failure("there is none") }
    let key = try await daemon.approval.receiptKey()
    guard let bytes = Base64.url.decode(key.publicKey),
      let verifying = try? VerifyingKey(rawRepresentation: bytes),
      let payload = Receipt(compact: receipt).payload(verifiedWith: verifying),
      case .object(let attested)? = try? JSONValue(reading: Array(payload.utf8))
    else { throw Self.failure("its signature is not the core's") }
    for claim in claims where attested[claim.name]?.text != claim.value {
      throw Self.failure("it is of another \(claim.meaning)")
    }
  }

  private static func failure(_ reason: String) -> Failure {
    Failure(.other, "the receipt does not hold: \(reason); this counts as not approved")
  }

  /// The text as the core has it, whose digest the receipt holds.
  private static func text(of request: ApprovalInterface.Request.Parameters) throws -> TransactionText {
    guard let action = Action(rawValue: request.action.rawValue) else {
      throw Failure(.usage, "there is no action \(request.action.rawValue)")
    }
    let money = try request.amount.flatMap { amount in
      try request.currency.map { currency in try Amount(amount, currency: currency) }
    }
    return try TransactionText(
      action: action, service: ServiceName(request.service), body: request.text, amount: money,
      payee: request.payee, account: request.toAccount, command: request.command, language: request.language)
  }
}
