// SPDX-License-Identifier: GPL-3.0-or-later
internal import COpenSSL

/// Memory that secrets lie in: libcrypto's secure heap, and where that is full, the usual heap, wiped when it is let go.
///
/// The secure heap is one mapping between pages that trap, kept from the swap and out of core files (mlock2(2), madvise(2)
/// MADV_DONTDUMP), and wiped block by block. It is taken rather than one of our own because libcrypto puts its copies of private
/// keys there too, once it is there. Where RLIMIT_MEMLOCK allows no locking, everything else about it holds.
@safe struct SecretMemory: ~Copyable {
  /// Bytes of the secure heap: as many as RLIMIT_MEMLOCK allows where nobody raised it; Linux 5.16 raised it to 8 MiB.
  private static let capacity = 64 * 1024
  /// Bytes of the smallest block, which is the size of most secrets here: codes, PINs and keys.
  private static let smallestBlock = 16
  /// How much of it secrets fill: libcrypto makes no key where the rest does not hold it.
  private static let share = capacity / 4 * 3

  private static let isThere = CRYPTO_secure_malloc_init(capacity, smallestBlock) != 0

  let start: UnsafeMutablePointer<UInt8>
  private let count: Int
  private let isSecure: Bool

  /// Zeros.
  init(count: Int) {
    self.count = count
    if let block = unsafe Self.secureBlock(count) {
      unsafe (start, isSecure) = (block, true)
    } else {
      unsafe (start, isSecure) = (UnsafeMutablePointer<UInt8>.allocate(capacity: count), false)
      unsafe start.initialize(repeating: 0, count: count)
    }
  }

  deinit {
    if isSecure { return unsafe CRYPTO_secure_clear_free(start, count, nil, 0) }
    unsafe OPENSSL_cleanse(start, count)
    unsafe start.deallocate()
  }

  private static func secureBlock(_ count: Int) -> UnsafeMutablePointer<UInt8>? {
    guard isThere, count <= share, CRYPTO_secure_used() <= share - count else { return nil }
    return unsafe CRYPTO_secure_zalloc(count, nil, 0)?.assumingMemoryBound(to: UInt8.self)
  }
}
