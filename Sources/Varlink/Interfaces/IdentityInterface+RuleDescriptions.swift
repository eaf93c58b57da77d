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
      user: string
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
      code: string
    ) -> ()

    # Put a new password in the place of the old one.
    method ChangePassword(
      # The user ID.
      user: string,
      # The old password.
      old: string,
      # The new one.
      new: string,
      # The new one as typed the second time.
      repeated: string
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
      authenticator: string
    ) -> ()

    # Give the switch up.
    method CancelSwitch(
      # The app.
      authenticator: string
    ) -> ()

    # QR codes again, at once.
    method SwitchBack(
      # The app.
      authenticator: string
    ) -> ()

    # Let an account of this machine ask anyone for approvals, under one name.
    method RegisterService(
      # The service's name.
      service: string,
      # The account's uid.
      account: int
    ) -> (
      # The user it was taken from.
      takenFrom: ?string
    )

    # Let an account of this machine ask for approvals by this user, in place of the one that might before. An account stands
    # for one user: from another whom it stood for it is taken.
    method LetAsk(
      # The user.
      user: string,
      # The account's uid.
      account: int
    ) -> ()

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
      service: string
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
