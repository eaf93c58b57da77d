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
      case .type: "its type must be hotp, totp or steam"
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
      kindParameter, ("encoder", generator.alphabet == .steam ? "steam" : nil),
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

extension OTPAuthURI {
  /// Reads an address, with a byte order mark or blanks around it; scheme, type, parameter names and algorithm in either case, other
  /// parameters ignored. Steam's codes are of the type `steam`, or of the `encoder` of that name.
  ///
  /// Throws `address` with the part that does not hold, or the error of the key in base 32. Where the label and
  /// the parameter name different issuers, the parameter is believed.
  ///
  /// - Parameter name: the account's name where the address has neither one nor an issuer.
  public init(_ text: String, unnamed name: String? = nil) throws(OneTimeCodeError) {
    let (type, label, query) = try Self.sections(Self.trimmed(text))
    let parameters = try PercentCoding.parameters(query)
    let given = parameters["issuer"].flatMap { $0.isEmpty ? nil : $0 }
    let (labelIssuer, account) = try Self.names(label, issuer: given)
    guard let secret = parameters["secret"] else { throw .address(.secret) }
    let isSteam = type == "steam" || parameters["encoder"]?.lowercased() == "steam"
    let key = try Base32.decode(secret)
    let generator =
      isSteam
      ? try HOTP(steam: key)
      : try HOTP(
        key: key, algorithm: Self.algorithm(parameters["algorithm"]),
        digits: Self.digits(parameters["digits"]))
    let kind = isSteam ? Kind.totp(step: .seconds(30)) : try Self.kind(type, parameters)
    let issuer = given ?? labelIssuer
    if account.isEmpty, let standIn = issuer ?? name {
      // Without an issuer, a colon would part the name in two when it is read again.
      try self.init(
        issuer: nil, account: standIn.filter { $0 != ":" }, kind: kind, generator: generator)
    } else {
      try self.init(issuer: issuer, account: account, kind: kind, generator: generator)
    }
  }

  private static func trimmed(_ text: String) -> Substring {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool {
      scalar == "\u{FEFF}" || scalar.properties.isWhitespace
    }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return text[first..<scalars.index(after: last)]
  }

  private static func sections(
    _ text: Substring
  ) throws(OneTimeCodeError) -> (type: String, label: Substring, query: Substring) {
    let scheme = "otpauth://"
    guard text.prefix(scheme.count).lowercased() == scheme else { throw .address(.scheme) }
    let address = text.dropFirst(scheme.count).prefix { $0 != "#" }
    let path = address.prefix { $0 != "?" }
    let type = path.prefix { $0 != "/" }
    return (type.lowercased(), path.dropFirst(type.count + 1), address.dropFirst(path.count + 1))
  }

  /// Issuer and account, apart after the issuer that is known; else at the first colon, and at an encoded one only where there is
  /// no plain one.
  private static func names(
    _ label: Substring, issuer: String?
  ) throws(OneTimeCodeError) -> (issuer: String?, account: String) {
    let decoded = try PercentCoding.decode(label)[...]
    if let issuer, decoded.hasPrefix(issuer + ":") {
      return (issuer, String(decoded.dropFirst(issuer.count + 1).drop { $0 == " " }))
    }
    var parts = label.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 1 {
      parts = decoded.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { return (nil, String(decoded.drop { $0 == " " })) }
      return (parts[0].isEmpty ? nil : String(parts[0]), String(parts[1].drop { $0 == " " }))
    }
    let issuer = try PercentCoding.decode(parts[0])
    let account = try PercentCoding.decode(parts[1]).drop { $0 == " " }
    return (issuer.isEmpty ? nil : issuer, String(account))
  }

  private static func algorithm(_ text: String?) throws(OneTimeCodeError) -> HashAlgorithm {
    guard let text else { return .sha1 }
    guard let algorithm = HashAlgorithm(rawValue: text.lowercased()) else { throw .address(.algorithm) }
    return algorithm
  }

  private static func digits(_ text: String?) throws(OneTimeCodeError) -> Int {
    guard let text else { return 6 }
    guard let digits = number(text), let count = Int(exactly: digits), HOTP.digitRange.contains(count) else {
      throw .address(.digits)
    }
    return count
  }

  private static func kind(_ type: String, _ parameters: [String: String]) throws(OneTimeCodeError) -> Kind {
    switch type {
    case "hotp":
      guard let counter = parameters["counter"].flatMap(number) else { throw .address(.counter) }
      return .hotp(counter: counter)
    case "totp":
      guard let text = parameters["period"] else { return .totp(step: .seconds(30)) }
      guard let seconds = number(text), (1...UInt64(longestStepSeconds)).contains(seconds) else {
        throw .address(.period)
      }
      return .totp(step: .seconds(Int64(seconds)))
    default: throw .address(.type)
    }
  }

  /// Digits alone: no sign, no space.
  private static func number(_ text: String) -> UInt64? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? UInt64(text) : nil
  }
}

/// Percent-encoding (RFC 3986 §2.1) of the parts of an `otpauth://` address.
public enum PercentCoding {
  /// Everything but the unreserved characters becomes `%` and two digits.
  public static func encode(_ text: String) -> String {
    text.utf8.map { byte in
      isUnreserved(byte)
        ? String(UnicodeScalar(byte)) : "%" + Hexadecimal.encode([byte]).uppercased()
    }.joined()
  }

  /// The text that was encoded; throws `address(.percent)` for a broken escape or bytes that are not UTF-8.
  ///
  /// A plus stays a plus: account names hold them, and this is no form.
  public static func decode(_ text: Substring) throws(OneTimeCodeError) -> String {
    var bytes: [UInt8] = []
    var rest = Substring(text).utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let digits = String(rest.prefix(2)), digits.utf8.count == 2,
        let decoded = Hexadecimal.decode(digits)
      else { throw .address(.percent) }
      bytes += decoded
      rest = rest.dropFirst(2)
    }
    guard let decoded = String(validating: bytes, as: UTF8.self) else { throw .address(.percent) }
    return decoded
  }

  /// The parameters of an address by their names in lower case, each decoded; throws `address` for one without a name or a value, and
  /// for one that stands twice.
  public static func parameters(_ query: Substring) throws(OneTimeCodeError) -> [String: String] {
    var parameters: [String: String] = [:]
    for field in query.split(separator: "&") {
      let name = field.prefix { $0 != "=" }
      guard !name.isEmpty, name.endIndex != field.endIndex else { throw .address(.parameter) }
      let value = try decode(field[name.endIndex...].dropFirst())
      guard parameters.updateValue(value, forKey: name.lowercased()) == nil else {
        throw .address(.repeated)
      }
    }
    return parameters
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    default: false
    }
  }
}
