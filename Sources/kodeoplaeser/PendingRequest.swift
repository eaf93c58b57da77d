// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON
import Varlink

/// A request that waits, as the daemon names it; what the service wrote is text from outside.
struct PendingRequest {
  let approvalID: String
  let state: ApprovalInterface.State
  let binding: ApprovalInterface.Binding
  let service: String
  private let fields: JSONValue

  init?(_ fields: JSONValue) {
    guard let id = fields["approvalID"]?.text, let service = fields["service"]?.text,
      let state = fields["state"]?.text.flatMap(ApprovalInterface.State.init(rawValue:)),
      let binding = fields["binding"]?.text.flatMap(ApprovalInterface.Binding.init(rawValue:))
    else { return nil }
    (approvalID, self.state, self.binding, self.service) = (id, state, binding, service)
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
      Fact("textDigest", fields["textDigest"]?.text) { "SHA-256 of the text: \($0)" },
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
      isRepeat
        ? Fact("isRepeat", .truth(true), "The same text came from the same service a moment ago.") : nil,
    ]
  }

  private func cleaned(_ name: String) -> String? {
    PlainText.cleaned(fields[name]?.text, longest: .max)
  }

  private func number(_ name: String) -> Int? {
    if case .int(let number)? = fields[name] { Int(exactly: number) } else { nil }
  }
}
