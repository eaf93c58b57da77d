// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

extension CoreNotice {
  /// Whether it is about the reader's owner, and not about a request on the reader itself. Whose message waits is not
  /// told; it is sent from here, and nobody else can be told of it.
  func concerns(_ owner: Owner) -> Bool {
    switch self {
    case .approval, .requestsTurnedAway, .submissionRefused: false
    case .guesserWaits(let guesser): guesser.user == owner.user
    case .messagesWait, .stateAccepted: true
    case .authenticator(_, let authenticator):
      authenticator.user == owner.user && authenticator.id != owner.authenticator
    case .methodSwitch(_, let authenticator): authenticator.user == owner.user
    case .passwordChanged(let user), .phoneChanged(let user), .recovery(_, let user): user == owner.user
    }
  }
}
