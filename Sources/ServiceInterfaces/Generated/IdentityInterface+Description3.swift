// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Identity.varlink, then swift run InterfaceGenerator.

extension IdentityInterface {
  static let text3 = #"""
    # A request that waits for its user. Its text is for the person's eyes or ears, and for nobody else's.
    type Pending (
      # The approval.
      approvalID: string,
      # The authenticator that it was sent to; until it is opened, another one may take it up.
      authenticator: string,
      # Where it stands: requested, opened, bound or heard; of one that was named and is over, how it ended.
      state: string,
      # How it is to be bound, as dk.kodeoplaeser.Approval calls it.
      binding: string,
      # Who asks.
      service: string,
      # What for: logOn, approve, confirm, accept or sign.
      action: string,
      # What it is about, as the service wrote it.
      text: string,
      # Where money moves, how much.
      amount: ?string,
      # The amount's currency.
      currency: ?string,
      # Who gets the money.
      payee: ?string,
      # The account it goes to.
      toAccount: ?string,
      # The command that is to be run.
      command: ?string,
      # The language of the text.
      language: ?string,
      # Where the session that asks comes from, as the service tells: a network address,
      originAddress: ?string,
      # a device,
      originDevice: ?string,
      # and a place.
      originPlace: ?string,
      # Where a change of what may approve is asked, what exactly: three lines, which are the kind of change, the kind of
      # authenticator or nothing, and what it is about.
      change: ?string,
      # Whether the same text came from the same service a moment ago.
      isRepeat: bool,
      # SHA-256 of the text, 64 hexadecimal digits: what a code reader makes its code with, and every device its signature. It
      # is taken over kodeoplaeser-transaction-1, action, service, text, amount, currency, payee, toAccount and language, in
      # this order: of each the byte 1, the length of its UTF-8 in four bytes, the highest first, and the UTF-8; or, where it
      # is not there, the byte 0. Where there is a command, the word command and then the command
      # follow in the same way; where a change is asked, the word change and then the change.
      textDigest: string,
      # The counter that a code reader makes its code with, where the binding has one.
      counter: ?int,
      # When it expires, RFC 3339 in UTC.
      expiresAt: string
    )

    # Give the request that waits for a user, or another of theirs that is named, though it be over.
    method PendingApproval(
      # The user ID.
      user: string,
      # Which one; without it the one that waits.
      approvalID: ?string
    ) -> (
      # The request, if there is one.
      approval: ?Pending
    )

    # Open a request with the PIN of an app, or with its biometrics.
    #
    # This and the methods that follow, and Freeze, take the signature of the device that answers, in base64url without padding:
    # Ed25519, by the key that it registered when it was activated, over four lines in ASCII, each ended by a line feed:
    # kodeoplaeser-answer-1; the approval; the text's SHA-256 as 64 lower-case hexadecimal digits; and the act, which is open,
    # bind, heard, approve, reject changedMind, reject notMe, extend or freeze. A device makes the digest from the text that it
    # presents. Without that signature everybody is refused, root too, and nothing is counted; so nobody but the reader's own
    # dialogue answers what the reader got.
    method OpenApproval(
      # The approval.
      approvalID: string,
      # The authenticator.
      authenticator: string,
      # Its signature. The PIN is looked at only once that held.
      signature: string,
      # The PIN; without it there must be a proof.
      # [Secret]
      pin: ?string,
      # HMAC-SHA-256 under the app's key over kodeoplaeser-biometrics-1, a NUL and the approval's name, 64 hexadecimal
      # digits: what the app gives once its device knows its user by finger or face.
      biometricProof: ?string
    ) -> ()

    # Bind an opened request to the session: by the code that the service shows, or by its link.
    method BindApproval(
      # The approval.
      approvalID: string,
      # The authenticator.
      authenticator: string,
      # Its signature.
      signature: string,
      # The one-time code, where that is the binding.
      # [Secret]
      code: ?string,
      # What was scanned, or handed over on the same device.
      # [Secret]
      link: ?string
    ) -> ()

    # Say that the text was presented to its end: the receipt says that it was this device which said so.
    method HearApproval(
      # The approval.
      approvalID: string,
      # The authenticator.
      authenticator: string,
      # Its signature.
      signature: string
    ) -> ()

    # Approve; refused before the text was presented.
    method Approve(
      # The approval.
      approvalID: string,
      # The authenticator.
      authenticator: string,
      # Its signature.
      signature: string
    ) -> (
      # The signed receipt, a compact JWS.
      receipt: ?string
    )

    # Why somebody rejects.
    type Reason (
      # They do not want it any more.
      changedMind,
      # They did not start it: the service may not ask them any more.
      notMe
    )

    # Reject, from wherever it stands.
    method Reject(
      # The approval.
      approvalID: string,
      # The authenticator.
      authenticator: string,
      # Its signature.
      signature: string,
      # Why.
      reason: Reason
    ) -> (
      # The signed receipt, a compact JWS.
      receipt: ?string
    )

    # Give the person more time, once.
    method Extend(
      # The approval.
      approvalID: string,
      # The authenticator.
      authenticator: string,
      # Its signature.
      signature: string
    ) -> (
      # When it expires now, RFC 3339 in UTC.
      expiresAt: string
    )

    # Ask that an app approves by one-time code instead of QR code: nothing changes for 24 hours.
    method RequestSwitch(
      # The app.
      authenticator: string
    ) -> (
      # From when on it may be confirmed, RFC 3339 in UTC.
      dueAt: string
    )

    # Confirm the switch, once it is due. Without this nothing ever changes.
    method ConfirmSwitch(
      # The app.
      authenticator: string,
      # The approval of this change, once the person gave it; without it ApprovalNeeded names the one that was begun.
      approval: ?string,
      # How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      binding: ?string
    ) -> ()

    # Give the switch up.
    method CancelSwitch(
      # The app.
      authenticator: string
    ) -> ()

    # QR codes again, at once.
    method SwitchBack(
      # The app.
      authenticator: string,
      # The approval of this change, once the person gave it; without it ApprovalNeeded names the one that was begun.
      approval: ?string,
      # How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      binding: ?string
    ) -> ()

    # Let an account of this machine ask anyone for approvals, under one name. For root alone.
    method RegisterService(
      # The service's name.
      service: string,
      # The account's uid.
      account: int
    ) -> ()

    # Let an account of this machine stand for this user, in place of the one that might before: it asks for approvals by the
    # user, and for changes. An account stands for one user: from another whom it stood for it is taken. For root alone.
    method LetAsk(
      # The user.
      user: string,
      # The account's uid.
      account: int
    ) -> (
      # The user it was taken from.
      takenFrom: ?string
    )

    # A service that may not ask a user, because they said that they had not started its request.
    type Frozen (
      # The service.
      service: string,
      # Since when, RFC 3339 in UTC.
      since: string
    )

    # Say afterwards that a rejected request was nobody of ours: its service may not ask the user any more. Of a change, the account that
    # asked for it may ask nothing for an hour.
    method Freeze(
      # The request that was rejected.
      approvalID: string,
      # The authenticator that rejected it.
      authenticator: string,
      # Its signature, as OpenApproval says.
      signature: string
    ) -> ()

    # Name the services that may not ask a user.
    method Freezes(
      # The user ID.
      user: string
    ) -> (
      # They, if any.
      services: []Frozen
    )

    # Let a service ask the user again.
    method Unfreeze(
      # The user ID.
      user: string,
      # The service's name.
      service: string,
      # The approval of this change, once the person gave it; without it ApprovalNeeded names the one that was begun.
      approval: ?string,
      # How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      binding: ?string
    ) -> ()

    # Make recovery codes, in the place of those before them. With the password each begins one recovery.
    method MakeRecoveryCodes(
      # The user ID.
      user: string,
      # The approval of this change, once the person gave it; without it ApprovalNeeded names the one that was begun.
      approval: ?string,
      # How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      binding: ?string
    ) -> (
      # The codes, one a line, given this once: secrets to be kept where a thief of the devices does not find them.
      # [Secret]
      codes: string
    )

    # Send a temporary PIN to the user's telephone, to begin a recovery with.
    method SendRecoveryPIN(
      # The user ID.
      user: string
    ) -> ()

    # Begin a recovery, for who has nothing left that approves. It waits, is announced on everything that the user has, and is
    # stopped by a key there; then one authenticator may be activated without an approval.
    method BeginRecovery(
      # The user ID.
      user: string,
      # The password.
      # [Secret]
      password: string,
      # One of the recovery codes; without it there must be a temporary PIN.
      # [Secret]
      code: ?string,
      # The temporary PIN that SendRecoveryPIN sent.
      # [Secret]
      temporaryPIN: ?string
    ) -> (
      # From when on it serves, RFC 3339 in UTC.
      dueAt: string,
      # How many recovery codes are left.
      codesLeft: int
    )

    # Stop a recovery that waits or is due.
    method StopRecovery(
      # The user ID.
      user: string
    ) -> ()

    # A number of policy.
    type Limit (
      # What it limits.
      name: string,
      # The number.
      value: string,
      # Where it comes from.
      source: string
    )

    # Tell every number of policy, and where it comes from.
    method Limits() -> (
      # They, in the order of the core's own table.
      limits: []Limit
    )
    """#
}
