// SPDX-License-Identifier: GPL-3.0-or-later

/// The device that answers, and how the core knows that it is that one.
///
/// Whoever calls from another program has nothing but a signature to make one with. The other way, without a signature, is
/// for a dialogue that runs in the core's own process: it is hidden from whoever does not import it by name
/// (`@_spi(InProcess) import ApprovalCore`), so that code which serves a wire does not compile without a proof.
public struct AnsweringDevice: Sendable {
  /// Which authenticator it is.
  public let authenticator: AuthenticatorID
  let proof: Proof

  enum Proof: Sendable {
    /// It is part of this process.
    case inProcess
    /// 64 bytes by its key, over `DeviceAnswer.message`.
    case signature([UInt8])
  }

  /// A device elsewhere.
  ///
  /// - Parameters:
  ///   - authenticator: Which device it is.
  ///   - signature: By the device's Ed25519 key over `DeviceAnswer.message`, 64 bytes (RFC 8032).
  public init(_ authenticator: AuthenticatorID, signature: [UInt8]) {
    self.authenticator = authenticator
    proof = .signature(signature)
  }

  /// The device that this process is: what was heard on it, this process has played, and what was pressed, it has read.
  @_spi(InProcess) public init(inProcess authenticator: AuthenticatorID) {
    self.authenticator = authenticator
    proof = .inProcess
  }

  /// Its word that the text was presented to its end.
  var hearing: Hearing {
    switch proof {
    case .inProcess: .played(on: authenticator)
    case .signature: .signed(by: authenticator)
    }
  }
}
