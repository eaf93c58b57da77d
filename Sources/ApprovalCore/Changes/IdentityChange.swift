// SPDX-License-Identifier: GPL-3.0-or-later

/// A change of what may approve for a person, or of what they approve with: heard and answered as an approval of its own.
///
/// It stands in the transaction text, so that the approval's digest binds the answer to this change and to no other.
public struct IdentityChange: Hashable, Sendable {
  /// What is to be changed.
  public enum Kind: String, CaseIterable, Sendable {
    /// An authenticator more is to approve.
    case add
    /// An authenticator is to approve in the place of another.
    case replace
    /// An authenticator is to approve no more.
    case delete
    /// The PIN of an authenticator.
    case changePIN
    /// The password.
    case changePassword
    /// The telephone number that temporary PINs are sent to.
    case changePhone
    /// Whether finger or face stands for an app's PIN; the subject is `yes` or `no`.
    case changeBiometrics
    /// An app is to approve with one-time codes.
    case switchToOneTimeCode
    /// An app is to approve with QR codes again.
    case switchToQRCode
    /// A service that the person stopped may ask again.
    case unfreeze
    /// The identity is proven anew, by an enrolment.
    case prove
    /// A recovery code is to be made.
    case makeRecoveryCode
    /// The keys of other services' accounts leave the reader.
    case exportAccounts
  }

  /// What is to be changed.
  public let kind: Kind
  /// The kind of authenticator that it is about, where it is about one.
  public let device: AuthenticatorKind?
  /// What exactly it is about, as text: an authenticator's number, a service's name, a telephone number, a key's fingerprint.
  public let subject: String

  /// A change of one thing.
  public init(_ kind: Kind, of device: AuthenticatorKind? = nil, subject: String = "") {
    self.kind = kind
    self.device = device
    self.subject = subject
  }

  /// The change as one text: what its place in a store holds, and what the digest covers.
  public var canonical: String { [kind.rawValue, device?.rawValue ?? "", subject].joined(separator: "\n") }

  /// Reads what `canonical` wrote; `nil` for anything else.
  public init?(canonical text: String) {
    let parts = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let kind = Kind(rawValue: parts[0]) else { return nil }
    let device = AuthenticatorKind(rawValue: parts[1])
    guard device != nil || parts[1].isEmpty else { return nil }
    self.init(kind, of: device, subject: parts[2])
  }
}
