// SPDX-License-Identifier: GPL-3.0-or-later
internal import Cryptography

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
