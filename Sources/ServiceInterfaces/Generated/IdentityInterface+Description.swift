// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Identity.varlink, then swift run InterfaceGenerator.

extension IdentityInterface {
  /// The interface in varlink's language: dk.kodeoplaeser.Identity.varlink, word for word.
  public static let description = [text1, text2, text3, text4].joined(separator: "\n\n")
}

extension IdentityInterface {
  static let text1 = #"""
    # SPDX-License-Identifier: GPL-3.0-or-later

    # Users and what they approve with. An account of this machine reaches the user that it stands for, and root everybody. What
    # may approve for a person, and what they approve with, changes only by an approval of its own, by the factor that is changed
    # and another, by root as the clerk, at the beginning of a user, or by a recovery that waited.
    #
    # A field that is marked so holds a secret: it is not written down, neither by who sends it nor by who gets it.
    interface dk.kodeoplaeser.Identity

    # Make a user and activate this reader for them. For a user who is there already it is one device more, or this one again: with the
    # password that they have, and by an approval on something else of theirs, by a recovery that is due, or by root.
    method Enrol(
      # The user ID: 4 to 48 characters, not ten digits.
      user: string,
      # The password: 8 to 64 characters.
      # [Secret]
      password: string,
      # The PIN: six digits.
      # [Secret]
      pin: string,
      # The approval of this change, once the person gave it; without it ApprovalNeeded names the one that was begun.
      approval: ?string,
      # How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      binding: ?string,
      # Whether recovery codes are to be made, in the place of those that there were.
      recoveryCodes: ?bool,
      # The digest of the operator's terms, where the person accepts them.
      terms: ?string
    ) -> (
      # The serial number under which this reader is registered.
      serial: string,
      # The recovery codes, where they were asked for: one a line, given this once.
      # [Secret]
      codes: ?string
    )

    # The terms of whoever operates the reader for others.
    type OperatorTerms (
      # What they are called.
      version: string,
      # The language that they are written in.
      language: string,
      # All of them.
      text: string,
      # SHA-256 over them, 64 hexadecimal digits: what is accepted is just these.
      digest: string
    )

    # Tell the operator's terms, which a person accepts before anything approves for them.
    method Terms() -> (
      # They, if there are any.
      terms: ?OperatorTerms
    )

    # Accept the operator's terms for a user: their version and digest stand in the log. Others than those are asked for again.
    method AcceptTerms(
      # The user.
      user: string,
      # The digest of the terms that the person was shown.
      digest: string
    ) -> ()

    # Follow what concerns the user of an app, from now on, with more: one reply each, until the app approves no more. Requests and what is
    # only a reminder are told to an app that accepted notifications; what changes what may approve, and who may ask, to every one.
    # [Requires 'more' flag]
    method Follow(
      # The app.
      authenticator: string
    ) -> (
      # What happened, as the log calls it; approval.requested where a request waits that the app may answer.
      event: string,
      # What it is about: an approval, an authenticator's number, a service or an account.
      subject: string
    )

    # One change.
    type Entry (
      # The entry's number, from 1.
      number: int,
      # When, RFC 3339 in UTC.
      at: string,
      # What happened.
      event: string,
      # To whom or what.
      subject: string
    )

    # Every change, oldest first, with more: one reply an entry, and a last one without.
    # [Requires 'more' flag]
    method Log(
      # Only entries after this number.
      after: ?int
    ) -> (
      # The entry.
      entry: ?Entry
    )

    # Something that a person approved or rejected.
    type Past (
      # The approval.
      approvalID: string,
      # When it was decided, RFC 3339 in UTC.
      decidedAt: string,
      # approved or rejected.
      decision: string,
      # Why it was rejected, as Reason has it, where the person said so.
      reason: ?string,
      # Which authenticator answered.
      authenticator: string,
      # Who asked.
      service: string,
      # What was asked: logOn, approve, confirm, accept or sign.
      action: string,
      # The service's words, as they were heard.
      text: string,
      # How much, where money moves.
      amount: ?string,
      # Its currency.
      currency: ?string,
      # Who gets it.
      payee: ?string,
      # To which account.
      toAccount: ?string,
      # The command that was to be run.
      command: ?string,
      # What was to be changed, where it was a change of what may approve: its kind, the kind of device, and what it is about, each on
      # a line.
      change: ?string,
      # The signed receipt, a compact JWS.
      receipt: ?string
    )

    # Tell what a user approved and rejected, newest first, with more: one reply each, and a last one without.
    # [Requires 'more' flag]
    method History(
      # The user.
      user: string,
      # The approval of this, once the person gave it; without it ApprovalNeeded names the one that was begun.
      approval: ?string,
      # How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      binding: ?string
    ) -> (
      # The decision.
      past: ?Past
    )

    # Check the log: that no entry was changed, left out or cut off.
    method VerifyLog() -> (
      # Whether it is whole.
      isWhole: bool,
      # How many entries there are.
      entries: int,
      # The first entry that does not hold.
      firstBroken: ?int
    )

    # Copy users, approvals and what the reader keeps into a new folder in `backup` beside the state, while all goes on. For root.
    method BackUp() -> (
      # The folder, for this account's eyes alone: whoever has it has every secret of the state.
      folder: string,
      # How many entries the log had when it began.
      entries: int
    )

    # The person has to approve this change first: it is asked of them now. Watch the approval, as dk.kodeoplaeser.Approval has
    # it, and call again with its name once it is approved.
    error ApprovalNeeded (
      # The approval that was begun.
      approvalID: string,
      # How it is bound, as dk.kodeoplaeser.Approval calls it.
      binding: string,
      # The code to show to the person, where the binding has one.
      # [Secret]
      oneTimeCode: ?string,
      # What the QR code holds, or what is opened on the same device, where the binding has one.
      # [Secret]
      link: ?string,
      # What a chip signs.
      challenge: ?string,
      # When it expires, RFC 3339 in UTC.
      expiresAt: string
    )

    # A rule refuses what was given. Its code never changes, and is one of these, of which each is told as a sentence:
    #
    # errorUserIDTooShort, errorUserIDTooLong, errorUserIDCharacter, errorUserIDLooksLikeCivilNumber, errorPasswordTooShort,
    # errorPasswordTooLong, errorPasswordControlCharacter, errorPasswordHoldsUserID, errorPasswordHoldsDigitRun,
    # errorPasswordHoldsCommonWord, errorPasswordHoldsKeyboardRow, errorPINLength, errorPINRepeatsOneDigit, errorPINIsRun,
    # errorTemporaryPINLength, errorPhoneCharacter, errorPhoneCountryCode, errorPhoneLength, errorPhoneNationalLength,
    # errorPhoneDanishPrefix, errorZoneLength, errorZoneCharacter, errorZoneCheckDigit, errorZoneDate,
    # errorPassportDocumentCode, errorPassportIssuingState, errorPassportNationality, errorPassportExpired,
    # errorAttestationVerifierEmpty, errorAttestationVerifierTooLong, errorAttestationVerifierCharacter,
    # errorAttestationEvidence, errorAttestationInFuture, errorAttestationTooOld, errorTextEmpty, errorTextTooLong,
    # errorTextTooManyMarks, errorTextInvisible, errorTextNotANumber, errorTextNegative, errorTextTooManyDigits,
    # errorTextTooManyDecimals, errorTextNotACurrency, errorTextUnknownCurrency, errorTextNothingAsked, errorTextNotALanguage,
    # errorTextNeeds, errorTextOutOfRange, errorNotAnAccount,
    # errorChipKeyLine, errorChipKeyOptions, errorChipKeyUnsupportedKind, errorChipKeyMalformed, readerIsTaken, userExists,
    # readerIsFull, nothingApproves.
    error RuleBroken (
      # The rule's code.
      rule: string,
      # The rule in a sentence.
      message: string
    )

    # No, and no more is said.
    error Refused ()

    # The reader failed; nothing was changed.
    error Failed ()

    # What an enrolment awaits.
    type Step (
      # The machine-readable code of the passport.
      passportCode,
      # The chip in it.
      chip,
      # The face, which must be the one on the chip.
      face,
      # The name to be known by.
      userID,
      # The telephone.
      phone,
      # The first authenticator.
      authenticator
    )

    # What somebody else may have checked.
    type Attested (
      # The passport's chip holds the code that was typed.
      chip,
      # The face is the one on the chip.
      face,
      # A citizen-service clerk knows who it is: instead of passport code, chip and face.
      clerk
    )

    # Begin an enrolment. Who knows its name goes on with it where it stopped.
    method BeginEnrolment() -> (
      # The enrolment's name.
      enrolment: string
    )

    # Take the passport's machine-readable code.
    method EnterPassport(
      # The enrolment.
      enrolment: string,
      # The code: two lines of 44 characters.
      # [Secret]
      code: string
    ) -> (
      # The step that comes next.
      awaits: ?Step
    )

    # Take a step that somebody else checked, now. For root alone: nobody vouches for themselves.
    method Attest(
      # The enrolment.
      enrolment: string,
      # What was checked.
      step: Attested,
      # The office, clerk or system that checked.
      verifiedBy: string,
      # SHA-256 of what was checked, 64 hexadecimal digits.
      evidence: string
    ) -> (
      # The step that comes next.
      awaits: ?Step
    )

    # Take the user ID that the person chose, and make the user.
    method ChooseUserID(
      # The enrolment.
      enrolment: string,
      # The user ID.
      user: string
    ) -> (
      # The step that comes next.
      awaits: ?Step
    )

    # Prove a user who came without an enrolment, such as one made at the reader, by an enrolment in their name.
    method ProveUser(
      # The enrolment.
      enrolment: string,
      # The user ID.
      user: string,
      # The approval of this change, once the person gave it; without it ApprovalNeeded names the one that was begun.
      approval: ?string,
      # How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      binding: ?string
    ) -> (
      # The step that comes next.
      awaits: ?Step
    )

    # Say which step an enrolment awaits.
    method AwaitedStep(
      # The enrolment.
      enrolment: string
    ) -> (
      # The step; none when it is done.
      awaits: ?Step
    )

    # Send a validation code to a telephone number that the user says is theirs.
    method SendPhoneCode(
      # The user ID.
      user: string,
      # The number; without a country code it is Danish.
      phone: string
    ) -> ()
    """#
}
