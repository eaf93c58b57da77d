// SPDX-License-Identifier: GPL-3.0-or-later
internal import Cryptography

extension Secret {
  /// A copy of the bytes, for a computation that takes an array; kept no longer than that.
  var copiedBytes: [UInt8] {
    withBytes { span in span.indices.map { span[$0] } }
  }
}
