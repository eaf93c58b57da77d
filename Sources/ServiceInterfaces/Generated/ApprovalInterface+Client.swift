// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Approval.varlink, then swift run InterfaceGenerator.
public import Varlink

extension VarlinkClient {
  /// The methods of `dk.kodeoplaeser.Approval`.
  public var approval: ApprovalInterface.Client { .init(self) }
}

extension ApprovalInterface {
  /// Calls the methods, by a connection.
  public struct Client: Sendable {
    private let connection: VarlinkClient

    /// - Parameter connection: the way to who serves it.
    public init(_ connection: VarlinkClient) { self.connection = connection }

    /// Name the ways in which a user can approve, for a log-on that offers them: the first is the one that they approved with last, at this
    /// service, or where they never did, anywhere. A user ID that nobody has gets some as well, always the same: nobody learns here who is
    /// a user.
    public func methods(_ parameters: Methods.Parameters) async throws -> Methods.Reply {
      try await connection.call(Methods.method, parameters)
    }

    /// Ask for an approval.
    public func request(_ parameters: Request.Parameters) async throws -> Request.Reply {
      try await connection.call(Request.method, parameters)
    }

    /// Follow an approval to its end: with more, each state as it is reached, and the last one however slowly it is read;
    /// without, the state it is in. A rejection that the person may still give a reason for is told twice: at once, when nothing can
    /// approve any more, and last with the reason.
    public func watch(_ parameters: Watch.Parameters) throws(VarlinkError) -> VarlinkReplies<Watch.Reply> {
      try connection.replies(Watch.method, parameters)
    }

    /// Say that the text was shown to its end, where the service itself shows it: with a shown code and with a chip; and with a spoken
    /// code, where the reader's own is to be taken beside the one bound to what was heard. heard_how in the receipt tells them apart.
    public func present(_ parameters: Present.Parameters) async throws {
      _ = try await connection.call(Present.method, parameters)
    }

    /// Submit the code that the user heard or was shown, and their password: binding and approval in one.
    public func submitCode(_ parameters: SubmitCode.Parameters) async throws {
      _ = try await connection.call(SubmitCode.method, parameters)
    }

    /// Submit the chip's signature over the challenge, and the user's password: binding and approval in one.
    public func submitSignature(_ parameters: SubmitSignature.Parameters) async throws {
      _ = try await connection.call(SubmitSignature.method, parameters)
    }

    /// Take a request back. What is decided stays decided.
    public func cancel(_ parameters: Cancel.Parameters) async throws {
      _ = try await connection.call(Cancel.method, parameters)
    }

    /// Tell what receipts are verified with, for anyone: whoever gets a receipt need not ask this core about it.
    ///
    /// A receipt is a compact JWS (RFC 7515) with the header parameters alg, kid and typ. Its claims are iss, jti (the approval),
    /// sub (the user), iat, decision, service, action, text_sha256 (base64url), authenticator (its kind), binding, requested_at,
    /// and reason where it was rejected. Once the text was presented, heard_how says whose word that is: played (this core's own
    /// reader reports that the last frame was played), confirmed (the same on an output whose mixer says that nothing is heard; the
    /// person said by a key that they hear it), signed (another device says so under its signature) or shown (the service says so);
    /// and of all but the last, heard_by is that authenticator's number and heard_by_kind its kind.
    public func receiptKey() async throws -> ReceiptKey.Reply {
      try await connection.call(ReceiptKey.method, Nothing())
    }

    /// Check a receipt's signature, and say what it attests.
    public func verifyReceipt(_ parameters: VerifyReceipt.Parameters) async throws -> VerifyReceipt.Reply {
      try await connection.call(VerifyReceipt.method, parameters)
    }
  }
}
