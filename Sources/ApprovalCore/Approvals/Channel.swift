// SPDX-License-Identifier: GPL-3.0-or-later

/// How an approval is bound to the session the person sees: the binding.
public enum Channel: String, CaseIterable, Sendable {
  /// The service shows a code, the person types it on the authenticator.
  case oneTimeCode = "one-time-code"
  /// The reader speaks a code bound to the text, the person types it at the service.
  case spokenCode = "spoken-code"
  /// The service shows a QR code, the app scans it.
  case qrCode = "qr"
  /// The app was opened by the session on the same device.
  case sameDevice = "same-device"
  /// The code display shows a code, the person types it at the service.
  case shownCode = "shown-code"
  /// The chip signs a challenge over the text's digest.
  case chip

  /// Whether the person opens with a PIN and answers with a gesture on the authenticator.
  public var isAnsweredOnAuthenticator: Bool {
    switch self {
    case .oneTimeCode, .qrCode, .sameDevice: true
    case .spokenCode, .shownCode, .chip: false
    }
  }
}
