// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore

extension Step.Person {
  var user: UserID { Self.users[self == .anna ? 0 : self == .bent ? 1 : 2] }

  private static let users = ["anna.aa", "bent.bb", "clara.cc"].compactMap { try? UserID($0) }
}

extension World {
  /// The two texts that are asked about, of one service.
  static let texts = ["Log på", "Betal regningen"].compactMap { body in
    try? TransactionText(action: .approve, service: ServiceName("Borger.dk"), body: body)
  }
}

extension Approval {
  /// The same approval in another state.
  func entered(_ state: ApprovalState) -> Approval {
    Approval(
      id: id, user: user, authenticator: authenticator, binding: binding, text: text, textDigest: textDigest,
      requestedAt: requestedAt, isRepeat: isRepeat, oneTimeCode: oneTimeCode, codeCounter: codeCounter,
      state: state,
      expiresAt: expiresAt, codeTriesLeft: codeTriesLeft, extensionsLeft: extensionsLeft, reason: reason,
      decidedAt: decidedAt, receipt: receipt, sessionToken: sessionToken, hearing: hearing)
  }
}
