// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// What a device says of one approval: what it signs, so that its answer is good for that text and that act alone.
public struct DeviceAnswer: Hashable, Sendable {
  /// What the device does.
  public enum Act: Hashable, Sendable {
    /// Opens it, with the PIN or with biometrics that are given beside the signature.
    case open
    /// Binds it, to the code or link that is given beside the signature.
    case bind
    /// Presented the text to its end.
    case heard
    /// Approves.
    case approve
    /// Rejects.
    case reject(RejectionReason)
    /// Takes more time.
    case extend
    /// Lets the service of what was rejected ask no more.
    case freeze

    /// The act as it stands in the message.
    public var text: String {
      switch self {
      case .open: "open"
      case .bind: "bind"
      case .heard: "heard"
      case .approve: "approve"
      case .reject(let reason): "reject \(reason.rawValue)"
      case .extend: "extend"
      case .freeze: "freeze"
      }
    }
  }

  /// Which approval.
  public let approval: ApprovalID
  /// SHA-256 of the text that the device has before it, 32 bytes (`TransactionText.digest`).
  public let textDigest: [UInt8]
  /// What it does.
  public let act: Act

  /// An answer to the approval of that name, whose text has that digest.
  public init(_ act: Act, to approval: ApprovalID, textDigest: [UInt8]) {
    self.act = act
    self.approval = approval
    self.textDigest = textDigest
  }

  /// What the device's Ed25519 key signs: four lines in ASCII, each ended by a line feed. They are `kodeoplaeser-answer-1`,
  /// the approval, the digest in 64 lower-case hexadecimal digits, and the act.
  public var message: [UInt8] {
    let lines = ["kodeoplaeser-answer-1", approval.text, Hexadecimal.encode(textDigest), act.text]
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }
}

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
  ///
  /// - Parameter confirmed: whether it is the person's word that they hear the output, against the output's own mixer.
  func hearing(confirmed: Bool) -> Hearing {
    switch proof {
    case .inProcess: confirmed ? .confirmed(on: authenticator) : .played(on: authenticator)
    case .signature: .signed(by: authenticator)
    }
  }
}

extension Authenticator {
  /// The key that an app or a code reader signs its answers with from elsewhere; `nil` where it was activated without one,
  /// and of every other kind.
  public var deviceKey: VerifyingKey? {
    guard kind.signsAnswers, let publicKey else { return nil }
    return try? VerifyingKey(rawRepresentation: publicKey)
  }
}

extension AuthenticatorKind {
  /// Whether it is a device with a dialogue of its own, which may answer over a wire.
  var signsAnswers: Bool { self == .app || self == .codeReader }
}

extension IdentityProvider {
  /// The approval, if it is truly this device that answers it so. Nothing is counted and nothing changed by a false answer.
  ///
  /// - Throws: `unknownApproval`; or, of a device elsewhere, `noAuthenticator` or `blocked` where it is not active,
  ///   `noDeviceKey` where it registered none, and `wrongSignature`.
  func answered(_ id: ApprovalID, _ act: DeviceAnswer.Act, by answering: AnsweringDevice) throws(CoreError)
    -> Approval
  {
    let approval = try approval(id)
    guard case .signature(let signature) = answering.proof else { return approval }
    let device = try device(answering.authenticator)
    if device.state != .active { throw .refused(device.state == .blocked ? .blocked : .noAuthenticator) }
    guard let key = device.deviceKey else { throw .refused(.noDeviceKey) }
    let answer = DeviceAnswer(act, to: id, textDigest: approval.textDigest)
    guard key.isValidSignature(signature, for: answer.message) else { throw .refused(.wrongSignature) }
    return approval
  }
}

/// Whose word it is that the text was presented to its end.
public enum Hearing: Hashable, Sendable {
  /// This program presented it on that authenticator, and saw its last frame played.
  case played(on: AuthenticatorID)
  /// The same, on an output whose mixer says that nothing of it is heard; the person said by a key that they hear it.
  case confirmed(on: AuthenticatorID)
  /// Another device says so, under the signature of that authenticator's key.
  case signed(by: AuthenticatorID)
  /// The service says that it showed the text: nothing was heard here.
  case shown

  /// How it is known, by name: kept, and said in the receipt.
  public enum Means: String, CaseIterable, Sendable {
    /// As the cases of `Hearing`.
    case played, confirmed, signed, shown
  }

  /// A hearing as it is kept; `nil` where the two do not belong together.
  public init?(_ means: Means, _ authenticator: AuthenticatorID?) {
    switch (means, authenticator) {
    case (.played, let authenticator?): self = .played(on: authenticator)
    case (.confirmed, let authenticator?): self = .confirmed(on: authenticator)
    case (.signed, let authenticator?): self = .signed(by: authenticator)
    case (.shown, nil): self = .shown
    case (.played, nil), (.confirmed, nil), (.signed, nil), (.shown, _?): return nil
    }
  }

  /// How it is known.
  public var means: Means {
    switch self {
    case .played: .played
    case .confirmed: .confirmed
    case .signed: .signed
    case .shown: .shown
    }
  }

  /// The authenticator that presented the text; `nil` where the service did.
  public var authenticator: AuthenticatorID? {
    switch self {
    case .played(on: let authenticator), .confirmed(on: let authenticator), .signed(by: let authenticator):
      authenticator
    case .shown: nil
    }
  }
}
