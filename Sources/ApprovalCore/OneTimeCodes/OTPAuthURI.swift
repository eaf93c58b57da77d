// SPDX-License-Identifier: GPL-3.0-or-later

public import Cryptography

/// Another service's account as `otpauth://` carries it (the Key Uri Format of Google Authenticator).
///
/// It prints as `•`, since its text holds the key.
public struct OTPAuthURI: Equatable, Masked {
  /// The parts of an address that an error can point at.
  public enum Part: String, Hashable, Sendable, CaseIterable {
    /// The parts, in the order in which they are read.
    case scheme, type, label, percent, parameter, repeated, secret, algorithm, digits, counter, period

    /// What the part must be.
    var rule: String {
      switch self {
      case .scheme: "it must begin with otpauth://"
      case .type: "its type must be hotp or totp"
      case .label: "it must name an account"
      case .percent: "a percent sign is not followed by two hexadecimal digits, or the text is not utf-8"
      case .parameter: "a parameter has no name or no value"
      case .repeated: "a parameter is given twice"
      case .secret: "it must have a secret"
      case .algorithm: "its algorithm must be SHA1, SHA256 or SHA512"
      case .digits: "its digits must be 6, 7 or 8"
      case .counter: "hotp must have a counter, a whole number from 0"
      case .period: "its period must be 1 to 86400 seconds"
      }
    }
  }

  /// What moves the codes on.
  public enum Kind: Hashable, Sendable {
    /// RFC 4226, with the next counter.
    case hotp(counter: UInt64)
    /// RFC 6238, with the time step.
    case totp(step: Duration)
  }

  /// The longest time step, a day.
  static let longestStepSeconds = 86_400

  /// Who runs the account, where the address says it.
  public let issuer: String?
  /// Whose account it is.
  public let account: String
  /// What moves the codes on.
  public let kind: Kind
  /// The key, hash function and digits.
  public let generator: HOTP

  /// An account; throws `address` for an empty name, a name that could not be read back, or an impossible step.
  public init(issuer: String?, account: String, kind: Kind, generator: HOTP) throws(OneTimeCodeError) {
    guard !account.isEmpty, account.first != " ", issuer != "",
      issuer != nil || !account.contains(":" as Character)
    else { throw .address(.label) }
    if case .totp(let step) = kind {
      guard (1...Self.longestStepSeconds).contains(Int(clamping: step.components.seconds)),
        step.components.attoseconds == 0
      else { throw .address(.period) }
    }
    if case .hotp(.max) = kind { throw .address(.counter) }
    self.issuer = issuer
    self.account = account
    self.kind = kind
    self.generator = generator
  }

  /// The address in clear, for the one who carries the account to another device.
  public func revealed() -> String {
    let label = [issuer, account].compactMap(\.self).map(PercentCoding.encode).joined(separator: ":")
    let parameters = [
      ("secret", Base32.encode(generator.key)), ("issuer", issuer.map(PercentCoding.encode)),
      ("algorithm", generator.algorithm.rawValue.uppercased()), ("digits", String(generator.digits)),
      kindParameter,
    ]
    let query = parameters.compactMap { name, value in value.map { name + "=" + $0 } }
    return "otpauth://\(kindName)/\(label)?" + query.joined(separator: "&")
  }

  private var kindName: String {
    switch kind {
    case .hotp: "hotp"
    case .totp: "totp"
    }
  }

  private var kindParameter: (String, String?) {
    switch kind {
    case .hotp(let counter): ("counter", String(counter))
    case .totp(let step): ("period", String(step.components.seconds))
    }
  }
}
