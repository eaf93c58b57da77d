// SPDX-License-Identifier: GPL-3.0-or-later
internal import Cryptography

/// Seals single values to the place they are kept in, so that nobody who holds the file reads, changes or swaps them.
///
/// Each place has a key of its own, derived from the vault's: a key of AES-GCM with random nonces is good for 2³² seals
/// (NIST SP 800-38D §8.3), and a nation's core reseals more often than that, though never the same place.
struct Vault: Sendable {
  private let derivation: KeyedMAC

  init(key: Secret) throws(StorageError) {
    do throws(CryptographyError) {
      derivation = try KeyedMAC(key: key)
    } catch {
      throw .cryptography(error)
    }
  }

  /// Where a sealed value belongs; moved to another place it does not open.
  struct Place {
    let table: String
    let column: String
    let row: String

    var bytes: [UInt8] {
      Array("\(table)\0\(column)\0\(row)".utf8)
    }
  }

  func seal(_ secret: Secret, _ place: Place) throws(StorageError) -> [UInt8] {
    do throws(CryptographyError) {
      return try sealingKey(of: place).seal(secret, context: place.bytes)
    } catch {
      throw .cryptography(error)
    }
  }

  func open(_ sealed: [UInt8], _ place: Place) throws(StorageError) -> Secret {
    do throws(CryptographyError) {
      return try sealingKey(of: place).open(sealed, context: place.bytes)
    } catch .sealBroken {
      throw .unreadableRow(table: place.table)
    } catch {
      throw .cryptography(error)
    }
  }

  /// A code that only who holds the key can make for these bytes: HMAC-SHA-256, 32 bytes.
  func mark(_ bytes: [UInt8], for purpose: String) throws(StorageError) -> [UInt8] {
    do throws(CryptographyError) {
      return try derivation.code(of: Array("kodeoplaeser-mark-1\0\(purpose)\0".utf8) + bytes)
    } catch {
      throw .cryptography(error)
    }
  }

  private func sealingKey(of place: Place) throws(CryptographyError) -> SealingKey {
    let derived = try derivation.code(of: Array("kodeoplaeser-seal-1\0".utf8) + place.bytes)
    return try SealingKey(rawRepresentation: Secret(derived))
  }
}

extension Vault {
  func sealIfAny(_ secret: Secret?, _ place: Place) throws(StorageError) -> Value {
    guard let secret else { return .null }
    return .bytes(try seal(secret, place))
  }

  func openIfAny(_ sealed: [UInt8]?, _ place: Place) throws(StorageError) -> Secret? {
    guard let sealed else { return nil }
    return try open(sealed, place)
  }
}
