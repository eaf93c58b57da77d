// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography
internal import OneTimeCodes

/// What privacyIDEA shows to whoever enrols a push token: an address `otpauth://pipush/…`, or `pia://pipush/…`.
///
/// It prints as `•`: who has its credential can enrol in the person's place.
public struct PushAddress: Equatable, Masked {
  /// Who runs the server, as it calls itself; `nil` where it does not say.
  public let issuer: String?
  /// What the server calls the token.
  public let label: String
  /// Where the server takes registrations, polls and answers: an address that begins with `https://`.
  public let url: String
  /// The token's number at the server.
  public let serial: String
  /// What the token is enrolled with, once.
  public let credential: Secret
  /// How long it may be enrolled, from when it was shown.
  public let lifetime: Duration
  /// The address as it was given.
  let text: Secret

  /// Whether a text is such an address, be it a whole one or not.
  public static func isPush(_ text: String) -> Bool {
    let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.prefix(20).lowercased()
    return prefixes.contains { start.hasPrefix($0) }
  }

  private static let prefixes = ["otpauth://pipush/", "pia://pipush/"]

  /// Reads an address; other parameters are ignored, `sslverify` too: certificates are verified always.
  ///
  /// - Throws: `PushError.address` with what does not hold.
  public init(_ text: String) throws(PushError) {
    self.text = Secret(utf8: text.filter { !$0.isWhitespace && $0 != "\u{FEFF}" })
    guard let (label, parameters) = Self.sections(text) else {
      throw .address("it is cut short or misspelled")
    }
    func value(_ name: String) throws(PushError) -> String {
      guard let value = parameters[name], !value.isEmpty else { throw .address("it has no \(name)") }
      return value
    }
    guard (parameters["v"] ?? "1") == "1" else {
      throw .address("it is of a later version of the protocol")
    }
    url = try value("url")
    guard Self.isUsable(url) else {
      throw .address("its url must begin with https:// and hold no user, query or fragment")
    }
    serial = try value("serial")
    guard PushToken.isSerial(serial) else { throw .address("its serial holds other than letters and digits") }
    credential = Secret(utf8: try value("enrollment_credential"))
    guard let minutes = Int(parameters["ttl"] ?? "10"), (1...10_080).contains(minutes) else {
      throw .address("its ttl must be a number of minutes")
    }
    lifetime = .seconds(60 * minutes)
    issuer = parameters["issuer"].flatMap { $0.isEmpty ? nil : $0 }
    self.label = label.isEmpty ? serial : label
  }

  /// Issuer and label, as the account is heard and chosen by unless it is given another name.
  public var name: String { [issuer, label].compactMap(\.self).joined(separator: " ") }

  private static func sections(_ text: String) -> (label: String, parameters: [String: String])? {
    let address = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.prefix { !$0.isWhitespace && $0 != "#" }
    guard let prefix = prefixes.first(where: { address.prefix($0.count).lowercased() == $0 }) else {
      return nil
    }
    let rest = address.dropFirst(prefix.count)
    let label = rest.prefix { $0 != "?" }
    do throws(OneTimeCodeError) {
      return (
        try PercentCoding.decode(label), try PercentCoding.parameters(rest.dropFirst(label.count + 1))
      )
    } catch {
      return nil
    }
  }

  /// An address that requests are made of by adding a query, and that leads nowhere but to its host.
  static func isUsable(_ url: String) -> Bool {
    let scheme = "https://"
    guard url.hasPrefix(scheme), url.utf8.count <= 500 else { return false }
    let rest = url.dropFirst(scheme.count)
    let host = rest.prefix { $0 != "/" }
    return !host.isEmpty && url.utf8.allSatisfy { (0x21...0x7E).contains($0) }
      && !rest.contains { "@?#\\\"<>".contains($0) }
  }
}

/// Why a push token cannot be used, in a sentence without a secret.
public enum PushError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The address of the token does not hold.
  case address(String)
  /// The server answered something else than its protocol has.
  case answer(String)
  /// libcrypto failed.
  case cryptography(CryptographyError)

  /// One lower-case sentence for the terminal and the log.
  public var description: String {
    switch self {
    case .address(let reason): "the address of the push token does not hold: \(reason)"
    case .answer(let reason): "the server's answer is none of a push token's: \(reason)"
    case .cryptography(let error): error.description
    }
  }
}
