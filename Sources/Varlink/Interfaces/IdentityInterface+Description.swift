// SPDX-License-Identifier: GPL-3.0-or-later

extension IdentityInterface {
  /// The interface with all its rules.
  public static let description =
    [opening, userRules, deviceRules, answerRules, serviceRules].joined(separator: "\n\n")

  private static let opening = """
    # Users and what they approve with. For the reader's owner and for root.
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
