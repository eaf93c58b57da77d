// SPDX-License-Identifier: GPL-3.0-or-later

internal import COpenSSL

// Invariant: the key is complete when it is handed over and never changed after; libcrypto lets threads share
// such a key (openssl-threads(7)).
@safe final class KeyHandle: @unchecked Sendable {
  let pointer: OpaquePointer

  /// Takes over a key that libcrypto made.
  init(owning pointer: OpaquePointer) {
    unsafe self.pointer = unsafe pointer
  }

  deinit { unsafe EVP_PKEY_free(pointer) }

  /// Whether `signature` is this key's over `message`; what cannot be verified is simply not valid.
  func isValid(_ signature: [UInt8], for message: [UInt8], hash: HashAlgorithm?) -> Bool {
    defer { ERR_clear_error() }
    guard let context = unsafe EVP_MD_CTX_new() else { return false }
    defer { unsafe EVP_MD_CTX_free(context) }
    guard unsafe EVP_DigestVerifyInit_ex(context, nil, hash?.libraryName, nil, nil, pointer, nil) == 1 else {
      return false
    }
    return unsafe EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
  }
}
