// SPDX-License-Identifier: GPL-3.0-or-later

internal import COpenSSL

/// The public half of an ECDSA key on the curve P-256 (FIPS 186-4), as chips and security keys have it.
public struct P256VerifyingKey: Sendable {
  /// The length of a point: 4, then two coordinates of 32 bytes.
  public static let length = 65

  /// The length of a signature as r and s side by side.
  public static let rawSignatureLength = 64

  /// The uncompressed point (ANSI X9.63, SEC 1 §2.3.3), 65 bytes.
  public let x963Representation: [UInt8]

  private let handle: KeyHandle

  /// The key of an uncompressed point; throws `wrongLength`, or `invalidPublicKey` off the curve.
  public init(x963Representation point: [UInt8]) throws(CryptographyError) {
    guard point.count == Self.length else {
      throw .wrongLength(of: "a P-256 public key", expected: Self.length, found: point.count)
    }
    guard point[0] == 4, let key = unsafe Self.key(of: point) else {
      ERR_clear_error()
      throw .invalidPublicKey
    }
    x963Representation = point
    unsafe handle = KeyHandle(owning: key)
  }

  /// Whether `signature`, in DER (RFC 3279 §2.2.3), is ECDSA with SHA-256 over `message`.
  public func isValidSignature(
    der signature: [UInt8], for message: [UInt8]
  ) -> Bool {
    handle.isValid(signature, for: message, hash: .sha256)
  }

  /// The same for a signature of r and s side by side (RFC 7518 §3.4), 64 bytes.
  public func isValidSignature(
    raw signature: [UInt8], for message: [UInt8]
  ) -> Bool {
    guard signature.count == Self.rawSignatureLength else { return false }
    let r = Self.integer(signature.prefix(32))
    let s = Self.integer(signature.suffix(32))
    return isValidSignature(der: [0x30, UInt8(r.count + s.count)] + r + s, for: message)
  }

  /// A DER integer: no leading zeros, but one where the sign bit would be set (X.690 §8.3).
  private static func integer(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var digits = Array(bytes.drop { $0 == 0 })
    if digits.first.map({ $0 >= 0x80 }) ?? true { digits.insert(0, at: 0) }
    return [0x02, UInt8(digits.count)] + digits
  }

  private static func key(of point: [UInt8]) -> OpaquePointer? {
    guard let context = unsafe EVP_PKEY_CTX_new_from_name(nil, "EC", nil) else { return nil }
    defer { unsafe EVP_PKEY_CTX_free(context) }
    guard unsafe EVP_PKEY_fromdata_init(context) == 1 else { return nil }
    let selection = OSSL_KEYMGMT_SELECT_DOMAIN_PARAMETERS | OSSL_KEYMGMT_SELECT_PUBLIC_KEY
    var key: OpaquePointer?
    unsafe withParameters(of: point) { parameters in
      _ = unsafe EVP_PKEY_fromdata(context, &key, selection, parameters)
    }
    return unsafe key
  }

  /// Names and values stay where they are until `body` returns: libcrypto keeps pointers to them.
  private static func withParameters(
    of point: [UInt8], _ body: (UnsafeMutablePointer<OSSL_PARAM>) -> Void
  ) {
    var curve = Array("P-256".utf8CString)
    var point = point
    unsafe OSSL_PKEY_PARAM_GROUP_NAME.withCString { groupField in
      unsafe OSSL_PKEY_PARAM_PUB_KEY.withCString { pointField in
        unsafe curve.withUnsafeMutableBufferPointer { curve in
          unsafe point.withUnsafeMutableBytes { point in
            var parameters = unsafe [
              OSSL_PARAM_construct_utf8_string(groupField, curve.baseAddress, 0),
              OSSL_PARAM_construct_octet_string(pointField, point.baseAddress, point.count),
              OSSL_PARAM_construct_end(),
            ]
            unsafe body(&parameters)
          }
        }
      }
    }
  }
}

extension P256VerifyingKey: Hashable {
  /// Whether two keys are the same point.
  public static func == (one: P256VerifyingKey, other: P256VerifyingKey) -> Bool {
    one.x963Representation == other.x963Representation
  }

  /// Hashes the point.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(x963Representation)
  }
}
