// SPDX-License-Identifier: GPL-3.0-or-later

public import Cryptography
internal import JSON
public import OneTimeCodes

/// Writes accounts as a vault of Aegis, which many programs read.
public enum AegisWriter {
  /// The vault as anybody can read it.
  ///
  /// - Returns: JSON in UTF-8, in one line.
  public static func plain(_ accounts: [OTPAuthURI]) throws(AccountFileError) -> [UInt8] {
    try written(["version": 1, "header": ["slots": .null, "params": .null], "db": content(of: accounts)])
  }

  /// The vault, which the passphrase opens.
  ///
  /// - Returns: JSON in UTF-8, in one line.
  public static func sealed(_ accounts: [OTPAuthURI], passphrase: Secret) throws(AccountFileError) -> [UInt8]
  {
    let text = Secret(try written(content(of: accounts)))
    let (slot, sealed) = try sealed(text, passphrase)
    return try written([
      "version": 1, "header": ["slots": [slot.json], "params": sealed.params],
      "db": .string(padded(Base64.standard.encode(sealed.ciphertext))),
    ])
  }

  private static func sealed(_ text: Secret, _ passphrase: Secret) throws(AccountFileError)
    -> (AegisSlot, SealedBytes)
  {
    do throws(CryptographyError) {
      let master = try SealingKey.generate()
      return (
        try AegisSlot(for: master, passphrase: passphrase), SealedBytes(try master.seal(text, context: []))
      )
    } catch {
      throw .cryptography
    }
  }

  private static func content(of accounts: [OTPAuthURI]) -> JSONValue {
    ["version": 2, "entries": .array(accounts.map(entry)), "groups": []]
  }

  private static func entry(_ account: OTPAuthURI) -> JSONValue {
    let generator = account.generator
    var info: [String: JSONValue] = [
      "secret": .string(Base32.encode(generator.key)),
      "algo": .string(generator.algorithm.rawValue.uppercased()), "digits": .int(Int64(generator.digits)),
    ]
    let kind: String
    switch account.kind {
    case .hotp(let counter):
      kind = "hotp"
      info["counter"] = .int(Int64(clamping: counter))
    case .totp(let step):
      kind = generator.alphabet == .steam ? "steam" : "totp"
      info["period"] = .int(step.components.seconds)
    }
    return [
      "type": .string(kind), "uuid": .string(uuid()), "name": .string(account.account),
      "issuer": .string(account.issuer ?? ""), "note": "", "favorite": false, "icon": .null,
      "info": .object(info), "groups": [],
    ]
  }

  private static func written(_ value: JSONValue) throws(AccountFileError) -> [UInt8] {
    do throws(JSONError) {
      return try value.written()
    } catch {
      throw .broken(what: error.description, place: .whole)
    }
  }

  private static func padded(_ base64: String) -> String {
    base64 + String(repeating: "=", count: (4 - base64.utf8.count % 4) % 4)
  }

  /// A random name of an entry or slot (RFC 9562 §5.4); Aegis wants each to have one.
  static func uuid() -> String {
    var bytes = (0..<16).map { _ in UInt8.random(in: 0...255) }
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = Array(Hexadecimal.encode(bytes))
    return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-")
  }
}
