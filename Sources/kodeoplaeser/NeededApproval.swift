// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON
import Options
import Varlink

/// The approval that a change needs first: what the person gives is shown or asked for here, and the end is waited for.
struct NeededApproval {
  private let invocation: Invocation
  private let daemon: VarlinkClient
  private let requested: ApprovalInterface.Requested
  private let binding: ApprovalInterface.Binding

  /// Nothing where the daemon's answer is another one.
  init?(_ error: VarlinkReplyError, for invocation: Invocation, from daemon: VarlinkClient) {
    guard error.name == "dk.kodeoplaeser.Identity.ApprovalNeeded",
      let id = error.parameters["approvalID"]?.text,
      let binding = error.parameters["binding"]?.text.flatMap(ApprovalInterface.Binding.init(rawValue:)),
      let expiresAt = error.parameters["expiresAt"]?.text
    else { return nil }
    self.invocation = invocation
    self.daemon = daemon
    self.binding = binding
    requested = ApprovalInterface.Requested(
      approvalID: id, oneTimeCode: error.parameters["oneTimeCode"]?.secret.map { SecretText($0) },
      link: error.parameters["link"]?.secret.map { SecretText($0) },
      challenge: error.parameters["challenge"]?.text, expiresAt: expiresAt)
  }

  /// The approval's name, once the person gave it.
  ///
  /// - Throws: a failure with the exit code of how it ended otherwise.
  func given() async throws -> String {
    tell()
    let interruption = Interruption()
    let approval = ApprovalInterface.Watched(approvalID: requested.approvalID)
    let canceller = Task {
      for await _ in interruption.signals { await takeBack(approval) }
    }
    let submitting = Task { try await Submission(binding, requested, to: daemon)?.run() }
    defer {
      canceller.cancel()
      submitting.cancel()
      EchoSilence.endCurrent()
    }
    for try await progress in try Daemon.connect(invocation).replies(ApprovalInterface.watch, approval) {
      guard let code = RequestCommand.codes[progress.state] else { continue }
      guard code == .approvedOrDone else { throw Failure(code, "not approved: nothing was changed") }
      return requested.approvalID
    }
    throw VarlinkError.closed
  }

  // MARK: -

  private func takeBack(_ approval: ApprovalInterface.Watched) async {
    _ = try? await daemon.call(ApprovalInterface.cancel, approval)
  }

  private func tell() {
    Fact.tell(
      [
        Fact("state", .text("requested"), "This needs your approval first; you are asked for it now."),
        Fact("approvalID", .text(requested.approvalID), ""),
        Fact("binding", .text(binding.name), ""),
        Fact("oneTimeCode", requested.oneTimeCode?.plain) { "One-time code: \($0)" },
        Fact("link", requested.link?.plain) { "Link: \($0)" },
        Fact("challenge", requested.challenge) { "To sign:\n\($0.dropLast())" },
        Fact("expiresAt", .text(requested.expiresAt), "Expires at \(requested.expiresAt)."),
      ], asJSON: invocation.has("--json"))
  }
}
