// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Approval.varlink, then swift run InterfaceGenerator.
public import Varlink

extension ApprovalInterface {
  /// What serves the methods: a handler each, and what every call comes by before its handler.
  public protocol Handlers: Sendable {
    /// What a handler is told of who calls: what `perform` makes of the peer, and nobody else can make.
    associatedtype Caller: Sendable

    /// Lets a call pass to its handler, or throws what it is answered with instead.
    func perform<Parameters: Codable & Sendable, Reply: Sendable>(
      _ method: Method, _ parameters: Parameters, for peer: VarlinkPeer,
      _ handler: (Caller) async throws -> Reply
    ) async throws -> Reply

    /// Name the ways in which a user can approve, for a log-on that offers them: the first is the one that they approved with last, at this
    /// service, or where they never did, anywhere. A user ID that nobody has gets some as well, always the same: nobody learns here who is
    /// a user.
    func methods(_ parameters: Methods.Parameters, by caller: Caller) async throws -> Methods.Reply

    /// Ask for an approval.
    func request(_ parameters: Request.Parameters, by caller: Caller) async throws -> Request.Reply

    /// Follow an approval to its end: with more, each state as it is reached, and the last one however slowly it is read;
    /// without, the state it is in. A rejection that the person may still give a reason for is told twice: at once, when nothing can
    /// approve any more, and last with the reason.
    func watch(
      _ parameters: Watch.Parameters, by caller: Caller, _ call: VarlinkCall<Watch.Reply>
    ) async throws -> Watch.Reply

    /// Say that the text was shown to its end, where the service itself shows it: with a shown code and with a chip; and with a spoken
    /// code, where the reader's own is to be taken beside the one bound to what was heard. heard_how in the receipt tells them apart.
    func present(_ parameters: Present.Parameters, by caller: Caller) async throws

    /// Submit the code that the user heard or was shown, and their password: binding and approval in one.
    func submitCode(_ parameters: SubmitCode.Parameters, by caller: Caller) async throws

    /// Submit the chip's signature over the challenge, and the user's password: binding and approval in one.
    func submitSignature(_ parameters: SubmitSignature.Parameters, by caller: Caller) async throws

    /// Take a request back. What is decided stays decided.
    func cancel(_ parameters: Cancel.Parameters, by caller: Caller) async throws

    /// Tell what receipts are verified with, for anyone: whoever gets a receipt need not ask this core about it.
    ///
    /// A receipt is a compact JWS (RFC 7515) with the header parameters alg, kid and typ. Its claims are iss, jti (the approval),
    /// sub (the user), iat, decision, service, action, text_sha256 (base64url), authenticator (its kind), binding, requested_at,
    /// and reason where it was rejected. Once the text was presented, heard_how says whose word that is: played (this core's own
    /// reader reports that the last frame was played), confirmed (the same on an output whose mixer says that nothing is heard; the
    /// person said by a key that they hear it), signed (another device says so under its signature) or shown (the service says so);
    /// and of all but the last, heard_by is that authenticator's number and heard_by_kind its kind.
    func receiptKey(by caller: Caller) async throws -> ReceiptKey.Reply

    /// Check a receipt's signature, and say what it attests.
    func verifyReceipt(
      _ parameters: VerifyReceipt.Parameters, by caller: Caller
    ) async throws -> VerifyReceipt.Reply
  }
}

extension ApprovalInterface.Handlers where Caller == VarlinkPeer {
  /// Whom the interface is for may call every method of it.
  public func perform<Parameters: Codable & Sendable, Reply: Sendable>(
    _: ApprovalInterface.Method, _: Parameters, for peer: VarlinkPeer,
    _ handler: (Caller) async throws -> Reply
  ) async throws -> Reply {
    try await handler(peer)
  }
}

extension ApprovalInterface.Handlers {
  /// The interface as a server offers it.
  ///
  /// - Parameter permits: whom it is for; everybody else is denied every method.
  public func served(
    permits: @escaping @Sendable (VarlinkPeer) -> Bool = { _ in true }
  ) throws(VarlinkError) -> VarlinkInterface {
    try VarlinkInterface(
      ApprovalInterface.description, permits: permits,
      methods: ApprovalInterface.Method.allCases.map { served($0) })
  }

  private func served(_ method: ApprovalInterface.Method) -> VarlinkMethod {
    switch method {
    case .methods:
      VarlinkMethod(ApprovalInterface.Methods.method) { parameters, peer in
        try await perform(.methods, parameters, for: peer) { caller in
          try await methods(parameters, by: caller)
        }
      }
    case .request:
      VarlinkMethod(ApprovalInterface.Request.method) { parameters, peer in
        try await perform(.request, parameters, for: peer) { caller in
          try await request(parameters, by: caller)
        }
      }
    case .watch:
      VarlinkMethod(several: ApprovalInterface.Watch.method, needsMore: false) { parameters, call in
        try await perform(.watch, parameters, for: call.peer) { caller in
          try await watch(parameters, by: caller, call)
        }
      }
    case .present:
      VarlinkMethod(ApprovalInterface.Present.method) { parameters, peer in
        try await perform(.present, parameters, for: peer) { caller in
          try await present(parameters, by: caller)
        }
        return Nothing()
      }
    case .submitCode:
      VarlinkMethod(ApprovalInterface.SubmitCode.method) { parameters, peer in
        try await perform(.submitCode, parameters, for: peer) { caller in
          try await submitCode(parameters, by: caller)
        }
        return Nothing()
      }
    case .submitSignature:
      VarlinkMethod(ApprovalInterface.SubmitSignature.method) { parameters, peer in
        try await perform(.submitSignature, parameters, for: peer) { caller in
          try await submitSignature(parameters, by: caller)
        }
        return Nothing()
      }
    case .cancel:
      VarlinkMethod(ApprovalInterface.Cancel.method) { parameters, peer in
        try await perform(.cancel, parameters, for: peer) { caller in
          try await cancel(parameters, by: caller)
        }
        return Nothing()
      }
    case .receiptKey:
      VarlinkMethod(ApprovalInterface.ReceiptKey.method) { nothing, peer in
        try await perform(.receiptKey, nothing, for: peer) { caller in
          try await receiptKey(by: caller)
        }
      }
    case .verifyReceipt:
      VarlinkMethod(ApprovalInterface.VerifyReceipt.method) { parameters, peer in
        try await perform(.verifyReceipt, parameters, for: peer) { caller in
          try await verifyReceipt(parameters, by: caller)
        }
      }
    }
  }
}
