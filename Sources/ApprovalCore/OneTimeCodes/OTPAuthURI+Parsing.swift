// SPDX-License-Identifier: GPL-3.0-or-later

internal import Cryptography

extension OTPAuthURI {
  /// Reads an address; scheme, type, parameter names and algorithm in either case, other parameters ignored.
  ///
  /// Throws `address` with the part that does not hold, or the error of the key in base 32. Where the label and
  /// the parameter name different issuers, the parameter is believed.
  public init(_ text: String) throws(OneTimeCodeError) {
    let (type, label, query) = try Self.sections(text)
    let parameters = try Self.parameters(query)
    let (labelIssuer, account) = try Self.names(label)
    guard let secret = parameters["secret"] else { throw .address(.secret) }
    let generator = try HOTP(
      key: Base32.decode(secret), algorithm: Self.algorithm(parameters["algorithm"]),
      digits: Self.digits(parameters["digits"]))
    let issuer = parameters["issuer"].flatMap { $0.isEmpty ? nil : $0 } ?? labelIssuer
    let kind = try Self.kind(type, parameters)
    try self.init(issuer: issuer, account: account, kind: kind, generator: generator)
  }

  private static func sections(
    _ text: String
  ) throws(OneTimeCodeError) -> (type: String, label: Substring, query: Substring) {
    let scheme = "otpauth://"
    guard text.prefix(scheme.count).lowercased() == scheme else { throw .address(.scheme) }
    let address = text.dropFirst(scheme.count).prefix { $0 != "#" }
    let path = address.prefix { $0 != "?" }
    let type = path.prefix { $0 != "/" }
    return (type.lowercased(), path.dropFirst(type.count + 1), address.dropFirst(path.count + 1))
  }

  private static func parameters(_ query: Substring) throws(OneTimeCodeError) -> [String: String] {
    var parameters: [String: String] = [:]
    for field in query.split(separator: "&") {
      let name = field.prefix { $0 != "=" }
      guard !name.isEmpty, name.endIndex != field.endIndex else { throw .address(.parameter) }
      let value = try PercentCoding.decode(field[name.endIndex...].dropFirst())
      guard parameters.updateValue(value, forKey: name.lowercased()) == nil else {
        throw .address(.repeated)
      }
    }
    return parameters
  }

  /// Issuer and account, apart at the first colon; an encoded one parts them only where no plain one does.
  private static func names(
    _ label: Substring
  ) throws(OneTimeCodeError) -> (issuer: String?, account: String) {
    var parts = label.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let decoded = try PercentCoding.decode(label)[...]
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
