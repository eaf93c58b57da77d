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
