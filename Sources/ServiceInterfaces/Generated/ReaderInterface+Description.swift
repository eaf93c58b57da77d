// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Reader.varlink, then swift run InterfaceGenerator.

extension ReaderInterface {
  /// The interface in varlink's language: dk.kodeoplaeser.Reader.varlink, word for word.
  public static let description = [text1].joined(separator: "\n\n")
}

extension ReaderInterface {
  static let text1 = #"""
    # SPDX-License-Identifier: GPL-3.0-or-later

    # The reader itself. For its owner, for root, and for tests.
    interface dk.kodeoplaeser.Reader

    # Where a device stands.
    type Condition (
      # In use and well.
      ready,
      # Held by another program.
      busy,
      # Unplugged.
      gone,
      # There never was one.
      none
    )

    # Speak a text as a stranger's, in the second voice and between its tones, after the reader has said who asks. It is heard
    # once the reader has nothing to say itself and no approval is dealt with; a key silences it and all that waits.
    method Say(
      # The text, at most 500 characters.
      text: string,
      # Its language: da, en or kl; without it the reader's.
      language: ?string,
      # Makes no difference: every text is spoken as a stranger's.
      quote: ?bool
    ) -> ()

    # Speak a code.
    method Code(
      # Of which other service; without it the reader's own.
      account: ?string,
      # Whose, where the reader has several users; without it, of the one that this account stands for.
      user: ?string
    ) -> ()

    # Keep another service's account, whose codes are spoken from then on.
    method AddAccount(
      # The account as an otpauth:// address: a secret.
      # [Secret]
      uri: string,
      # What to call it; without it, its issuer and account.
      name: ?string,
      # Whose, where the reader has several users; without it, of the one that this account stands for.
      user: ?string
    ) -> (
      # What it is called.
      name: string
    )

    # Name the accounts, in their order.
    method Accounts(
      # Whose, where the reader has several users; without it, of the one that this account stands for.
      user: ?string
    ) -> (
      # Their names.
      names: []string
    )

    # Forget an account and what makes its codes.
    method RemoveAccount(
      # What it is called.
      name: string,
      # Whose, where the reader has several users; without it, of the one that this account stands for.
      user: ?string
    ) -> ()

    # An account that comes from another program, or leaves for one.
    type CarriedAccount (
      # The account as an otpauth:// address: a secret.
      # [Secret]
      uri: string
    )

    # What came of an account that was given.
    type Fate (
      # It is kept.
      kept,
      # It is kept under another name, as an account with another key has its own.
      renamed,
      # An account with its key is here already.
      known,
      # It is not kept, for the reason that is told.
      refused
    )

    # One account that was given, and what came of it.
    type ImportedAccount (
      # What it is called here, or would be.
      name: string,
      # What came of it.
      fate: Fate,
      # The rule it breaks, in words, where it is refused.
      reason: ?string
    )

    # Keep the accounts of another program: those that can be kept all at once, or none. How many there are is heard.
    method ImportAccounts(
      # The accounts, each under its issuer and account.
      accounts: []CarriedAccount,
      # Whose, where the reader has several users; without it, of the one that this account stands for.
      user: ?string
    ) -> (
      # What came of each, in the same order.
      accounts: []ImportedAccount
    )

    # Give out every account with what makes its codes. The person hears how many leave the reader, and approves it as any change.
    method ExportAccounts(
      # Whether they are kept where anybody can read them, as the person is told.
      isPlain: bool,
      # The approval of this change, once the person gave it; without it dk.kodeoplaeser.Identity.ApprovalNeeded names the one that
      # was begun.
      approval: ?string,
      # Whose, where the reader has several users; without it, of the one that this account stands for.
      user: ?string
    ) -> (
      # The accounts in their order, each under the name that it has here.
      accounts: []CarriedAccount
    )

    # Forget all accounts and what makes their codes. The person hears how many, and approves it as any change.
    method RemoveAllAccounts(
      # The approval of this change, once the person gave it; without it dk.kodeoplaeser.Identity.ApprovalNeeded names the one that
      # was begun.
      approval: ?string,
      # Whose, where the reader has several users; without it, of the one that this account stands for.
      user: ?string
    ) -> (
      # How many there were.
      count: int
    )

    # One of the settings of the menu.
    type Setting (
      # Its name.
      name: string,
      # What it is set to.
      value: string,
      # Everything that it may be set to, in order.
      choices: []string
    )

    # What is set, in the order of the menu.
    method Settings(
      # As which of several users has it; without it, as the one that this account stands for, or as it is in the room.
      user: ?string
    ) -> (
      # The settings.
      settings: []Setting
    )

    # Set something: it is heard from the next words on, and kept. What lets others hear more is set by root, or at the keypad.
    method ChangeSetting(
      # Its name.
      name: string,
      # One of its choices.
      value: string,
      # For which of several users, where it is how the reader speaks to them; without it, for the one that this account stands for,
      # or for the room.
      user: ?string
    ) -> ()

    # Type on the keypad: 0 to 9, + - * / . and e for Enter. Off unless the owner turned it on.
    method Press(
      # The keys.
      # [Secret]
      keys: string
    ) -> ()

    # An option of the daemon, as it stands.
    type StartOption (
      # Its name, as in the configuration file.
      name: string,
      # What it is set to; without it the daemon chooses.
      value: ?string,
      # Where that comes from: command line, default, or the file with its line.
      origin: string
    )

    # One of the users that the reader is activated for.
    type ReaderUser (
      # Their user ID.
      user: string,
      # Whether the reader can be answered on for them, as readerState of Status.
      readerState: string
    )

    # How the reader is.
    method Status() -> (
      # The program's version.
      version: string,
      # The language it speaks.
      language: string,
      # Who reviewed that language, its wording and its voice; without it nobody has.
      reviewedBy: ?string,
      # When, as YYYY-MM-DD; there if reviewedBy is.
      reviewedOn: ?string,
      # The user it is activated for; without it nobody, or several.
      user: ?string,
      # Every user it is activated for, in the order of the digits that name them.
      users: []ReaderUser,
      # Whether the reader can be answered on: active, locked, blocked after wrong PINs, blockedOnRequest, or deleted; without it
      # nobody's, or several users'.
      readerState: ?string,
      # Whether keys may be typed over the wire (--allow-press): then an approval proves nobody's presence, and PAM is refused.
      allowsPressing: bool,
      # How many requests wait.
      pending: int,
      # The output, such as alsa:default.
      audio: string,
      # How the output is.
      audioCondition: Condition,
      # Who plays to its sound card where another program holds it, such as "pipewire, process 812"; several with a semicolon between.
      audioHolder: ?string,
      # Whether only the user hears it.
      audioIsPrivate: bool,
      # Whether its mixer says that nothing is heard: it is muted, or at its lowest volume; without it no mixer tells.
      audioIsMuted: ?bool,
      # The keypad, such as evdev:/dev/input/event3.
      keypad: string,
      # How the keypad is.
      keypadCondition: Condition,
      # By how many seconds the machine's clock was set since the machine started: forward, or back where it is below
      # zero; 0 for less than a minute either way. Waits and locks go by the time since then, codes by the clock.
      clockSet: int,
      # What the daemon was told when it was started, every option once.
      options: []StartOption
    )

    # Make the output audible where its mixer says that nothing of it is heard: what is muted is switched on, what is at its lowest
    # volume is given three fifths of it. Of headphones and a loudspeaker beside one another, the headphones alone.
    method Unmute() -> ()

    # What is heard from now on, with more: one reply a line, secrets as dots. Where the reader has several users, for root alone.
    # [Requires 'more' flag]
    method Transcript() -> (
      # One line, itself JSON.
      line: string
    )

    # The text cannot be spoken.
    error CannotSay (
      # The rule it breaks, in words.
      reason: string
    )

    # This account of the machine had the reader speak too often: Say, Code and ChangeSetting count together.
    error TooOften (
      # For how long it takes no more.
      seconds: int
    )

    # There is no account of that name.
    error NoSuchAccount ()

    # The reader has several users, and it was not said which is meant, or none of them.
    error WhichUser (
      # Their user IDs.
      users: string
    )

    # There is no account at all.
    error NoAccounts ()

    # Nobody is enrolled on the reader, who could approve it.
    error NobodyApproves ()

    # There is no setting of that name.
    error NoSuchSetting ()

    # It cannot be set to that.
    error NoSuchValue (
      # What it can be set to.
      choices: string
    )

    # Others could hear more then: root sets that, or the keypad.
    error LessPrivate ()

    # That account cannot be kept.
    error AccountRefused (
      # The rule it breaks, in words.
      reason: string
    )

    # What was to be typed is no key.
    error NotAKey (
      # Which one, counted from 1.
      position: int
    )

    # The owner has not turned on typing over the wire.
    error PressingIsOff ()

    # No mixer tells whether the output is heard: there is none, or it does not answer.
    error NoMixer ()

    # The mixer says that nothing is heard all the same.
    error StaysMuted ()

    # The reader failed.
    error Failed ()

    """#
}
