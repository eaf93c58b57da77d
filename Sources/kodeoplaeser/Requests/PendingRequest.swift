// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
import ServiceInterfaces
import Varlink

/// A request that waits, as the daemon names it; what the service wrote is text from outside.
struct PendingRequest {
  let state: ApprovalInterface.State
  let binding: ApprovalInterface.Binding
  private let told: IdentityInterface.Pending

  /// Nil where the daemon tells a state or a binding that is not known here.
  init?(_ told: IdentityInterface.Pending) {
    guard let state = ApprovalInterface.State(rawValue: told.state),
      let binding = ApprovalInterface.Binding(rawValue: told.binding)
    else { return nil }
    (self.told, self.state, self.binding) = (told, state, binding)
  }

  /// The request that waits for a user, or the one that is named; `nil` where none waits.
  init?(of user: String, approvalID: String? = nil, from daemon: VarlinkClient) async throws {
    let reply = try await daemon.identity.pendingApproval(.init(user: user, approvalID: approvalID))
    guard let found = reply.approval.flatMap(PendingRequest.init) else { return nil }
    self = found
  }

  var approvalID: String { told.approvalID }
  var service: String { told.service }

  /// Which request it is, and how it is answered.
  var naming: [Fact?] {
    [
      Fact(.approvalID, .text(approvalID), "Approval: \(approvalID)"),
      Fact(.authenticator, .text(told.authenticator), "Sent to the authenticator \(told.authenticator)"),
      Fact(.state, .text(state.rawValue), "State: \(state.rawValue)."),
      Fact(.binding, .text(binding.name), "Binding: \(binding.name)."),
      Fact(.expiresAt, .text(told.expiresAt), "Expires at \(told.expiresAt)."),
      Fact(.textDigest, .text(told.textDigest), "SHA-256 of the text: \(told.textDigest)"),
      told.counter.map { Fact(.counter, .number($0), "Counter: \($0).") },
    ]
  }

  /// What is asked.
  var facts: [Fact?] {
    let currency = cleaned(told.currency) ?? ""
    return [
      Fact(.service, cleaned(told.service)) { "Service: \($0)" },
      Fact(.action, cleaned(told.action)) { "Action: \($0)" },
      Fact(.text, cleaned(told.text)) { "Text: \($0)" },
      Fact(.amount, cleaned(told.amount)) { "Amount: \($0) \(currency)" },
      Fact(.currency, cleaned(told.currency)) { _ in "" },
      Fact(.payee, cleaned(told.payee)) { "Payee: \($0)" },
      Fact(.toAccount, cleaned(told.toAccount)) { "To account: \($0)" },
      Fact(.command, told.command.map(ShellQuoting.visible)) { "Command: \($0)" },
      Fact(.originPlace, cleaned(told.originPlace)) { "From the place: \($0)" },
      Fact(.originDevice, cleaned(told.originDevice)) { "From the device: \($0)" },
      Fact(.originAddress, cleaned(told.originAddress)) { "From the address: \($0)" },
      told.change.flatMap { text in
        IdentityChange(canonical: text).map { Fact(.change, .text(text), $0.sentence) }
      },
      told.isRepeat
        ? Fact(.isRepeat, .truth(true), "The same text came from the same service a moment ago.") : nil,
    ]
  }

  private func cleaned(_ text: String?) -> String? { PlainText.cleaned(text) }

  // MARK: The answer

  /// What a device signs to answer it so. The digest is of the text as it is told here: a daemon that tells another text than
  /// the one it wants signed gets nothing.
  func answer(_ act: DeviceAnswer.Act) throws -> DeviceAnswer {
    let digest = try text().digest
    guard let approval = ApprovalID(approvalID), Hexadecimal.encode(digest) == told.textDigest else {
      throw Failure(
        .other, "the daemon tells another text than the one it wants signed, and nothing is decided")
    }
    return DeviceAnswer(act, to: approval, textDigest: digest)
  }

  /// The text as the core has it, made from what is told.
  private func text() throws -> TransactionText {
    guard let action = Action(rawValue: told.action) else {
      throw Failure(.other, "the daemon tells no text that can be answered; hint: is it of the same version?")
    }
    let change = try change()
    do throws(TextError) {
      return try TransactionText(
        action: action, service: ServiceName(kept: service, limits: Limits()), body: told.text,
        amount: told.amount.map { (number) throws(TextError) in
          try Amount(number, currency: told.currency ?? "")
        }, payee: told.payee, account: told.toAccount, command: told.command, language: told.language,
        change: change)
    } catch {
      throw Failure(.other, "the text that the daemon tells cannot be answered: \(error.description)")
    }
  }

  /// The change that is asked for, where one is; one that is not understood here is not answered here.
  private func change() throws -> IdentityChange? {
    guard let text = told.change else { return nil }
    guard let change = IdentityChange(canonical: text) else {
      throw Failure(
        .other, "the change that is asked for is not known here; hint: is the daemon of the same version?")
    }
    return change
  }
}
