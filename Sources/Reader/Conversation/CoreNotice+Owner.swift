// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

extension CoreNotice {
  /// Whether it is about the reader's owner, and not about the reader itself.
  func concerns(_ owner: Owner) -> Bool {
    switch self {
    case .approval, .secondRequestRefused, .messagesWait: false
    case .authenticator(_, let authenticator):
      authenticator.user == owner.user && authenticator.id != owner.authenticator
    case .methodSwitch(_, let authenticator): authenticator.user == owner.user
    case .passwordChanged(let user), .phoneChanged(let user): user == owner.user
    }
  }
}
