// SPDX-License-Identifier: GPL-3.0-or-later

internal import Cryptography
internal import JSON
internal import OneTimeCodes

/// Vaults of Aegis, as its documentation describes them: JSON, plain, or encrypted under a master key of which each password has a
/// copy of its own.
enum AegisVault {
  /// The versions of the file, and of what is in it, that are read here.
  private static let fileVersion: Int64 = 1
  private static let contentVersions: ClosedRange<Int64> = 1...3

  static func file(_ vault: JSONValue) throws(AccountFileError) -> AccountFile {
    guard let version = vault["version"]?.number, version <= fileVersion else {
      throw .newerVersion(.aegis)
    }
    guard let text = vault["db"]?.text else { return .list(try list(vault["db"] ?? .null)) }
    guard let header = vault["header"], let params = header["params"],
      let sealed = SealedBytes(params, ciphertext: AccountBytes.base64(text))
    else { throw .broken(what: "its header is incomplete", place: .whole) }
    let slots = try header.list("slots").filter { $0["type"]?.number == 1 }.map(AegisSlot.init)
    guard !slots.isEmpty else {
      throw .broken(what: "no password opens it; hint: export it with a password of its own", place: .whole)
    }
    return .sealed(SealedAccounts(format: .aegis, opening: SealedAegisVault(slots: slots, content: sealed)))
  }

  static func list(_ content: JSONValue) throws(AccountFileError) -> AccountList {
    guard let version = content["version"]?.number, contentVersions.contains(version) else {
      throw .newerVersion(.aegis)
    }
    let entries = try content.list("entries")
    return AccountList(.aegis, entries.enumerated().map { entry($1, number: $0 + 1) })
  }

  private static func entry(_ entry: JSONValue, number: Int) -> AccountEntry {
    let info = entry["info"] ?? .null
    return AccountFields(
      issuer: entry.text("issuer"), account: entry.text("name"), kind: entry.text("type") ?? "",
      key: Result(base32: info.text("secret")), algorithm: info.text("algo"), digits: info["digits"]?.number,
      period: info["period"]?.number, counter: info["counter"]?.number
    ).entry(number)
  }
}

/// An encrypted vault: its content opens with the master key, which opens with a password.
private struct SealedAegisVault: PassphraseOpening {
  let slots: [AegisSlot]
  let content: SealedBytes

  func open(_ passphrase: Secret) throws(AccountFileError) -> AccountList {
    for slot in slots {
      guard let master = try slot.masterKey(passphrase) else { continue }
      guard let text = try content.open(master) else {
        throw .broken(what: "the passphrase is right, and what it opens was changed", place: .whole)
      }
      return try AegisVault.list(JSONValue(file: text.revealed()))
    }
    throw .wrongPassphrase
  }
}

/// The copy of the master key that one password opens.
struct AegisSlot: Sendable {
  private let salt: [UInt8]
  private let cost: PasswordHash.Cost
  private let key: SealedBytes

  /// Memory that no vault's password may take to derive, in bytes: eight times what Aegis itself asks for.
  private static let mostMemory: UInt64 = 300 * 1024 * 1024

  init(_ slot: JSONValue) throws(AccountFileError) {
    guard let salt = slot.text("salt").flatMap(Hexadecimal.decode), let params = slot["key_params"],
      let key = SealedBytes(params, ciphertext: slot.text("key").flatMap(Hexadecimal.decode)),
      let iterations = slot["n"]?.number, iterations > 1, iterations & (iterations - 1) == 0,
      let blockSize = slot["r"]?.number, let parallelism = slot["p"]?.number
    else { throw .broken(what: "a slot of its header is incomplete", place: .whole) }
    guard
      let cost = PasswordHash.Cost(
        logarithm: iterations.trailingZeroBitCount, blockSize: Int(clamping: blockSize),
        parallelism: Int(clamping: parallelism)),
      cost.memoryLimit <= Self.mostMemory, parallelism <= 4
    else { throw .tooMuchWork }
    (self.salt, self.cost, self.key) = (salt, cost, key)
  }

  /// A slot for the master key, as Aegis makes one: a salt of 32 bytes, and scrypt with its cost.
  init(for master: SealingKey, passphrase: Secret) throws(CryptographyError) {
    salt = try Random.bytes(32)
    cost = .interactive
    let wrapping = try PassphraseKey.scrypt(passphrase, salt: salt, cost: cost)
    key = SealedBytes(try wrapping.seal(master.rawRepresentation, context: []))
  }

  /// Nil where the passphrase is another.
  func masterKey(_ passphrase: Secret) throws(AccountFileError) -> SealingKey? {
    do throws(CryptographyError) {
      let key = try PassphraseKey.scrypt(passphrase, salt: salt, cost: cost)
      guard let master = try? self.key.open(key) else { return nil }
      return try SealingKey(rawRepresentation: master)
    } catch {
      throw .cryptography
    }
  }

  var json: JSONValue {
    [
      "type": 1, "uuid": .string(AegisWriter.uuid()), "key": .string(Hexadecimal.encode(key.ciphertext)),
      "key_params": key.params, "n": .int(1 << Int64(cost.logarithm)), "r": .int(Int64(cost.blockSize)),
      "p": .int(Int64(cost.parallelism)), "salt": .string(Hexadecimal.encode(salt)), "repaired": true,
      "is_backup": false,
    ]
  }
}

/// What AES-256-GCM sealed, with its nonce and its tag apart.
struct SealedBytes: Sendable {
  private let nonce: [UInt8]
  let ciphertext: [UInt8]
  private let tag: [UInt8]

  private static let (nonceLength, tagLength) = (12, 16)

  init?(nonce: [UInt8], ciphertext: [UInt8], tag: [UInt8]) {
    guard nonce.count == Self.nonceLength, tag.count == Self.tagLength else { return nil }
    (self.nonce, self.ciphertext, self.tag) = (nonce, ciphertext, tag)
  }

  /// As `SealingKey` seals.
  init(_ sealed: [UInt8]) {
    nonce = Array(sealed.prefix(Self.nonceLength))
    ciphertext = Array(sealed.dropFirst(Self.nonceLength).dropLast(Self.tagLength))
    tag = Array(sealed.suffix(Self.tagLength))
  }

  /// As Aegis keeps them: nonce and tag in hexadecimal.
  init?(_ params: JSONValue, ciphertext: [UInt8]?) {
    guard let nonce = params.text("nonce").flatMap(Hexadecimal.decode),
      let tag = params.text("tag").flatMap(Hexadecimal.decode), let ciphertext
    else { return nil }
    self.init(nonce: nonce, ciphertext: ciphertext, tag: tag)
  }

  var params: JSONValue {
    ["nonce": .string(Hexadecimal.encode(nonce)), "tag": .string(Hexadecimal.encode(tag))]
  }

  /// Nil where the key is another, or the bytes were changed.
  func open(_ key: SealingKey) throws(AccountFileError) -> Secret? {
    do throws(CryptographyError) {
      return try key.open(nonce + ciphertext + tag, context: [])
    } catch {
      guard case .sealBroken = error else { throw .cryptography }
      return nil
    }
  }
}

/// Bytes as other programs write them.
enum AccountBytes {
  /// Base 64 with or without its padding; nil for anything else.
  static func base64(_ text: String) -> [UInt8]? {
    let plain = text.utf8.last == UInt8(ascii: "=") ? String(text.prefix { $0 != "=" }) : text
    return Base64.standard.decode(plain)
  }
}
