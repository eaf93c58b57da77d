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
      # Where it stands: requested, opened, bound or heard.
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
      # The language of the text.
      language: ?string,
      # Whether the same text came from the same service a moment ago.
      isRepeat: bool,
      # SHA-256 of the text, 64 hexadecimal digits: what a code reader makes its code with.
      textDigest: string,
      # The counter that a code reader makes its code with, where the binding has one.
      counter: ?int,
      # When it expires, RFC 3339 in UTC.
      expiresAt: string
    )

    # Give the request that waits for a user.
    method PendingApproval(
      # The user ID.
      user: string
    ) -> (
      # The request, if there is one.
      approval: ?Pending
    )

    # Open a request with the PIN of an app, or with its biometrics. What the reader itself got is answered on its keypad
    # alone: this and what follows are refused for it.
    method OpenApproval(
      # The approval.
      approvalID: string,
      # The authenticator.
      authenticator: string,
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
      # The one-time code, where that is the binding.
      code: ?string,
      # What was scanned, or handed over on the same device.
      link: ?string
    ) -> ()

    # Say that the text was presented to its end.
    method HearApproval(
      # The approval.
      approvalID: string,
      # The authenticator.
      authenticator: string
    ) -> ()

    # Approve; refused before the text was presented.
    method Approve(
      # The approval.
      approvalID: string,
      # The authenticator.
      authenticator: string
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
      authenticator: string
    ) -> (
      # When it expires now, RFC 3339 in UTC.
      expiresAt: string
    )
    """
}
