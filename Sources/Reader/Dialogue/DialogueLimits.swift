// SPDX-License-Identifier: GPL-3.0-or-later

/// The numbers of the conversation; those of policy stand in `ApprovalCore.Limits`.
public struct DialogueLimits: Sendable {
  public var pinDigits = 6
  public var codeDigits = 6
  /// How long the second `+` is waited for.
  public var confirmWindow = Duration.seconds(10)
  /// How long a `-` after a rejection says that somebody else started it.
  public var notMeWindow = Duration.seconds(30)
  /// How long digits mean nothing after a request ended under the typing hand.
  public var overWindow = Duration.seconds(5)
  /// How many keys wait while the core answers; more are not typed by people.
  public var heldKeys = 64

  public init() {}
}
