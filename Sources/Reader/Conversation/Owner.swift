// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore

/// Whose reader it is, and what makes its codes.
public struct Owner: Sendable {
  /// Whose reader it is.
  public let user: UserID
  /// Which of their authenticators it is.
  public let authenticator: AuthenticatorID
  /// What makes its codes.
  public let device: CodeDevice

  /// A reader that is somebody's.
  public init(user: UserID, authenticator: AuthenticatorID, device: CodeDevice) {
    self.user = user
    self.authenticator = authenticator
    self.device = device
  }
}
