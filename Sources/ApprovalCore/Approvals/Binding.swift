// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// How an approval is bound to the session the person sees: the binding.
public enum Binding: String, CaseIterable, Sendable {
  /// The service shows a code, the person types it on the authenticator.
  case oneTimeCode = "one-time-code"
  /// The reader speaks a code bound to the text, the person types it at the service; or its own, where the service showed the text.
  case spokenCode = "spoken-code"
  /// The service shows a QR code, the app scans it.
  case qrCode = "qr"
  /// The app was opened by the session on the same device, or the reader is at the machine that the person's session is at.
  case sameDevice = "same-device"
  /// The service shows the text; the code display shows a code of its own, or the code reader speaks it, and the person types it at
  /// the service.
  case shownCode = "shown-code"
  /// The chip signs a challenge over the text's digest.
  case chip
  /// The service has neither code nor link of ours to show: the person hears what their session shows, and compares. OpenID CIBA calls
  /// it the binding message. A program that no service vouches for may not ask so.
  case bindingMessage = "binding-message"

  /// Whether the person opens with a PIN and answers with a gesture on the authenticator.
  public var isAnsweredOnAuthenticator: Bool {
    switch self {
    case .oneTimeCode, .qrCode, .sameDevice, .bindingMessage: true
    case .spokenCode, .shownCode, .chip: false
    }
  }
}

/// What a service's screen hands to an app, as a QR code or by opening it on the same device: which approval, and the proof
/// that the app saw this session and no other.
public struct SessionLink: Equatable, Sendable {
  /// The approval that the session waits for.
  public let approval: ApprovalID
  /// 32 bytes that only the session knows.
  public let token: Secret

  /// The link of an approval; `nil` where its binding has none.
  public init?(_ approval: Approval) {
    guard approval.binding.usesLink, let token = approval.sessionToken else { return nil }
    self.approval = approval.id
    self.token = token
  }

  /// Reads what was scanned or opened; `nil` for anything else.
  public init?(scanned content: Secret) {
    let text = String(decoding: content.revealed(), as: UTF8.self)
    guard text.hasPrefix(Self.prefix) else { return nil }
    let parts = text.dropFirst(Self.prefix.count).split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let approval = ApprovalID(String(parts[0])),
      let token = Hexadecimal.decode(String(parts[1])), token.count == Self.tokenLength
    else { return nil }
    self.approval = approval
    self.token = Secret(token)
  }

  /// What the QR code holds and what the same device opens: `kodeoplaeser:approve/` approval `/` token, in hexadecimal.
  public var content: Secret {
    Secret(utf8: Self.prefix + approval.text + "/" + Hexadecimal.encode(token.revealed()))
  }

  static let tokenLength = 32
  private static let prefix = "kodeoplaeser:approve/"
}

extension Binding {
  /// Whether the session is proven by a link and not by a code.
  public var usesLink: Bool { self == .qrCode || self == .sameDevice }

  /// Whether the approval carries random bytes of its own.
  var usesToken: Bool { usesLink || self == .chip }
}

extension Approval {
  /// What a chip has to sign; `nil` where another binding is asked for.
  public var chipChallenge: ChipChallenge? {
    guard binding == .chip, let sessionToken else { return nil }
    return ChipChallenge(challenge: sessionToken.revealed(), textDigest: textDigest)
  }
}
