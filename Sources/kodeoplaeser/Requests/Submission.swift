// SPDX-License-Identifier: GPL-3.0-or-later
import ServiceInterfaces
import Varlink

/// What a person gives at the service and not on an authenticator: a code or a signature, and the password.
struct Submission {
  private let approvalID: String
  private let binding: ApprovalInterface.Binding
  private let daemon: VarlinkClient
  private let challenge: String?
  private let keyFile: KeyFile?
  /// Whether this program showed the text, and says so.
  private let shows: Bool

  /// Nothing where the approval is answered on an authenticator.
  init?(
    _ request: ApprovalInterface.Request.Parameters, _ requested: ApprovalInterface.Request.Reply,
    to daemon: VarlinkClient,
    signingWith keyFile: KeyFile?, onlyHeard: Bool
  ) {
    guard let binding = request.binding else { return nil }
    self.init(
      binding, requested, to: daemon, signingWith: keyFile, shows: Self.shows(binding, onlyHeard: onlyHeard))
  }

  /// The same of an approval that the daemon began.
  init?(
    _ binding: ApprovalInterface.Binding, _ requested: ApprovalInterface.Request.Reply,
    to daemon: VarlinkClient,
    signingWith keyFile: KeyFile? = nil, shows: Bool? = nil
  ) {
    guard binding == .spokenCode || Self.isShownHere(binding) else { return nil }
    approvalID = requested.approvalID
    self.binding = binding
    self.daemon = daemon
    challenge = requested.challenge
    self.keyFile = keyFile
    self.shows = shows ?? Self.isShownHere(binding)
  }

  /// Whether the service is what shows the text, where no device of the user's does.
  static func isShownHere(_ binding: ApprovalInterface.Binding?) -> Bool {
    binding == .shownCode || binding == .chip
  }

  /// Whether the text is shown here: with a spoken code too, unless the one bound to what was heard is the only one to be taken.
  static func shows(_ binding: ApprovalInterface.Binding?, onlyHeard: Bool) -> Bool {
    isShownHere(binding) || binding == .spokenCode && !onlyHeard
  }

  /// Reads until one pair is taken. A person may try again; a program's input ends, and that is that.
  func run() async throws -> ExitCode? {
    var (wasRefused, isPresented) = (false, !shows)
    while let send = try await given() {
      do {
        if !isPresented {
          // Whoever answers has had the text before them.
          try await daemon.approval.present(.init(approvalID: approvalID))
          isPresented = true
        }
        try await send()
        return nil
      } catch let error as VarlinkReplyError where error.name == ApprovalInterface.Refused.name {
        Console.complain("refused")
        wasRefused = true
      }
    }
    return wasRefused ? .refused : nil
  }

  // MARK: -

  /// The next pair, as the call that submits it; nil at the end of the input.
  private func given() async throws -> (() async throws -> Void)? {
    binding == .chip ? try await signature() : await code()
  }

  private func code() async -> (() async throws -> Void)? {
    let question = binding == .spokenCode ? "The code you heard" : "The code that is shown"
    guard let code = await Console.line(asking: question),
      let password = await Console.secret(asking: "Password")
    else { return nil }
    let submitted = ApprovalInterface.SubmitCode.Parameters(
      approvalID: approvalID, code: SecretText(code.filter { !$0.isWhitespace }),
      password: SecretText(password))
    return { try await daemon.approval.submitCode(submitted) }
  }

  /// The password comes first: what a key signs has as many lines as it likes.
  private func signature() async throws -> (() async throws -> Void)? {
    guard let password = await Console.secret(asking: "Password") else { return nil }
    let made = try await keyFile?.sign(challenge ?? "")
    let read = made == nil ? await Console.signature(asking: "Signature") : nil
    guard let signature = made ?? read else { return nil }
    let submitted = ApprovalInterface.SubmitSignature.Parameters(
      approvalID: approvalID, signature: signature, password: SecretText(password))
    return { try await daemon.approval.submitSignature(submitted) }
  }
}
