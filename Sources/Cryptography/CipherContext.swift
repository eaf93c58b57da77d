// SPDX-License-Identifier: GPL-3.0-or-later

internal import COpenSSL

/// One run of a cipher over one message (EVP_EncryptInit(3)).
@safe final class CipherContext {
  enum Direction: CInt {
    case decrypt = 0
    case encrypt = 1
  }

  private let context: OpaquePointer

  init(
    _ cipher: FetchedCipher, key: Secret, vector: [UInt8], direction: Direction
  ) throws(CryptographyError) {
    guard let context = unsafe EVP_CIPHER_CTX_new() else { throw .library("EVP_CIPHER_CTX_new") }
    unsafe self.context = context
    try unsafe key.withPointer { (bytes, _) throws(CryptographyError) in
      let outcome = unsafe EVP_CipherInit_ex2(
        context, cipher.pointer, bytes, vector, direction.rawValue, nil)
      try check(outcome, "EVP_CipherInit_ex2")
    }
    _ = unsafe EVP_CIPHER_CTX_set_padding(context, 0)
  }

  deinit { unsafe EVP_CIPHER_CTX_free(context) }

  /// Feeds bytes that are authenticated and not enciphered.
  func authenticate(_ bytes: [UInt8]) throws(CryptographyError) {
    var written: CInt = 0
    let outcome = unsafe EVP_CipherUpdate(context, nil, &written, bytes, CInt(bytes.count))
    try check(outcome, "EVP_CipherUpdate")
  }

  /// Feeds `count` bytes and writes as many; whole blocks where the cipher has blocks.
  func update(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, into output: UnsafeMutablePointer<UInt8>
  ) throws(CryptographyError) {
    var written: CInt = 0
    try check(unsafe EVP_CipherUpdate(context, output, &written, bytes, CInt(count)), "EVP_CipherUpdate")
  }

  /// Ends the message; fails where the tag expected is not the tag found.
  func finish() throws(CryptographyError) {
    var rest = [UInt8](repeating: 0, count: Int(EVP_MAX_BLOCK_LENGTH))
    var written: CInt = 0
    try check(unsafe EVP_CipherFinal_ex(context, &rest, &written), "EVP_CipherFinal_ex")
  }

  /// The tag of a finished message.
  func tag(_ length: Int) throws(CryptographyError) -> [UInt8] {
    var tag = [UInt8](repeating: 0, count: length)
    let outcome = unsafe EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, CInt(length), &tag)
    try check(outcome, "EVP_CIPHER_CTX_ctrl")
    return tag
  }

  /// Says before the end which tag must be found.
  func expect(tag: [UInt8]) throws(CryptographyError) {
    var tag = tag
    let outcome = unsafe EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, CInt(tag.count), &tag)
    try check(outcome, "EVP_CIPHER_CTX_ctrl")
  }
}

// Invariant: a fetched algorithm is never changed and never freed; libcrypto lets threads share it (openssl-threads(7)).
@safe final class FetchedCipher: @unchecked Sendable {
  let pointer: OpaquePointer?

  private init(_ name: String) {
    unsafe pointer = EVP_CIPHER_fetch(nil, name, nil)
  }

  static let aes256GCM = FetchedCipher("AES-256-GCM")
  static let tripleDESCBC = FetchedCipher("DES-EDE3-CBC")
}
