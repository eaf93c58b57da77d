// SPDX-License-Identifier: GPL-3.0-or-later

internal import Cryptography
internal import JSON
internal import OneTimeCodes

/// Backups of 2FAS: JSON with a list of services; encrypted, it is one text of ciphertext, salt and nonce in base 64.
enum TwoFASBackup {
  static func file(_ backup: JSONValue) throws(AccountFileError) -> AccountFile {
    guard let sealed = backup.text("servicesEncrypted") else {
      return .list(try list(backup.list("services")))
    }
    let parts = sealed.split(separator: ":").compactMap { AccountBytes.base64(String($0)) }
    guard parts.count == 3,
      let content = SealedBytes(
        nonce: parts[2], ciphertext: parts[0].dropLast(16), tag: parts[0].suffix(16))
    else { throw .broken(what: "what is encrypted breaks off", place: .whole) }
    return .sealed(SealedAccounts(format: .twoFAS, opening: SealedTwoFAS(salt: parts[1], content: content)))
  }

  static func list(_ services: [JSONValue]) -> AccountList {
    AccountList(.twoFAS, services.enumerated().map { entry($1, number: $0 + 1) })
  }

  private static func entry(_ service: JSONValue, number: Int) -> AccountEntry {
    let otp = service["otp"] ?? .null
    return AccountFields(
      issuer: otp.text("issuer") ?? service.text("name"), account: otp.text("account") ?? otp.text("label"),
      kind: otp.text("tokenType") ?? "TOTP", key: Result(base32: service.text("secret")),
      algorithm: otp.text("algorithm"), digits: otp["digits"]?.number, period: otp["period"]?.number,
      counter: otp["counter"]?.number
    ).entry(number)
  }

  private struct SealedTwoFAS: PassphraseOpening {
    let salt: [UInt8]
    let content: SealedBytes

    private static let iterations = 10_000

    func open(_ passphrase: Secret) throws(AccountFileError) -> AccountList {
      let key = try AccountKey.pbkdf2(passphrase, salt: salt, iterations: Self.iterations, .sha256)
      guard let text = try content.open(key) else { throw .wrongPassphrase }
      guard let services = try JSONValue(file: text.revealed()).elements else {
        throw .broken(what: "what it opens is no list", place: .whole)
      }
      return list(services)
    }
  }
}

/// Backups of FreeOTP+: JSON with a list of tokens, whose keys are lists of signed bytes.
enum FreeOTPBackup {
  static func list(_ backup: JSONValue) throws(AccountFileError) -> AccountList {
    let tokens = try backup.list("tokens")
    return AccountList(.freeOTPPlus, tokens.enumerated().map { entry($1, number: $0 + 1) })
  }

  private static func entry(_ token: JSONValue, number: Int) -> AccountEntry {
    AccountFields(
      issuer: token.text("issuerExt") ?? token.text("issuerInt"), account: token.text("label"),
      kind: token.text("type") ?? "TOTP", key: key(token["secret"]), algorithm: token.text("algo"),
      digits: token["digits"]?.number, period: token["period"]?.number, counter: token["counter"]?.number
    ).entry(number)
  }

  private static func key(_ value: JSONValue?) -> Result<Secret, OneTimeCodeError> {
    guard let elements = value?.elements else { return Result(base32: value?.text) }
    let bytes = elements.compactMap { $0.number.flatMap(Int8.init(exactly:)).map(UInt8.init(bitPattern:)) }
    guard bytes.count == elements.count, !bytes.isEmpty else { return .failure(.emptyKey) }
    return .success(Secret(bytes))
  }
}

/// Backups of andOTP: a JSON array; encrypted, it is the number of iterations, a salt of 12 bytes, and what AES-256-GCM sealed.
/// Before version 0.6.3 it was sealed with the passphrase's SHA-256 alone.
struct AndOTPBackup: PassphraseOpening {
  private let bytes: [UInt8]

  private static let (saltLength, headLength) = (12, 4)
  /// Nonce, tag, and what is never empty: an array.
  private static let leastSealed = 12 + 2 + 16
  /// andOTP draws 140,000 to 160,000.
  private static let iterations = 1_000...2_000_000

  /// Nil where it is too short to be one: nothing else tells such a file apart.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= Self.leastSealed else { return nil }
    self.bytes = bytes
  }

  func open(_ passphrase: Secret) throws(AccountFileError) -> AccountList {
    let head = bytes.prefix(Self.headLength).reduce(0) { $0 << 8 | Int($1) }
    let sealed = bytes.dropFirst(Self.headLength + Self.saltLength)
    if Self.iterations.contains(head), sealed.count >= Self.leastSealed {
      let salt = Array(bytes.dropFirst(Self.headLength).prefix(Self.saltLength))
      let key = try AccountKey.pbkdf2(passphrase, salt: salt, iterations: head, .sha1)
      if let text = try SealedBytes(Array(sealed)).open(key) { return try Self.list(text) }
    }
    let digest = Secret(Digest.sha256(passphrase.revealed()))
    guard let key = try? SealingKey(rawRepresentation: digest), let text = try SealedBytes(bytes).open(key)
    else { throw .wrongPassphrase }
    return try Self.list(text)
  }

  private static func list(_ text: Secret) throws(AccountFileError) -> AccountList {
    try list(JSONValue(file: text.revealed()))
  }

  static func list(_ backup: JSONValue) throws(AccountFileError) -> AccountList {
    guard let entries = backup.elements, entries.allSatisfy({ $0["secret"] != nil }) else { throw .unknown }
    return AccountList(.andOTP, entries.enumerated().map { entry($1, number: $0 + 1) })
  }

  private static func entry(_ entry: JSONValue, number: Int) -> AccountEntry {
    AccountFields(
      issuer: entry.text("issuer"), account: entry.text("label"), kind: entry.text("type") ?? "TOTP",
      key: Result(base32: entry.text("secret")), algorithm: entry.text("algorithm"),
      digits: entry["digits"]?.number, period: entry["period"]?.number, counter: entry["counter"]?.number
    ).entry(number)
  }
}

/// Keys of passphrases.
enum AccountKey {
  static func pbkdf2(
    _ passphrase: Secret, salt: [UInt8], iterations: Int, _ algorithm: HashAlgorithm
  ) throws(AccountFileError) -> SealingKey {
    do throws(CryptographyError) {
      return try PassphraseKey.pbkdf2(passphrase, salt: salt, iterations: iterations, algorithm)
    } catch {
      throw .cryptography
    }
  }
}
