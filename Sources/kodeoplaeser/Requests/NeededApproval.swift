// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Options
import ServiceInterfaces
import Varlink

/// The approval that a change needs first: what the person gives is shown or asked for here, and the end is waited for.
struct NeededApproval {
  private let invocation: Invocation
  private let daemon: VarlinkClient
  private let requested: ApprovalInterface.Request.Reply
  private let binding: ApprovalInterface.Binding

  /// Nothing where the daemon's answer is another one.
  init?(_ error: VarlinkReplyError, for invocation: Invocation, from daemon: VarlinkClient) {
    guard let needed: IdentityInterface.ApprovalNeeded = error.described(),
      let binding = ApprovalInterface.Binding(rawValue: needed.binding)
    else { return nil }
    self.invocation = invocation
    self.daemon = daemon
    self.binding = binding
    requested = ApprovalInterface.Request.Reply(
      approvalID: needed.approvalID, oneTimeCode: needed.oneTimeCode, link: needed.link,
      challenge: needed.challenge, expiresAt: needed.expiresAt)
  }

  /// The approval's name, once the person gave it.
  ///
  /// - Throws: a failure with the exit code of how it ended otherwise.
  ///
  /// - Parameter aside: Whether it is told on standard error.
  func given(aside: Bool = false) async throws -> String {
    tell(aside: aside)
    let interruption = Interruption()
    let canceller = Task {
      for await _ in interruption.signals { await takeBack() }
    }
    let submitting = Task { try await Submission(binding, requested, to: daemon)?.run() }
    defer {
      canceller.cancel()
      submitting.cancel()
      EchoSilence.endCurrent()
    }
    let states = try DaemonSocket.connect(invocation).approval.watch(.init(approvalID: requested.approvalID))
    for try await progress in states {
      guard let code = RequestCommand.codes[progress.state] else { continue }
      guard code == .approvedOrDone else { throw Failure(code, "not approved: nothing was changed") }
      return requested.approvalID
    }
    throw VarlinkError.closed
  }

  // MARK: -

  private func takeBack() async {
    try? await daemon.approval.cancel(.init(approvalID: requested.approvalID))
  }

  private func tell(aside: Bool) {
    Fact.tell(
      [
        Fact(.state, .text("requested"), "This needs your approval first; you are asked for it now."),
        Fact(.approvalID, .text(requested.approvalID), ""),
        Fact(.binding, .text(binding.name), ""),
        Fact(.oneTimeCode, requested.oneTimeCode?.plain) { "One-time code: \($0)" },
        Fact(.link, requested.link?.plain) { "Link: \($0)" },
        Fact(.challenge, requested.challenge) { "To sign:\n\($0.dropLast())" },
        Fact(.expiresAt, .text(requested.expiresAt), "Expires at \(requested.expiresAt)."),
      ], asJSON: invocation.has("--json"), aside: aside)
  }
}

extension IdentityChange {
  /// What is to be changed, for whoever answers in a terminal: with what it is about, as they may have to compare it.
  var sentence: String {
    let name = device?.word ?? "authenticator"
    let about = PlainText.cleaned(subject) ?? ""
    return switch kind {
    case .add: "A new \(name) is to approve for you: \(about)"
    case .replace: "A new \(name) is to approve for you in place of the one you have: \(about)"
    case .delete: "Your \(name) is to be deleted, and approves nothing after that: \(about)"
    case .changePIN: "The PIN of your \(name) is to be another: \(about)"
    case .changePassword: "Your password is to be another."
    case .changePhone: "Messages to you are to go to another telephone number: \(about)"
    case .changeBiometrics: "Finger or face is to open your app in place of the PIN: \(about)"
    case .switchToOneTimeCode: "Your app is to approve with one-time codes in place of QR codes: \(about)"
    case .switchToQRCode: "Your app is to approve with QR codes again: \(about)"
    case .unfreeze: "A service that you stopped is to be able to ask you again: \(about)"
    case .prove: "Your identity is to be proven anew: \(about)"
    case .makeRecoveryCodes:
      "You are to get recovery codes, each of which with your password gives access should you lose everything."
    case .exportAccounts: "Your accounts at other services are to leave the reader, encrypted: \(about)"
    case .exportAccountsPlain:
      "Your accounts at other services are to leave the reader, for anybody to read: \(about)"
    case .removeAccounts: "The reader is to forget all your accounts at other services: \(about)"
    case .readHistory: "What you approved and rejected until now is to be told, in its own words."
    }
  }
}

extension AuthenticatorKind {
  fileprivate var word: String {
    switch self {
    case .app: "app"
    case .codeDisplay: "code display"
    case .codeReader: "code reader"
    case .chip: "chip"
    }
  }
}
