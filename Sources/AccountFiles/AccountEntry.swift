// SPDX-License-Identifier: GPL-3.0-or-later

internal import Cryptography
public import OneTimeCodes

/// One entry of a file: an account whose codes can be made, or why they cannot.
public struct AccountEntry: Sendable {
  /// What the file calls it: text from outside, maybe empty.
  public let name: String
  /// The account, or why there is none.
  public let account: Result<OTPAuthURI, Refusal>

  /// Why no codes are made of an entry.
  public enum Refusal: Error, Hashable, Sendable {
    /// Its codes are of a kind that is not made here.
    case kind(Kind)
    /// Its key or another part does not hold.
    case part(OneTimeCodeError)
    /// Its hash function is none of RFC 6238.
    case algorithm
    /// It is no otpauth address.
    case notAnAddress
  }

  /// Kinds of codes that other programs make.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case motp = "Mobile-OTP"
    case yandex = "Yandex"
    case other = "an unknown kind"
  }
}

extension AccountEntry.Refusal: CustomStringConvertible {
  /// The end of a sentence.
  public var description: String {
    switch self {
    case .kind(let kind): "its codes are of \(kind.rawValue), which are not made here"
    case .part(let error): error.description
    case .algorithm: "its algorithm is none of SHA1, SHA256 and SHA512"
    case .notAnAddress: "it is no otpauth address"
    }
  }
}

/// What a format says of one account, before it is known whether codes can be made of it.
struct AccountFields {
  var issuer: String?
  var account: String?
  var kind = "totp"
  var key: Result<Secret, OneTimeCodeError> = .failure(.emptyKey)
  var algorithm: String?
  var digits: Int64?
  var period: Int64?
  var counter: Int64?

  /// - Parameter number: which of the file's entries it is, counted from 1: one without any name is called by it.
  func entry(_ number: Int) -> AccountEntry {
    let names = names(number)
    let name = [names.issuer, names.account].compactMap(\.self).joined(separator: " ")
    do throws(AccountEntry.Refusal) {
      return AccountEntry(name: name, account: .success(try address(names)))
    } catch {
      return AccountEntry(name: name, account: .failure(error))
    }
  }

  /// Issuer and account without blanks around them, and without the issuer twice; an account alone may hold both.
  private func names(_ number: Int) -> (issuer: String?, account: String) {
    let issuer = Self.trimmed(issuer)
    guard let account = Self.trimmed(account) else { return (nil, issuer ?? "account \(number)") }
    let parts = account.split(separator: ":", maxSplits: 1).map { Self.trimmed(String($0)) }
    guard parts.count == 2, let first = parts[0], let second = parts[1] else {
      let plain = account.filter { $0 != ":" }
      return (issuer, issuer != nil ? account : plain.isEmpty ? "account \(number)" : plain)
    }
    if issuer == nil || issuer == first { return (first, second) }
    return (issuer, account)
  }

  private static func trimmed(_ text: String?) -> String? {
    guard let text else { return nil }
    let start = text.drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return nil }
    return String(start[...last])
  }

  private func address(_ names: (issuer: String?, account: String)) throws(AccountEntry.Refusal) -> OTPAuthURI
  {
    let kind = kind.lowercased()
    if let foreign = Self.foreignKinds[kind] { throw .kind(foreign) }
    guard Self.kinds.contains(kind) else { throw .kind(.other) }
    let algorithm = try hash()
    do throws(OneTimeCodeError) {
      let key = try key.get()
      if kind == "steam" {
        return try OTPAuthURI(
          issuer: names.issuer, account: names.account, kind: .totp(step: .seconds(30)),
          generator: HOTP(steam: key))
      }
      let moving: OTPAuthURI.Kind =
        kind == "hotp"
        ? .hotp(counter: try counted()) : .totp(step: .seconds(period.flatMap { $0 == 0 ? nil : $0 } ?? 30))
      return try OTPAuthURI(
        issuer: names.issuer, account: names.account, kind: moving,
        generator: HOTP(key: key, algorithm: algorithm, digits: Int(clamping: digits ?? 6)))
    } catch {
      throw .part(error)
    }
  }

  private func counted() throws(OneTimeCodeError) -> UInt64 {
    guard let counter = UInt64(exactly: counter ?? 0) else { throw .address(.counter) }
    return counter
  }

  private static let kinds: Set<String> = ["totp", "hotp", "steam"]
  private static let foreignKinds: [String: AccountEntry.Kind] = ["motp": .motp, "yandex": .yandex]

  /// `SHA1`, `SHA-1`, `HmacSHA1`: all of them are written.
  private func hash() throws(AccountEntry.Refusal) -> HashAlgorithm {
    guard let algorithm, !algorithm.isEmpty else { return .sha1 }
    var name = algorithm.lowercased().filter { $0 != "-" && $0 != "_" }
    if name.hasPrefix("hmac") { name.removeFirst(4) }
    guard let known = HashAlgorithm(rawValue: name) else { throw .algorithm }
    return known
  }
}

extension Result where Success == Secret, Failure == OneTimeCodeError {
  /// The key that a text in base 32 stands for.
  init(base32 text: String?) {
    do throws(OneTimeCodeError) {
      guard let text else { throw .emptyKey }
      self = .success(try Base32.decode(text))
    } catch {
      self = .failure(error)
    }
  }
}

extension AccountEntry {
  /// What stands in a field for a code, as password managers keep it: an address, Steam's, or a key alone.
  init(field text: String, issuer: String?, account: String?, number: Int) {
    let lowered = text.prefix(16).lowercased()
    if lowered.hasPrefix("otpauth://") {
      self.init(
        address: text, named: [issuer, account].compactMap(\.self).first { !$0.isEmpty }, number: number)
      return
    }
    var fields = AccountFields(issuer: issuer, account: account)
    if lowered.hasPrefix("steam://") {
      fields.kind = "steam"
      fields.key = Result(base32: String(text.dropFirst(8)))
    } else {
      fields.key = Result(base32: text)
    }
    self = fields.entry(number)
  }

  /// An address, by the name that stands beside it where it has none.
  init(address text: String, named name: String?, number: Int) {
    do throws(OneTimeCodeError) {
      let account = try OTPAuthURI(text, unnamed: name ?? "account \(number)")
      let words = [account.issuer, account.account].compactMap(\.self)
      self.init(name: words.joined(separator: " "), account: .success(account))
    } catch {
      self.init(name: name ?? "", account: .failure(.part(error)))
    }
  }
}
