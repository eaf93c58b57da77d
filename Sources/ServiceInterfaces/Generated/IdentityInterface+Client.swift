// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Identity.varlink, then swift run InterfaceGenerator.
public import Varlink

extension VarlinkClient {
  /// The methods of `dk.kodeoplaeser.Identity`.
  public var identity: IdentityInterface.Client { .init(self) }
}

extension IdentityInterface {
  /// Calls the methods, by a connection.
  public struct Client: Sendable {
    private let connection: VarlinkClient

    /// - Parameter connection: the way to who serves it.
    public init(_ connection: VarlinkClient) { self.connection = connection }

    /// Make a user and activate this reader for them. For a user who is there already it is one device more, or this one again: with the
    /// password that they have, and by an approval on something else of theirs, by a recovery that is due, or by root.
    public func enrol(_ parameters: Enrol.Parameters) async throws -> Enrol.Reply {
      try await connection.call(Enrol.method, parameters)
    }

    /// Tell the operator's terms, which a person accepts before anything approves for them.
    public func terms() async throws -> Terms.Reply {
      try await connection.call(Terms.method, Nothing())
    }

    /// Accept the operator's terms for a user: their version and digest stand in the log. Others than those are asked for again.
    public func acceptTerms(_ parameters: AcceptTerms.Parameters) async throws {
      _ = try await connection.call(AcceptTerms.method, parameters)
    }

    /// Follow what concerns the user of an app, from now on, with more: one reply each, until the app approves no more. Requests and what is
    /// only a reminder are told to an app that accepted notifications; what changes what may approve, and who may ask, to every one.
    public func follow(_ parameters: Follow.Parameters) throws(VarlinkError) -> VarlinkReplies<Follow.Reply> {
      try connection.replies(Follow.method, parameters)
    }

    /// Every change, oldest first, with more: one reply an entry, and a last one without.
    public func log(_ parameters: Log.Parameters) throws(VarlinkError) -> VarlinkReplies<Log.Reply> {
      try connection.replies(Log.method, parameters)
    }

    /// Tell what a user approved and rejected, newest first, with more: one reply each, and a last one without.
    public func history(_ parameters: History.Parameters) throws(VarlinkError)
      -> VarlinkReplies<History.Reply>
    {
      try connection.replies(History.method, parameters)
    }

    /// Check the log: that no entry was changed, left out or cut off.
    public func verifyLog() async throws -> VerifyLog.Reply {
      try await connection.call(VerifyLog.method, Nothing())
    }

    /// Copy users, approvals and what the reader keeps into a new folder in `backup` beside the state, while all goes on. For root.
    public func backUp() async throws -> BackUp.Reply {
      try await connection.call(BackUp.method, Nothing())
    }

    /// Begin an enrolment. Who knows its name goes on with it where it stopped.
    public func beginEnrolment() async throws -> BeginEnrolment.Reply {
      try await connection.call(BeginEnrolment.method, Nothing())
    }

    /// Take the passport's machine-readable code.
    public func enterPassport(_ parameters: EnterPassport.Parameters) async throws -> EnterPassport.Reply {
      try await connection.call(EnterPassport.method, parameters)
    }

    /// Take a step that somebody else checked, now. For root alone: nobody vouches for themselves.
    public func attest(_ parameters: Attest.Parameters) async throws -> Attest.Reply {
      try await connection.call(Attest.method, parameters)
    }

    /// Take the user ID that the person chose, and make the user.
    public func chooseUserID(_ parameters: ChooseUserID.Parameters) async throws -> ChooseUserID.Reply {
      try await connection.call(ChooseUserID.method, parameters)
    }

    /// Prove a user who came without an enrolment, such as one made at the reader, by an enrolment in their name.
    public func proveUser(_ parameters: ProveUser.Parameters) async throws -> ProveUser.Reply {
      try await connection.call(ProveUser.method, parameters)
    }

    /// Say which step an enrolment awaits.
    public func awaitedStep(_ parameters: AwaitedStep.Parameters) async throws -> AwaitedStep.Reply {
      try await connection.call(AwaitedStep.method, parameters)
    }

    /// Send a validation code to a telephone number that the user says is theirs.
    public func sendPhoneCode(_ parameters: SendPhoneCode.Parameters) async throws {
      _ = try await connection.call(SendPhoneCode.method, parameters)
    }

    /// Bind the number by the code that was sent to it. A changed number gets no temporary PIN for five days.
    public func bindPhone(_ parameters: BindPhone.Parameters) async throws {
      _ = try await connection.call(BindPhone.method, parameters)
    }

    /// Put a new password in the place of the old one, with a code of the person's code device or with an approval.
    public func changePassword(_ parameters: ChangePassword.Parameters) async throws {
      _ = try await connection.call(ChangePassword.method, parameters)
    }

    /// Name a user's authenticators.
    public func authenticators(_ parameters: Authenticators.Parameters) async throws -> Authenticators.Reply {
      try await connection.call(Authenticators.method, parameters)
    }

    /// Order a code device. Ordering again makes another in the place of the one that is ordered.
    public func orderCodeDevice(_ parameters: OrderCodeDevice.Parameters) async throws
      -> OrderCodeDevice.Reply
    {
      try await connection.call(OrderCodeDevice.method, parameters)
    }

    /// Activate an ordered code device. The password is the one that the user has; who has none yet chooses it here.
    public func activateCodeDevice(_ parameters: ActivateCodeDevice.Parameters) async throws
      -> ActivateCodeDevice.Reply
    {
      try await connection.call(ActivateCodeDevice.method, parameters)
    }

    /// Find a display that counts its codes again, by two codes in a row.
    public func resynchronise(_ parameters: Resynchronise.Parameters) async throws {
      _ = try await connection.call(Resynchronise.method, parameters)
    }

    /// Put a new PIN in the place of the old one.
    public func changePIN(_ parameters: ChangePIN.Parameters) async throws {
      _ = try await connection.call(ChangePIN.method, parameters)
    }

    /// Block an authenticator at once; none is needed for it. The device's PIN and the password lift it, at the device.
    public func block(_ parameters: Block.Parameters) async throws {
      _ = try await connection.call(Block.method, parameters)
    }

    /// Delete an authenticator, with its keys.
    public func delete(_ parameters: Delete.Parameters) async throws {
      _ = try await connection.call(Delete.method, parameters)
    }

    /// Order a chip, or take one that is at hand.
    public func orderChip(_ parameters: OrderChip.Parameters) async throws -> OrderChip.Reply {
      try await connection.call(OrderChip.method, parameters)
    }

    /// Give what an ordered chip signs to show that it holds its key, as with
    /// ssh-keygen -Y sign -n approval@kodeoplaeser.dk.
    public func chipChallenge(_ parameters: ChipChallenge.Parameters) async throws -> ChipChallenge.Reply {
      try await connection.call(ChipChallenge.method, parameters)
    }

    /// Activate an ordered chip.
    public func activateChip(_ parameters: ActivateChip.Parameters) async throws {
      _ = try await connection.call(ActivateChip.method, parameters)
    }

    /// Begin the activation of an app, and send its temporary PIN to the user's telephone.
    public func beginApp(_ parameters: BeginApp.Parameters) async throws -> BeginApp.Reply {
      try await connection.call(BeginApp.method, parameters)
    }

    /// Send a new temporary PIN.
    public func resendTemporaryPIN(_ parameters: ResendTemporaryPIN.Parameters) async throws {
      _ = try await connection.call(ResendTemporaryPIN.method, parameters)
    }

    /// Take the temporary PIN, once.
    public func acceptTemporaryPIN(_ parameters: AcceptTemporaryPIN.Parameters) async throws {
      _ = try await connection.call(AcceptTemporaryPIN.method, parameters)
    }

    /// Activate an app whose temporary PIN was right.
    public func activateApp(_ parameters: ActivateApp.Parameters) async throws -> ActivateApp.Reply {
      try await connection.call(ActivateApp.method, parameters)
    }

    /// Choose anew what an app may do.
    public func chooseOnApp(_ parameters: ChooseOnApp.Parameters) async throws {
      _ = try await connection.call(ChooseOnApp.method, parameters)
    }

    /// Show the code on an active app that copies it to another device: valid for three minutes.
    public func showCopyCode(_ parameters: ShowCopyCode.Parameters) async throws -> ShowCopyCode.Reply {
      try await connection.call(ShowCopyCode.method, parameters)
    }

    /// Begin the activation of an app on another device, by the code that the old one shows.
    public func copyApp(_ parameters: CopyApp.Parameters) async throws -> CopyApp.Reply {
      try await connection.call(CopyApp.method, parameters)
    }

    /// Give the request that waits for a user, or another of theirs that is named, though it be over.
    public func pendingApproval(_ parameters: PendingApproval.Parameters) async throws
      -> PendingApproval.Reply
    {
      try await connection.call(PendingApproval.method, parameters)
    }

    /// Open a request with the PIN of an app, or with its biometrics.
    ///
    /// This and the methods that follow, and Freeze, take the signature of the device that answers, in base64url without padding:
    /// Ed25519, by the key that it registered when it was activated, over four lines in ASCII, each ended by a line feed:
    /// kodeoplaeser-answer-1; the approval; the text's SHA-256 as 64 lower-case hexadecimal digits; and the act, which is open,
    /// bind, heard, approve, reject changedMind, reject notMe, extend or freeze. A device makes the digest from the text that it
    /// presents. Without that signature everybody is refused, root too, and nothing is counted; so nobody but the reader's own
    /// dialogue answers what the reader got.
    public func openApproval(_ parameters: OpenApproval.Parameters) async throws {
      _ = try await connection.call(OpenApproval.method, parameters)
    }

    /// Bind an opened request to the session: by the code that the service shows, or by its link.
    public func bindApproval(_ parameters: BindApproval.Parameters) async throws {
      _ = try await connection.call(BindApproval.method, parameters)
    }

    /// Say that the text was presented to its end: the receipt says that it was this device which said so.
    public func hearApproval(_ parameters: HearApproval.Parameters) async throws {
      _ = try await connection.call(HearApproval.method, parameters)
    }

    /// Approve; refused before the text was presented.
    public func approve(_ parameters: Approve.Parameters) async throws -> Approve.Reply {
      try await connection.call(Approve.method, parameters)
    }

    /// Reject, from wherever it stands.
    public func reject(_ parameters: Reject.Parameters) async throws -> Reject.Reply {
      try await connection.call(Reject.method, parameters)
    }

    /// Give the person more time, once.
    public func extend(_ parameters: Extend.Parameters) async throws -> Extend.Reply {
      try await connection.call(Extend.method, parameters)
    }

    /// Ask that an app approves by one-time code instead of QR code: nothing changes for 24 hours.
    public func requestSwitch(_ parameters: RequestSwitch.Parameters) async throws -> RequestSwitch.Reply {
      try await connection.call(RequestSwitch.method, parameters)
    }

    /// Confirm the switch, once it is due. Without this nothing ever changes.
    public func confirmSwitch(_ parameters: ConfirmSwitch.Parameters) async throws {
      _ = try await connection.call(ConfirmSwitch.method, parameters)
    }

    /// Give the switch up.
    public func cancelSwitch(_ parameters: CancelSwitch.Parameters) async throws {
      _ = try await connection.call(CancelSwitch.method, parameters)
    }

    /// QR codes again, at once.
    public func switchBack(_ parameters: SwitchBack.Parameters) async throws {
      _ = try await connection.call(SwitchBack.method, parameters)
    }

    /// Let an account of this machine ask anyone for approvals, under one name. For root alone.
    public func registerService(_ parameters: RegisterService.Parameters) async throws {
      _ = try await connection.call(RegisterService.method, parameters)
    }

    /// Let an account of this machine stand for this user, in place of the one that might before: it asks for approvals by the
    /// user, and for changes. An account stands for one user: from another whom it stood for it is taken. For root alone.
    public func letAsk(_ parameters: LetAsk.Parameters) async throws -> LetAsk.Reply {
      try await connection.call(LetAsk.method, parameters)
    }

    /// Say afterwards that a rejected request was nobody of ours: its service may not ask the user any more. Of a change, the account that
    /// asked for it may ask nothing for an hour.
    public func freeze(_ parameters: Freeze.Parameters) async throws {
      _ = try await connection.call(Freeze.method, parameters)
    }

    /// Name the services that may not ask a user.
    public func freezes(_ parameters: Freezes.Parameters) async throws -> Freezes.Reply {
      try await connection.call(Freezes.method, parameters)
    }

    /// Let a service ask the user again.
    public func unfreeze(_ parameters: Unfreeze.Parameters) async throws {
      _ = try await connection.call(Unfreeze.method, parameters)
    }

    /// Make recovery codes, in the place of those before them. With the password each begins one recovery.
    public func makeRecoveryCodes(_ parameters: MakeRecoveryCodes.Parameters) async throws
      -> MakeRecoveryCodes.Reply
    {
      try await connection.call(MakeRecoveryCodes.method, parameters)
    }

    /// Send a temporary PIN to the user's telephone, to begin a recovery with.
    public func sendRecoveryPIN(_ parameters: SendRecoveryPIN.Parameters) async throws {
      _ = try await connection.call(SendRecoveryPIN.method, parameters)
    }

    /// Begin a recovery, for who has nothing left that approves. It waits, is announced on everything that the user has, and is
    /// stopped by a key there; then one authenticator may be activated without an approval.
    public func beginRecovery(_ parameters: BeginRecovery.Parameters) async throws -> BeginRecovery.Reply {
      try await connection.call(BeginRecovery.method, parameters)
    }

    /// Stop a recovery that waits or is due.
    public func stopRecovery(_ parameters: StopRecovery.Parameters) async throws {
      _ = try await connection.call(StopRecovery.method, parameters)
    }

    /// Tell every number of policy, and where it comes from.
    public func limits() async throws -> Limits.Reply {
      try await connection.call(Limits.method, Nothing())
    }
  }
}
