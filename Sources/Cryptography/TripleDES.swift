// SPDX-License-Identifier: GPL-3.0-or-later

/// Two-key triple DES as travel documents still speak it (ICAO 9303-11 §9.8); nothing of ours uses it.
public struct TripleDES: Masked {
  /// The length of a block, in bytes.
  public static let blockLength = 8

  private let key: Secret
  private let firstKeyThrice: Secret

  /// The cipher of a key of 16 bytes (K1, K2); throws `wrongLength` for any other number.
  public init(key: Secret) throws(CryptographyError) {
    guard key.count == 16 else {
      throw .wrongLength(of: "a triple DES key", expected: 16, found: key.count)
    }
    self.key = Self.schedule(key, 0, 8, 0)
    firstKeyThrice = Self.schedule(key, 0, 0, 0)
  }

  /// Enciphers whole blocks, chained from a vector of zeros, without padding.
  public func encrypt(_ plaintext: [UInt8]) throws(CryptographyError) -> [UInt8] {
    try run(.encrypt, key, plaintext, vector: Self.zeros)
  }

  /// Deciphers whole blocks, chained from a vector of zeros, without padding.
  public func decrypt(_ ciphertext: [UInt8]) throws(CryptographyError) -> [UInt8] {
    try run(.decrypt, key, ciphertext, vector: Self.zeros)
  }

  /// The retail MAC, 8 bytes (ISO 9797-1 MAC algorithm 3 with padding method 2).
  public func retailMAC(_ message: [UInt8]) throws(CryptographyError) -> [UInt8] {
    try unpaddedRetailMAC(Self.pad(message))
  }

  /// The retail MAC of whole blocks that were padded before.
  public func unpaddedRetailMAC(_ blocks: [UInt8]) throws(CryptographyError) -> [UInt8] {
    // Only OpenSSL's legacy provider has single DES; triple DES with one key three times is the same.
    let head = Array(blocks.dropLast(Self.blockLength))
    let chained = try run(.encrypt, firstKeyThrice, head, vector: Self.zeros)
    let vector = chained.isEmpty ? Self.zeros : Array(chained.suffix(Self.blockLength))
    return try run(.encrypt, key, Array(blocks.suffix(Self.blockLength)), vector: vector)
  }

  /// Padding method 2 of ISO 9797-1: 80, then zeros to a whole block.
  public static func pad(_ message: [UInt8]) -> [UInt8] {
    let padded = message + [0x80]
    return padded + [UInt8](repeating: 0, count: (blockLength - padded.count % blockLength) % blockLength)
  }

  /// Takes padding method 2 away; `nil` where it is not there.
  public static func unpad(_ blocks: [UInt8]) -> [UInt8]? {
    guard let mark = blocks.lastIndex(where: { $0 != 0 }), blocks[mark] == 0x80,
      blocks.count - mark <= blockLength
    else { return nil }
    return Array(blocks[..<mark])
  }

  private static let zeros = [UInt8](repeating: 0, count: blockLength)

  /// Three DES keys from the parts of `key` that begin at these places.
  private static func schedule(_ key: Secret, _ starts: Int...) -> Secret {
    key.withBytes { key in
      Secret(starts.flatMap { start in (start..<start + blockLength).map { key[$0] } })
    }
  }

  private func run(
    _ direction: CipherContext.Direction, _ key: Secret, _ input: [UInt8], vector: [UInt8]
  ) throws(CryptographyError) -> [UInt8] {
    guard input.count.isMultiple(of: Self.blockLength) else {
      throw .wrongLength(
        of: "a run of triple DES blocks",
        expected: input.count / Self.blockLength * Self.blockLength + Self.blockLength, found: input.count)
    }
    let cipher = try CipherContext(.tripleDESCBC, key: key, vector: vector, direction: direction)
    var output = [UInt8](repeating: 0, count: input.count)
    try unsafe cipher.update(input, input.count, into: &output)
    return output
  }
}
