// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore

/// Whose reader it is, and what makes its codes.
public struct Owner: Sendable {
  public let user: UserID
  public let authenticator: AuthenticatorID
  public let device: CodeDevice

  public init(user: UserID, authenticator: AuthenticatorID, device: CodeDevice) {
    self.user = user
    self.authenticator = authenticator
    self.device = device
  }
}
