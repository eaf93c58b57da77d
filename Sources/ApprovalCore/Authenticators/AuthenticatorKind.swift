// SPDX-License-Identifier: GPL-3.0-or-later

/// The kinds of authenticator that the guides describe.
public enum AuthenticatorKind: String, CaseIterable, Sendable {
  /// A program on a telephone or tablet.
  case app
  /// A device that shows codes.
  case codeDisplay
  /// A device that speaks codes, with a keypad.
  case codeReader
  /// A key in hardware that signs.
  case chip

  /// What only the user knows and gives beside what they hold.
  public enum Factor: String, CaseIterable, Sendable {
    /// The PIN is given on the authenticator, the password at the service.
    case pin, password
  }

  /// Whether it makes one-time codes of its own.
  public var isCodeDevice: Bool { self == .codeDisplay || self == .codeReader }

  /// The bindings it can approve through.
  public var bindings: Set<Binding> { rules.bindings }

  /// What is given beside it; a code reader's keypad takes a PIN as well.
  public var factor: Factor { rules.factor }

  /// Whether it comes by post, and is ordered before it is activated.
  public var isOrdered: Bool { rules.isOrdered }

  /// The kinds that share its limit: no more than `mostActive` of them all may be active.
  public var rivals: Set<AuthenticatorKind> { rules.rivals }

  /// How many of it and its rivals may be active for one user.
  public func mostActive(_ limits: Limits) -> Int { limits[keyPath: rules.limit] }
}

extension AuthenticatorKind {
  private struct Rules {
    let factor: Factor
    let bindings: Set<Binding>
    let isOrdered: Bool
    let rivals: Set<AuthenticatorKind>
    let limit: KeyPath<Limits, Int>
  }

  /// The table of kinds.
  private var rules: Rules {
    switch self {
    case .app:
      Rules(
        factor: .pin, bindings: [.oneTimeCode, .qrCode, .sameDevice, .bindingMessage], isOrdered: false,
        rivals: [.app], limit: \.activeApps)
    case .codeDisplay:
      Rules(
        factor: .password, bindings: [.shownCode], isOrdered: true, rivals: [.codeDisplay, .codeReader],
        limit: \.activeCodeDevices)
    case .codeReader:
      Rules(
        factor: .password, bindings: [.oneTimeCode, .sameDevice, .spokenCode, .shownCode, .bindingMessage],
        isOrdered: true, rivals: [.codeDisplay, .codeReader], limit: \.activeCodeDevices)
    case .chip:
      Rules(
        factor: .password, bindings: [.chip], isOrdered: true, rivals: [.chip], limit: \.activeChips)
    }
  }
}

extension Authenticator {
  /// Whether it approves through `binding` as it is set now: an app through the binding its user chose, and a code reader
  /// through none that a PIN opens where it was activated without one.
  public func allows(_ binding: Binding) -> Bool {
    guard kind.bindings.contains(binding) else { return false }
    guard kind != .codeReader || !binding.isAnsweredOnAuthenticator || pinVerifier != nil else {
      return false
    }
    return kind != .app || binding == self.binding || binding == .sameDevice || binding == .bindingMessage
  }
}

/// What makes a device's next code another than its last.
public enum MovingFactor: String, CaseIterable, Sendable {
  /// The time (RFC 6238).
  case time
  /// A counter that goes up at each press of the button (RFC 4226).
  case counter
}
