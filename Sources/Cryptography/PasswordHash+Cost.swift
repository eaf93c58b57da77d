// SPDX-License-Identifier: GPL-3.0-or-later

extension PasswordHash {
  /// How much time and memory one guess takes (RFC 7914 §2).
  public struct Cost: Sendable, Hashable {
    /// The base-two logarithm of the iterations N.
    public let logarithm: Int
    /// The block size r, in units of 128 bytes.
    public let blockSize: Int
    /// The parallelism p.
    public let parallelism: Int

    /// A cost within what one machine can bear: 1 to 20, 1 to 32, 1 to 16; else `nil`.
    public init?(logarithm: Int, blockSize: Int = 8, parallelism: Int = 1) {
      guard (1...20).contains(logarithm), (1...32).contains(blockSize), (1...16).contains(parallelism)
      else { return nil }
      self.init(unchecked: logarithm, blockSize, parallelism)
    }

    private init(unchecked logarithm: Int, _ blockSize: Int, _ parallelism: Int) {
      self.logarithm = logarithm
      self.blockSize = blockSize
      self.parallelism = parallelism
    }

    /// For a person who waits: 32 MiB and about 70 ms a guess on one core, measured by
    /// `time openssl kdf -keylen 32 -kdfopt pass:x -kdfopt salt:12345678 -kdfopt n:32768 -kdfopt r:8
    /// -kdfopt p:1 -kdfopt maxmem_bytes:67108864 SCRYPT`.
    public static let interactive = Cost(unchecked: 15, 8, 1)

    /// For tests that hash much and guard nothing: 16 KiB a guess.
    public static let forTests = Cost(unchecked: 4, 8, 1)

    var iterations: UInt64 { 1 << UInt64(logarithm) }

    /// What libcrypto may allocate: its blocks (128·r·(N + p)), and room to spare.
    var memoryLimit: UInt64 {
      128 * UInt64(blockSize) * (iterations + UInt64(parallelism) + 32)
    }

    var encoded: String { "ln=\(logarithm),r=\(blockSize),p=\(parallelism)" }

    init?(encoded: String) {
      let fields = encoded.split(separator: ",", omittingEmptySubsequences: false)
      let names = ["ln=", "r=", "p="]
      guard fields.count == names.count else { return nil }
      let values = zip(fields, names).compactMap { field, name in
        field.hasPrefix(name) ? Int(field.dropFirst(name.count)) : nil
      }
      guard values.count == names.count else { return nil }
      self.init(logarithm: values[0], blockSize: values[1], parallelism: values[2])
    }
  }
}
