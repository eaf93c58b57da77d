// SPDX-License-Identifier: GPL-3.0-or-later

extension IdentityInterface {
  /// The methods for users and their way to an identity.
  static let userRules = """
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

    # Bind the number by the code that was sent to it. A changed number gets no temporary PIN for five days.
    method BindPhone(
      # The user ID.
      user: string,
      # The code.
      code: string,
      # The approval of this change, once the person gave it; without it ApprovalNeeded names the one that was begun.
      approval: ?string,
      # How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      binding: ?string
    ) -> ()

    # Put a new password in the place of the old one, with a code of the person's code device or with an approval.
    method ChangePassword(
      # The user ID.
      user: string,
      # The old password.
      old: string,
      # The new one.
      new: string,
      # The new one as typed the second time.
      repeated: string,
      # A code of the person's own code device.
      code: ?string,
      # Without a code, the approval of this change, once the person gave it.
      approval: ?string,
      # How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      binding: ?string
    ) -> ()
    """

  /// The methods for services and for the switch between QR codes and one-time codes.
  static let serviceRules = """
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

    # Say afterwards that a rejected request was nobody of ours: its service may not ask the user any more.
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

    # Make a recovery code, in the place of the one before it. With the password it begins a recovery.
    method MakeRecoveryCode(
      # The user ID.
      user: string,
      # The approval of this change, once the person gave it; without it ApprovalNeeded names the one that was begun.
      approval: ?string,
      # How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      binding: ?string
    ) -> (
      # The code, given this once: a secret to be kept where a thief of the devices does not find it.
      code: string
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
      password: string,
      # The recovery code; without it there must be a temporary PIN.
      code: ?string,
      # The temporary PIN that SendRecoveryPIN sent.
      temporaryPIN: ?string
    ) -> (
      # From when on it serves, RFC 3339 in UTC.
      dueAt: string
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

    # A rule of the core says no.
    error Denied (
      # The rule's name.
      rule: string,
      # How many tries are left, where tries are counted.
      tries: ?string,
      # Until when it says no, RFC 3339 in UTC, where it will not for ever.
      until: ?string,
      # Which step comes first, by the name of the phrase that asks for it, where there is one.
      step: ?string
    )
    """
}
