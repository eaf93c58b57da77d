// SPDX-License-Identifier: GPL-3.0-or-later

/// What each rule of the core says no with, by the name that the daemon gives it: to whoever may know.
enum DeniedSentences {
  static let all = [
    "refusedUnknownUser": "there is no such user",
    "refusedNoAuthenticator": "there is no such authenticator, or it is not active",
    "refusedAnotherApprovalLives": "another request of this user waits for an answer",
    "refusedTooManyRequests": "too many requests were not answered; try again in a minute",
    "refusedAnothersTurn": "somebody else was kept waiting and goes first; try again in a moment",
    "refusedServiceFrozen": "the user takes no requests from this service",
    "refusedNotFrozen":
      "the user did not stop this service; hint: kodeoplaeser service frozen names those that may not ask",
    "refusedBindingNotAllowed": "the user has nothing that approves in this way",
    "refusedUnknownApproval": "there is no such request",
    "refusedNotYours": "the request is for another authenticator to answer",
    "refusedOver": "the request is over",
    "refusedWrongPIN": "the PIN is wrong, and {tries} tries are left",
    "refusedWrongPINLastTry": "the PIN is wrong, and one try is left",
    "refusedWrongPINLastTryBlocks":
      "the PIN is wrong, and one try is left before the authenticator is blocked",
    "refusedLocked": "the authenticator is locked until {until}, after too many wrong PINs",
    "refusedBlocked": "the authenticator is blocked; hint: delete it, and order or begin another",
    "refusedWrongCode": "the code is wrong, and {tries} tries are left",
    "refusedWrongCodeLastTry": "the code is wrong, and one try is left",
    "refusedWrongCodeEnds": "the code is wrong, and no try is left",
    "refusedWrongPassword": "the password is wrong",
    "refusedGuessingWaits": "too many wrong ones were given from this account; try again after {until}",
    "refusedTooBusy": "enough passwords are being checked just now; try again in a moment",
    "refusedReplayed": "the code was taken before; hint: wait for the next one",
    "refusedNotNow": "that is not what comes next for this request",
    "refusedNoExtensionLeft": "the request had its extra time already",
    "refusedAlreadyExists": "the user ID is taken",
    "refusedAccountTaken":
      "your account stands for another user already; hint: do it as root, and kodeoplaeser user account moves the account",
    "refusedWrongSerialOrCode": "wrong serial number or code",
    "refusedTooManyAuthenticators":
      "as many of this kind as are allowed are active; hint: delete one, or replace it",
    "refusedNotForThisKind": "this kind of authenticator does not do that",
    "refusedNotInState": "the authenticator is not in a state for that",
    "refusedNotTheSame": "the two were not the same",
    "refusedWrongSignature": "the signature is not this key's over what was to be signed",
    "refusedNoDeviceKey":
      "the authenticator was activated without a key, and answers nothing from here; hint: activate it again",
    "refusedUnknownEnrolment": "there is no such enrolment, or it was begun too long ago",
    "refusedStepsDone": "the steps of this enrolment are done",
    "refusedStepNotNow": "another step comes first; hint: kodeoplaeser user next says which",
    "refusedNoCodeWaits": "no code waits; hint: ask for one first",
    "refusedCodeLapsed": "the code's time is over; hint: ask for another",
    "refusedTooSoon": "too soon, not before {until}",
    "refusedNoPhone": "the user has no telephone number; hint: kodeoplaeser user phone binds one",
    "refusedPhoneChangedRecently":
      "the telephone number was changed a short while ago, and receives no PIN until {until}",
    "refusedNoSwitchWaits": "no switch waits; hint: kodeoplaeser method request asks for one",
    "refusedAlreadyThatMethod": "it is the method already",
    "refusedBlockedOnRequest":
      "the authenticator was blocked on request; hint: its PIN and the password lift that at the device",
    "refusedNameTaken": "the name is the reader's own, or may be taken for another service's",
    "refusedNotApprovedForThis": "the approval is not of this change, was given too long ago, or has served",
    "refusedNoRecoveryWaits": "no recovery waits; hint: kodeoplaeser recovery begin begins one",
    "refusedWrongRecovery": "the password, or the code beside it, is wrong",
    "refusedTermsNotAccepted":
      "the operator's terms are not accepted; hint: kodeoplaeser terms accept shows and accepts them",
    "refusedOtherTerms": "these are not the operator's terms as they are now; hint: kodeoplaeser terms show",
  ]
}
