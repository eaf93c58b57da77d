// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Approval.varlink, then swift run InterfaceGenerator.

extension ApprovalInterface {
  /// The interface in varlink's language: dk.kodeoplaeser.Approval.varlink, word for word.
  public static let description = [text1].joined(separator: "\n\n")
}

extension ApprovalInterface {
  static let text1 = #"""
    # SPDX-License-Identifier: GPL-3.0-or-later

    # Ask a user to approve something. They hear it, and answer on their keypad; the service gets a signed yes or no.
    # A service learns nothing of a user but the answer: whatever else is wrong, it is Refused.
    #
    # A field that is marked so holds a secret: it is not written down, neither by who sends it nor by who gets it.
    interface dk.kodeoplaeser.Approval

    # What the user is asked to do.
    type Action (
      # Log on to the service.
      logOn,
      # Approve a transaction.
      approve,
      # Confirm what is already agreed.
      confirm,
      # Accept terms.
      accept,
      # Sign a document.
      sign
    )

    # How the user shows that they see the session which they approve.
    type Binding (
      # The service shows a code, the user types it on the keypad.
      oneTimeCode,
      # The reader speaks a code bound to the text that was heard on it, the user gives it to the service, which submits it with the
      # password. Where the service showed the text, and says so by Present, the reader's own code will do, too.
      spokenCode,
      # The service shows a QR code, an app scans it.
      qr,
      # The service hands over to an app on the same device; or the person's own session is at the machine of their reader.
      sameDevice,
      # The service shows the text. A code display shows its own code, or a code reader speaks it; the user gives it to the service,
      # which submits it with the password.
      shownCode,
      # A chip signs the challenge, and the service submits the signature with the password.
      chip,
      # Neither code nor link: the text is what the session shows, too, and the person compares. For bridges to other servers, such as
      # OpenID CIBA with its binding message: registered services and root alone may ask so.
      bindingMessage
    )

    # How sure the service wants to be of who approved (EU regulation 910/2014, article 8).
    type Assurance (
      # Anything that approves.
      low,
      # A code device with the password, or an app.
      substantial,
      # An app or a chip of a user whose identity is proven.
      high
    )

    # A way in which a user can approve.
    type ApprovalMethod (
      # What it is done with: app, codeDisplay, codeReader or chip.
      kind: string,
      # The binding that a request for it has.
      binding: Binding
    )

    # Name the ways in which a user can approve, for a log-on that offers them: the first is the one that they approved with last, at this
    # service, or where they never did, anywhere. A user ID that nobody has gets some as well, always the same: nobody learns here who is
    # a user.
    method Methods(
      # The user ID, as it was typed.
      user: string,
      # The service's name, as in Request.
      service: string
    ) -> (
      # They; at least one.
      methods: []ApprovalMethod
    )

    # Where an approval stands.
    type State (
      # Waiting for the user.
      requested,
      # The right PIN was typed.
      opened,
      # Bound to the session.
      bound,
      # The text was heard to its end.
      heard,
      # Approved: there is a receipt.
      approved,
      # Rejected by the user: there is a reason.
      rejected,
      # Its time ran out.
      expired,
      # Cancelled by the service.
      cancelled,
      # It ended without a decision: a code was wrong three times.
      failed
    )

    # Ask for an approval.
    method Request(
      # The user ID.
      user: string,
      # The service's name as the user knows it.
      service: string,
      # What the user is asked to do.
      action: Action,
      # What it is about: at most 500 characters, spoken as quoted.
      text: string,
      # Where money moves, how much: a decimal number with a full stop, such as 12500.00.
      amount: ?string,
      # The amount's currency by ISO 4217, such as DKK.
      currency: ?string,
      # Who gets the money.
      payee: ?string,
      # The account it goes to.
      toAccount: ?string,
      # The command that is to be run, whole: at most 4000 characters; a longer one is refused, and none is cut.
      command: ?string,
      # The language of the text: da, en or kl.
      language: ?string,
      # Where the person's session comes from, as the service sees it; each at most 100 characters, heard as quoted when the person asks,
      # and by itself where it differs from last time: a network address,
      originAddress: ?string,
      # a device,
      originDevice: ?string,
      # and a place.
      originPlace: ?string,
      # Whether the person is to be asked whether somebody is telephoning them about it.
      asksAboutCalls: ?bool,
      # How to bind; without it a one-time code.
      binding: ?Binding,
      # Whether the person's own session at this machine asks, by the word of root, who alone may say so: with sameDevice the request goes
      # to the reader of this machine, which needs neither code nor link.
      isLocal: ?bool,
      # The least assurance that will do; low without it.
      assurance: ?Assurance,
      # How long the request lives: 300 seconds without it, at most 600.
      lifetimeSeconds: ?int
    ) -> (
      # What to call the approval from now on.
      approvalID: string,
      # The code to show to the user, where the binding has one.
      # [Secret]
      oneTimeCode: ?string,
      # What the QR code holds, or what is opened on the same device, where the binding has one: a secret of the session.
      # [Secret]
      link: ?string,
      # What a chip signs, three lines each with its line feed, as with ssh-keygen -Y sign -n approval@kodeoplaeser.dk.
      challenge: ?string,
      # Whether keys may be typed over the wire (--allow-press): then an approval proves nobody's presence.
      allowsPressing: ?bool,
      # When the request expires, RFC 3339 in UTC.
      expiresAt: string
    )

    # Follow an approval to its end: with more, each state as it is reached, and the last one however slowly it is read;
    # without, the state it is in. A rejection that the person may still give a reason for is told twice: at once, when nothing can
    # approve any more, and last with the reason.
    # [Supports 'more' flag]
    method Watch(
      # The approval.
      approvalID: string
    ) -> (
      # The state reached.
      state: State,
      # The signed receipt, a compact JWS, once approved.
      receipt: ?string,
      # Why it was rejected: changedMind or notMe; none while the person may still say it, or where the reader went away before.
      reason: ?string
    )

    # Say that the text was shown to its end, where the service itself shows it: with a shown code and with a chip; and with a spoken
    # code, where the reader's own is to be taken beside the one bound to what was heard. heard_how in the receipt tells them apart.
    method Present(
      # The approval.
      approvalID: string
    ) -> ()

    # Submit the code that the user heard or was shown, and their password: binding and approval in one.
    method SubmitCode(
      # The approval.
      approvalID: string,
      # The code that was heard or shown.
      # [Secret]
      code: string,
      # The user's password.
      # [Secret]
      password: string
    ) -> ()

    # Submit the chip's signature over the challenge, and the user's password: binding and approval in one.
    method SubmitSignature(
      # The approval.
      approvalID: string,
      # The signature, as ssh-keygen writes it.
      signature: string,
      # The user's password.
      # [Secret]
      password: string
    ) -> ()

    # Take a request back. What is decided stays decided.
    method Cancel(
      # The approval.
      approvalID: string
    ) -> ()

    # Tell what receipts are verified with, for anyone: whoever gets a receipt need not ask this core about it.
    #
    # A receipt is a compact JWS (RFC 7515) with the header parameters alg, kid and typ. Its claims are iss, jti (the approval),
    # sub (the user), iat, decision, service, action, text_sha256 (base64url), authenticator (its kind), binding, requested_at,
    # and reason where it was rejected. Once the text was presented, heard_how says whose word that is: played (this core's own
    # reader reports that the last frame was played), confirmed (the same on an output whose mixer says that nothing is heard; the
    # person said by a key that they hear it), signed (another device says so under its signature) or shown (the service says so);
    # and of all but the last, heard_by is that authenticator's number and heard_by_kind its kind.
    method ReceiptKey() -> (
      # What names the key in a receipt's header: its thumbprint (RFC 7638).
      kid: string,
      # The Ed25519 public key, 32 bytes in base64url without padding (RFC 8037: the member x of its JWK).
      publicKey: string,
      # The algorithm, as the header names it: EdDSA.
      algorithm: string
    )

    # Check a receipt's signature, and say what it attests.
    method VerifyReceipt(
      # The receipt, a compact JWS.
      receipt: string
    ) -> (
      # Whether this core signed it; nothing else is said unless it did.
      isValid: bool,
      # The approval.
      approvalID: ?string,
      # The user who decided.
      user: ?string,
      # The service that asked.
      service: ?string,
      # The decision: approved or rejected.
      decision: ?string,
      # When, RFC 3339 in UTC.
      decidedAt: ?string,
      # Whose word it is that the text was presented to its end, as ReceiptKey explains: played, signed or shown.
      heardHow: ?string,
      # The number of the authenticator that presented it.
      heardBy: ?string,
      # The kind of that authenticator.
      heardByKind: ?string
    )

    # No. Why is said to the user, where only the user can hear it.
    error Refused ()

    # A field cannot be spoken as it is.
    error InvalidText (
      # The field's name.
      field: string,
      # The rule it breaks, in words.
      reason: string
    )

    # There is no approval of that name that is this service's.
    error NoSuchApproval ()

    # The reader failed; the approval is not approved.
    error Failed ()

    """#
}
