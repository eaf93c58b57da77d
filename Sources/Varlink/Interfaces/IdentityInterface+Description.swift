// SPDX-License-Identifier: GPL-3.0-or-later

extension IdentityInterface {
  /// The interface with all its rules.
  public static let description =
    [opening, userRules, deviceRules, answerRules, serviceRules].joined(separator: "\n\n")

  private static let opening = """
    # Users and what they approve with. An account of this machine reaches the user that it stands for, and root everybody. What
    # may approve for a person, and what they approve with, changes only by an approval of its own, by the factor that is changed
    # and another, by root as the clerk, at the beginning of a user, or by a recovery that waited.
    interface dk.kodeoplaeser.Identity

    # Make a user and activate this reader for them.
    method Enrol(
      # The user ID: 4 to 48 characters, not ten digits.
      user: string,
      # The password: 8 to 64 characters.
      password: string,
      # The PIN: six digits.
      pin: string
    ) -> (
      # The serial number under which this reader is registered.
      serial: string
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
    method Log(
      # Only entries after this number.
      after: ?int
    ) -> (
      # The entry.
      entry: ?Entry
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

    # The person has to approve this change first: it is asked of them now. Watch the approval, as dk.kodeoplaeser.Approval has
    # it, and call again with its name once it is approved.
    error ApprovalNeeded (
      # The approval that was begun.
      approvalID: string,
      # How it is bound, as dk.kodeoplaeser.Approval calls it.
      binding: string,
      # The code to show to the person, where the binding has one.
      oneTimeCode: ?string,
      # What the QR code holds, or what is opened on the same device, where the binding has one.
      link: ?string,
      # What a chip signs.
      challenge: ?string,
      # When it expires, RFC 3339 in UTC.
      expiresAt: string
    )

    # A rule refuses this.
    error RuleBroken (
      # The rule's name.
      rule: string,
      # The rule in a sentence.
      message: string
    )

    # No, and no more is said.
    error Refused ()

    # The reader failed; nothing was changed.
    error Failed ()
    """
}
