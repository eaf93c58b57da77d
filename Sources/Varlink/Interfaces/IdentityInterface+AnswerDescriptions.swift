// SPDX-License-Identifier: GPL-3.0-or-later

extension IdentityInterface {
  /// The methods by which an app answers, or another device that is not the reader itself.
  static let answerRules = """
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
      code: ?string,
      # What was scanned, or handed over on the same device.
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
    """
}
