// SPDX-License-Identifier: GPL-3.0-or-later

internal import Cryptography

/// The two keys that open a chip, or that a session with it runs on (ICAO 9303 part 11 §9.7.1).
struct PassportKeys: Masked {
  private let encryption: TripleDES
  private let authentication: TripleDES

  /// The keys of a seed of sixteen bytes.
  init(seed: Secret) throws(PassportChipError) {
    do {
      encryption = try TripleDES(key: Self.key(of: seed, for: .encryption))
      authentication = try TripleDES(key: Self.key(of: seed, for: .authentication))
    } catch {
      throw .cryptography(error)
    }
  }

  /// The keys that open the document with this number, birth and expiry (ICAO 9303 part 11 §D.2).
  init(accessInformation: String) throws(PassportChipError) {
    try self.init(seed: Self.seed(of: accessInformation))
  }

  /// Enciphers whole blocks.
  func encrypt(_ blocks: [UInt8]) throws(PassportChipError) -> [UInt8] {
    do { return try encryption.encrypt(blocks) } catch { throw .cryptography(error) }
  }

  /// Deciphers whole blocks.
  func decrypt(_ blocks: [UInt8]) throws(PassportChipError) -> [UInt8] {
    do { return try encryption.decrypt(blocks) } catch { throw .cryptography(error) }
  }

  /// The MAC over `message`, eight bytes (ICAO 9303 part 11 §9.8.6.2).
  func code(over message: [UInt8]) throws(PassportChipError) -> [UInt8] {
    do { return try authentication.retailMAC(message) } catch { throw .cryptography(error) }
  }

  enum Use: UInt8 {
    case encryption = 1
    case authentication = 2
  }

  static func seed(of accessInformation: String) -> Secret {
    Secret(Array(Digest.sha1(Array(accessInformation.utf8)).prefix(keyLength)))
  }

  static func key(of seed: Secret, for use: Use) -> Secret {
    let digest = Digest.sha1(seed.revealed() + [0, 0, 0, use.rawValue])
    return Secret(digest.prefix(keyLength).map(withOddParity))
  }

  private static let keyLength = 16

  /// The lowest bit set so that the number of ones is odd, as keys of DES have it.
  private static func withOddParity(_ byte: UInt8) -> UInt8 {
    byte & 0xFE | UInt8((byte & 0xFE).nonzeroBitCount + 1) & 1
  }
}
