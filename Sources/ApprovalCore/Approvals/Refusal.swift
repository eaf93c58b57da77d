// SPDX-License-Identifier: GPL-3.0-or-later

/// Why the core said no. The service is never told which; the user is, where only the user can hear it.
public enum Refusal: Hashable, Sendable {
  case unknownUser, noAuthenticator, anotherApprovalLives, serviceFrozen, bindingNotAllowed
  case unknownApproval, notYours, over
  case wrongPIN(triesLeft: Int)
  case locked(until: Instant)
  case blocked
  case wrongCode(triesLeft: Int)
  case wrongPassword
  case replayed
  case notNow(ApprovalState)
  case noExtensionLeft
  case alreadyExists
  case wrongSerialOrCode
  case tooManyAuthenticators
}
