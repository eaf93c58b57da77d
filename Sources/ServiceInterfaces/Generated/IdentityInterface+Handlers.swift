// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Identity.varlink, then swift run InterfaceGenerator.
public import Varlink

extension IdentityInterface {
  /// What serves the methods: a handler each, and what every call comes by before its handler.
  public protocol Handlers: Sendable {
    /// What a handler is told of who calls: what `perform` makes of the peer, and nobody else can make.
    associatedtype Caller: Sendable

    /// Lets a call pass to its handler, or throws what it is answered with instead.
    func perform<Parameters: Codable & Sendable, Reply: Sendable>(
      _ method: Method, _ parameters: Parameters, for peer: VarlinkPeer,
      _ handler: (Caller) async throws -> Reply
    ) async throws -> Reply

    /// Make a user and activate this reader for them. For a user who is there already it is one device more, or this one again: with the
    /// password that they have, and by an approval on something else of theirs, by a recovery that is due, or by root.
    func enrol(_ parameters: Enrol.Parameters, by caller: Caller) async throws -> Enrol.Reply

    /// Tell the operator's terms, which a person accepts before anything approves for them.
    func terms(by caller: Caller) async throws -> Terms.Reply

    /// Accept the operator's terms for a user: their version and digest stand in the log. Others than those are asked for again.
    func acceptTerms(_ parameters: AcceptTerms.Parameters, by caller: Caller) async throws

    /// Follow what concerns the user of an app, from now on, with more: one reply each, until the app approves no more. Requests and what is
    /// only a reminder are told to an app that accepted notifications; what changes what may approve, and who may ask, to every one.
    func follow(
      _ parameters: Follow.Parameters, by caller: Caller, _ call: VarlinkCall<Follow.Reply>
    ) async throws -> Follow.Reply

    /// Every change, oldest first, with more: one reply an entry, and a last one without.
    func log(
      _ parameters: Log.Parameters, by caller: Caller, _ call: VarlinkCall<Log.Reply>
    ) async throws -> Log.Reply

    /// Tell what a user approved and rejected, newest first, with more: one reply each, and a last one without.
    func history(
      _ parameters: History.Parameters, by caller: Caller, _ call: VarlinkCall<History.Reply>
    ) async throws -> History.Reply

    /// Check the log: that no entry was changed, left out or cut off.
    func verifyLog(by caller: Caller) async throws -> VerifyLog.Reply

    /// Copy users, approvals and what the reader keeps into a new folder in `backup` beside the state, while all goes on. For root.
    func backUp(by caller: Caller) async throws -> BackUp.Reply

    /// Begin an enrolment. Who knows its name goes on with it where it stopped.
    func beginEnrolment(by caller: Caller) async throws -> BeginEnrolment.Reply

    /// Take the passport's machine-readable code.
    func enterPassport(
      _ parameters: EnterPassport.Parameters, by caller: Caller
    ) async throws -> EnterPassport.Reply

    /// Take a step that somebody else checked, now. For root alone: nobody vouches for themselves.
    func attest(_ parameters: Attest.Parameters, by caller: Caller) async throws -> Attest.Reply

    /// Take the user ID that the person chose, and make the user.
    func chooseUserID(
      _ parameters: ChooseUserID.Parameters, by caller: Caller
    ) async throws -> ChooseUserID.Reply

    /// Prove a user who came without an enrolment, such as one made at the reader, by an enrolment in their name.
    func proveUser(_ parameters: ProveUser.Parameters, by caller: Caller) async throws -> ProveUser.Reply

    /// Say which step an enrolment awaits.
    func awaitedStep(
      _ parameters: AwaitedStep.Parameters, by caller: Caller
    ) async throws -> AwaitedStep.Reply

    /// Send a validation code to a telephone number that the user says is theirs.
    func sendPhoneCode(_ parameters: SendPhoneCode.Parameters, by caller: Caller) async throws

    /// Bind the number by the code that was sent to it. A changed number gets no temporary PIN for five days.
    func bindPhone(_ parameters: BindPhone.Parameters, by caller: Caller) async throws

    /// Put a new password in the place of the old one, with a code of the person's code device or with an approval.
    func changePassword(_ parameters: ChangePassword.Parameters, by caller: Caller) async throws

    /// Name a user's authenticators.
    func authenticators(
      _ parameters: Authenticators.Parameters, by caller: Caller
    ) async throws -> Authenticators.Reply

    /// Order a code device. Ordering again makes another in the place of the one that is ordered.
    func orderCodeDevice(
      _ parameters: OrderCodeDevice.Parameters, by caller: Caller
    ) async throws -> OrderCodeDevice.Reply

    /// Activate an ordered code device. The password is the one that the user has; who has none yet chooses it here.
    func activateCodeDevice(
      _ parameters: ActivateCodeDevice.Parameters, by caller: Caller
    ) async throws -> ActivateCodeDevice.Reply

    /// Find a display that counts its codes again, by two codes in a row.
    func resynchronise(_ parameters: Resynchronise.Parameters, by caller: Caller) async throws

    /// Put a new PIN in the place of the old one.
    func changePIN(_ parameters: ChangePIN.Parameters, by caller: Caller) async throws

    /// Block an authenticator at once; none is needed for it. The device's PIN and the password lift it, at the device.
    func block(_ parameters: Block.Parameters, by caller: Caller) async throws

    /// Delete an authenticator, with its keys.
    func delete(_ parameters: Delete.Parameters, by caller: Caller) async throws

    /// Order a chip, or take one that is at hand.
    func orderChip(_ parameters: OrderChip.Parameters, by caller: Caller) async throws -> OrderChip.Reply

    /// Give what an ordered chip signs to show that it holds its key, as with
    /// ssh-keygen -Y sign -n approval@kodeoplaeser.dk.
    func chipChallenge(
      _ parameters: ChipChallenge.Parameters, by caller: Caller
    ) async throws -> ChipChallenge.Reply

    /// Activate an ordered chip.
    func activateChip(_ parameters: ActivateChip.Parameters, by caller: Caller) async throws

    /// Begin the activation of an app, and send its temporary PIN to the user's telephone.
    func beginApp(_ parameters: BeginApp.Parameters, by caller: Caller) async throws -> BeginApp.Reply

    /// Send a new temporary PIN.
    func resendTemporaryPIN(_ parameters: ResendTemporaryPIN.Parameters, by caller: Caller) async throws

    /// Take the temporary PIN, once.
    func acceptTemporaryPIN(_ parameters: AcceptTemporaryPIN.Parameters, by caller: Caller) async throws

    /// Activate an app whose temporary PIN was right.
    func activateApp(
      _ parameters: ActivateApp.Parameters, by caller: Caller
    ) async throws -> ActivateApp.Reply

    /// Choose anew what an app may do.
    func chooseOnApp(_ parameters: ChooseOnApp.Parameters, by caller: Caller) async throws

    /// Show the code on an active app that copies it to another device: valid for three minutes.
    func showCopyCode(
      _ parameters: ShowCopyCode.Parameters, by caller: Caller
    ) async throws -> ShowCopyCode.Reply

    /// Begin the activation of an app on another device, by the code that the old one shows.
    func copyApp(_ parameters: CopyApp.Parameters, by caller: Caller) async throws -> CopyApp.Reply

    /// Give the request that waits for a user, or another of theirs that is named, though it be over.
    func pendingApproval(
      _ parameters: PendingApproval.Parameters, by caller: Caller
    ) async throws -> PendingApproval.Reply

    /// Open a request with the PIN of an app, or with its biometrics.
    ///
    /// This and the methods that follow, and Freeze, take the signature of the device that answers, in base64url without padding:
    /// Ed25519, by the key that it registered when it was activated, over four lines in ASCII, each ended by a line feed:
    /// kodeoplaeser-answer-1; the approval; the text's SHA-256 as 64 lower-case hexadecimal digits; and the act, which is open,
    /// bind, heard, approve, reject changedMind, reject notMe, extend or freeze. A device makes the digest from the text that it
    /// presents. Without that signature everybody is refused, root too, and nothing is counted; so nobody but the reader's own
    /// dialogue answers what the reader got.
    func openApproval(_ parameters: OpenApproval.Parameters, by caller: Caller) async throws

    /// Bind an opened request to the session: by the code that the service shows, or by its link.
    func bindApproval(_ parameters: BindApproval.Parameters, by caller: Caller) async throws

    /// Say that the text was presented to its end: the receipt says that it was this device which said so.
    func hearApproval(_ parameters: HearApproval.Parameters, by caller: Caller) async throws

    /// Approve; refused before the text was presented.
    func approve(_ parameters: Approve.Parameters, by caller: Caller) async throws -> Approve.Reply

    /// Reject, from wherever it stands.
    func reject(_ parameters: Reject.Parameters, by caller: Caller) async throws -> Reject.Reply

    /// Give the person more time, once.
    func extend(_ parameters: Extend.Parameters, by caller: Caller) async throws -> Extend.Reply

    /// Ask that an app approves by one-time code instead of QR code: nothing changes for 24 hours.
    func requestSwitch(
      _ parameters: RequestSwitch.Parameters, by caller: Caller
    ) async throws -> RequestSwitch.Reply

    /// Confirm the switch, once it is due. Without this nothing ever changes.
    func confirmSwitch(_ parameters: ConfirmSwitch.Parameters, by caller: Caller) async throws

    /// Give the switch up.
    func cancelSwitch(_ parameters: CancelSwitch.Parameters, by caller: Caller) async throws

    /// QR codes again, at once.
    func switchBack(_ parameters: SwitchBack.Parameters, by caller: Caller) async throws

    /// Let an account of this machine ask anyone for approvals, under one name. For root alone.
    func registerService(_ parameters: RegisterService.Parameters, by caller: Caller) async throws

    /// Let an account of this machine stand for this user, in place of the one that might before: it asks for approvals by the
    /// user, and for changes. An account stands for one user: from another whom it stood for it is taken. For root alone.
    func letAsk(_ parameters: LetAsk.Parameters, by caller: Caller) async throws -> LetAsk.Reply

    /// Say afterwards that a rejected request was nobody of ours: its service may not ask the user any more. Of a change, the account that
    /// asked for it may ask nothing for an hour.
    func freeze(_ parameters: Freeze.Parameters, by caller: Caller) async throws

    /// Name the services that may not ask a user.
    func freezes(_ parameters: Freezes.Parameters, by caller: Caller) async throws -> Freezes.Reply

    /// Let a service ask the user again.
    func unfreeze(_ parameters: Unfreeze.Parameters, by caller: Caller) async throws

    /// Make recovery codes, in the place of those before them. With the password each begins one recovery.
    func makeRecoveryCodes(
      _ parameters: MakeRecoveryCodes.Parameters, by caller: Caller
    ) async throws -> MakeRecoveryCodes.Reply

    /// Send a temporary PIN to the user's telephone, to begin a recovery with.
    func sendRecoveryPIN(_ parameters: SendRecoveryPIN.Parameters, by caller: Caller) async throws

    /// Begin a recovery, for who has nothing left that approves. It waits, is announced on everything that the user has, and is
    /// stopped by a key there; then one authenticator may be activated without an approval.
    func beginRecovery(
      _ parameters: BeginRecovery.Parameters, by caller: Caller
    ) async throws -> BeginRecovery.Reply

    /// Stop a recovery that waits or is due.
    func stopRecovery(_ parameters: StopRecovery.Parameters, by caller: Caller) async throws

    /// Tell every number of policy, and where it comes from.
    func limits(by caller: Caller) async throws -> Limits.Reply
  }
}

extension IdentityInterface.Handlers where Caller == VarlinkPeer {
  /// Whom the interface is for may call every method of it.
  public func perform<Parameters: Codable & Sendable, Reply: Sendable>(
    _: IdentityInterface.Method, _: Parameters, for peer: VarlinkPeer,
    _ handler: (Caller) async throws -> Reply
  ) async throws -> Reply {
    try await handler(peer)
  }
}
