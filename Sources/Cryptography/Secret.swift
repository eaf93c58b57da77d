// SPDX-License-Identifier: GPL-3.0-or-later

internal import COpenSSL

/// Bytes that print as `•`, are kept from the swap where the system allows it, and are wiped when the last copy of them goes.
///
/// Copies share one buffer, so a secret has one place in memory however far it is handed. Whoever made the
/// array or string that it was built from still has that copy; the two programs wipe it when it is freed.
public struct Secret: Hashable, Masked {
  private let storage: Storage

  /// A secret of these bytes.
  public init(_ bytes: [UInt8]) {
    storage = Storage(count: bytes.count)
    _ = unsafe storage.buffer.update(fromContentsOf: bytes)
  }

  /// A secret of the UTF-8 bytes of a text.
  public init(utf8 text: String) {
    self.init(Array(text.utf8))
  }

  /// A secret of `count` bytes which `fill` writes in place, so that no other copy of them ever exists.
  init<E: Error>(
    count: Int, filledBy fill: (UnsafeMutableBufferPointer<UInt8>) throws(E) -> Void
  ) throws(E) {
    storage = Storage(count: count)
    unsafe try fill(storage.buffer)
  }

  /// The number of bytes.
  public var count: Int { unsafe storage.buffer.count }

  /// Whether there is no byte.
  public var isEmpty: Bool { count == 0 }

  /// Lends the bytes to `body`, without a copy; the span cannot outlive the call.
  public func withBytes<Result, E: Error>(
    _ body: (Span<UInt8>) throws(E) -> Result
  ) throws(E) -> Result {
    defer { withExtendedLifetime(storage) {} }
    return try body(unsafe UnsafeBufferPointer(storage.buffer).span)
  }

  /// A copy of the bytes in clear, which nobody wipes; where `withBytes` serves, it serves better.
  public func revealed() -> [UInt8] {
    withBytes { bytes in bytes.indices.map { bytes[$0] } }
  }

  /// The same for libcrypto's functions; the pointer is never null, even where there is no byte.
  func withPointer<Result, E: Error>(
    _ body: (UnsafePointer<UInt8>, Int) throws(E) -> Result
  ) throws(E) -> Result {
    defer { withExtendedLifetime(storage) {} }
    return unsafe try body(UnsafePointer(storage.start), storage.buffer.count)
  }

  /// A secret of one byte more.
  public func appending(_ byte: UInt8) -> Secret {
    unsafe Secret(count: count + 1) { buffer in
      unsafe copy(count, to: buffer)
      unsafe buffer[count] = byte
    }
  }

  /// A secret of these bytes and those of another.
  public func appending(_ other: Secret) -> Secret {
    unsafe Secret(count: count + other.count) { buffer in
      unsafe copy(count, to: buffer)
      unsafe other.copy(other.count, to: UnsafeMutableBufferPointer(rebasing: buffer.dropFirst(count)))
    }
  }

  /// A secret of the first bytes, as many as there are up to `length`.
  public func prefix(_ length: Int) -> Secret {
    let kept = min(count, max(0, length))
    return unsafe Secret(count: kept) { buffer in unsafe copy(kept, to: buffer) }
  }

  private func copy(_ length: Int, to buffer: UnsafeMutableBufferPointer<UInt8>) {
    defer { withExtendedLifetime(storage) {} }
    _ = unsafe buffer.update(fromContentsOf: UnsafeBufferPointer(storage.buffer).prefix(length))
  }

  /// Whether two secrets hold the same bytes, in a time that depends on their lengths only.
  public static func == (one: Secret, other: Secret) -> Bool {
    guard one.count == other.count else { return false }
    return unsafe CRYPTO_memcmp(one.storage.start, other.storage.start, one.count) == 0
  }

  /// By its length alone: a hash tells something of what it is of.
  public func hash(into hasher: inout Hasher) { hasher.combine(count) }
}

extension Secret {
  // Invariant: the buffer is written only while its secret is being initialised, before anybody shares it.
  @safe private final class Storage: @unchecked Sendable {
    private let memory: SecretMemory
    let buffer: UnsafeMutableBufferPointer<UInt8>

    var start: UnsafeMutablePointer<UInt8> { unsafe memory.start }

    init(count: Int) {
      // One byte more than asked, so that an empty secret has an address too.
      memory = SecretMemory(count: count + 1)
      unsafe buffer = UnsafeMutableBufferPointer(start: memory.start, count: count)
    }
  }
}

/// A value that may be carried anywhere and shown nowhere.
///
/// Every way Swift has of printing a value (`print`, interpolation, `String(reflecting:)`, `dump`, `Mirror`)
/// gives `•` and no child. Conforming is enough; nothing is left to implement.
public protocol Masked: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {}

extension Masked {
  /// Always `•`.
  public var description: String { "•" }

  /// Always `•`.
  public var debugDescription: String { "•" }

  /// A mirror without children, so that `dump` finds nothing to show.
  public var customMirror: Mirror {
    Mirror(self, children: EmptyCollection<Mirror.Child>())
  }
}

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

/// Whether two byte strings are equal, in a time that depends on their lengths only (CRYPTO_memcmp(3)).
public func constantTimeEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool {
  guard one.count == other.count else { return false }
  return unsafe CRYPTO_memcmp(one, other, one.count) == 0
}
