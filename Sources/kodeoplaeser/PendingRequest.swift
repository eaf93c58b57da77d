// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
internal import JSON
import Varlink

/// A request that waits, as the daemon names it; what the service wrote is text from outside.
struct PendingRequest {
  let approvalID: String
  let state: ApprovalInterface.State
  let binding: ApprovalInterface.Binding
  let service: String
  /// SHA-256 of the text, as the daemon tells it: 64 hexadecimal digits.
  let textDigest: String
  private let fields: JSONValue

  init?(_ fields: JSONValue) {
    guard let id = fields["approvalID"]?.text, let service = fields["service"]?.text,
      let state = fields["state"]?.text.flatMap(ApprovalInterface.State.init(rawValue:)),
      let binding = fields["binding"]?.text.flatMap(ApprovalInterface.Binding.init(rawValue:)),
      let digest = fields["textDigest"]?.text
    else { return nil }
    (approvalID, self.state, self.binding, self.service) = (id, state, binding, service)
    textDigest = digest
    self.fields = fields
  }

  /// Which request it is, and how it is answered.
  var naming: [Fact?] {
    [
      Fact("approvalID", .text(approvalID), "Approval: \(approvalID)"),
      Fact("authenticator", fields["authenticator"]?.text) { "Sent to the authenticator \($0)" },
      Fact("state", .text(state.rawValue), "State: \(state.rawValue)."),
      Fact("binding", .text(binding.name), "Binding: \(binding.name)."),
      Fact("expiresAt", fields["expiresAt"]?.text) { "Expires at \($0)." },
      Fact("textDigest", .text(textDigest), "SHA-256 of the text: \(textDigest)"),
      number("counter").map { Fact("counter", .number($0), "Counter: \($0).") },
    ]
  }

  /// What is asked.
  var facts: [Fact?] {
    let currency = cleaned("currency") ?? ""
    let isRepeat = fields["isRepeat"] == .bool(true)
    return [
      Fact("service", cleaned("service")) { "Service: \($0)" },
      Fact("action", cleaned("action")) { "Action: \($0)" },
      Fact("text", cleaned("text")) { "Text: \($0)" },
      Fact("amount", cleaned("amount")) { "Amount: \($0) \(currency)" },
      Fact("currency", cleaned("currency")) { _ in "" },
      Fact("payee", cleaned("payee")) { "Payee: \($0)" },
      Fact("toAccount", cleaned("toAccount")) { "To account: \($0)" },
      Fact("command", cleaned("command")) { "Command: \($0)" },
      (fields["change"]?.text).flatMap { told in
        IdentityChange(canonical: told).map { Fact("change", .text(told), $0.sentence) }
      },
      isRepeat
        ? Fact("isRepeat", .truth(true), "The same text came from the same service a moment ago.") : nil,
    ]
  }

  /// The text as the core has it, made from what is told.
  func text() throws -> TransactionText {
    guard let action = fields["action"]?.text.flatMap(Action.init), let body = fields["text"]?.text else {
      throw Failure(.other, "the daemon tells no text that can be answered; hint: is it of the same version?")
    }
    let change = try change()
    do throws(TextError) {
      let amount = fields["amount"]?.text
      return try TransactionText(
        action: action, service: ServiceName(kept: service, limits: Limits()), body: body,
        amount: amount.map { (number) throws(TextError) in
          try Amount(number, currency: fields["currency"]?.text ?? "")
        }, payee: fields["payee"]?.text, account: fields["toAccount"]?.text,
        command: fields["command"]?.text,
        language: fields["language"]?.text, change: change)
    } catch {
      throw Failure(.other, "the text that the daemon tells cannot be answered: \(error.description)")
    }
  }

  /// The change that is asked for, where one is; one that is not understood here is not answered here.
  private func change() throws -> IdentityChange? {
    guard let told = fields["change"]?.text else { return nil }
    guard let change = IdentityChange(canonical: told) else {
      throw Failure(
        .other, "the change that is asked for is not known here; hint: is the daemon of the same version?")
    }
    return change
  }

  private func cleaned(_ name: String) -> String? {
    PlainText.cleaned(fields[name]?.text, longest: .max)
  }

  private func number(_ name: String) -> Int? {
    if case .int(let number)? = fields[name] { Int(exactly: number) } else { nil }
  }
}
