// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Speech

extension CoreNotice {
  /// Whether it is about the reader's owner, and not about a request on the reader itself. Whose message waits is not
  /// told; it is sent from here, and nobody else can be told of it.
  func concerns(_ owner: Owner) -> Bool {
    switch self {
    case .approval, .requestsTurnedAway, .submissionRefused: false
    case .guesserWaits(let guesser): guesser.user == owner.user
    case .messagesWait, .stateAccepted, .serviceRegistered: true
    case .authenticator(_, let authenticator):
      authenticator.user == owner.user && authenticator.id != owner.authenticator
    case .methodSwitch(_, let authenticator): authenticator.user == owner.user
    case .passwordChanged(let user), .phoneChanged(let user), .recovery(_, let user),
      .recoveryCodeMade(let user), .accountLetAsk(_, let user), .accountTaken(let user):
      user == owner.user
    }
  }

  /// What fills its phrase.
  ///
  /// - Parameter accountName: what this machine calls an account; one that it has no name for is said by its number.
  func arguments(_ accountName: (UInt32) -> String?) -> [String: Argument] {
    switch self {
    case .accountLetAsk(let account, _): ["account": .name(accountName(account) ?? String(account))]
    case .serviceRegistered(let service): ["service": .name(service.text)]
    default: [:]
    }
  }
}
