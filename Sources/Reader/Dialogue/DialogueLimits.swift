// SPDX-License-Identifier: GPL-3.0-or-later

/// The numbers of the conversation; those of policy stand in `ApprovalCore.Limits`.
public struct DialogueLimits: Sendable {
  public var pinDigits = 6
  public var codeDigits = 6
  /// How long the second `+` is waited for.
  public var confirmWindow = Duration.seconds(10)
  /// How long a `-` after a rejection says that somebody else started it, and a `+` after that lifts the freeze.
  public var notMeWindow = Duration.seconds(30)
  /// How long digits mean nothing after a request ended under the typing hand.
  public var overWindow = Duration.seconds(5)
  /// The time left at which it is said by itself; the last with the tones of time running out.
  public var timeMarks = [Duration.seconds(60), .seconds(20)]
  /// How long a code of six digits must still live when it begins to be spoken: to be heard, and typed.
  public var codeTyping = Duration.seconds(15)
  /// How much longer for each digit more, for each step that speech is slower, and for each that pauses are longer.
  public var codeDigit = Duration.seconds(2)
  public var slowerCode = Duration.milliseconds(500)
  public var pausedCode = Duration.milliseconds(400)
  /// How long a code that does not change with time is the one that is said again.
  public var codeHeld = Duration.seconds(120)
  /// How long nothing more is said of requests that are turned away after the first; each time twice as long, up to the
  /// longest, for which nothing is said either once the person silenced it.
  public var turnedAwayPause = Duration.seconds(60)
  public var longestTurnedAwayPause = Duration.seconds(3600)
  /// How many requests of one asker are announced in words that nobody answers, and how long after the last one is news again.
  public var arrivalsInWords = 2
  public var arrivalMemory = Duration.seconds(120)
  /// How many keys wait while the core answers; more are not typed by people.
  public var heldKeys = 64
  /// How many settings that were changed from elsewhere are said with their values; of those beyond, how many.
  public var settingsInWords = 2
  /// How much a program may have said at a time, half a minute of it, and how many such wait.
  public var sayingCharacters = 500
  public var sayingsWaiting = 3

  public init() {}
}
