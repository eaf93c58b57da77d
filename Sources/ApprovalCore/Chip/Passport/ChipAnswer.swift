// SPDX-License-Identifier: GPL-3.0-or-later

/// What a chip answers: data, then two status bytes (ISO 7816-4 §5.1).
struct ChipAnswer: Equatable {
  let data: [UInt8]
  let status: UInt16

  init(data: [UInt8], status: UInt16) {
    self.data = data
    self.status = status
  }

  /// The answer of these bytes; `nil` where they cannot hold a status.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 2 else { return nil }
    data = Array(bytes.dropLast(2))
    status = bytes.suffix(2).reduce(0) { $0 << 8 | UInt16($1) }
  }

  var isSuccess: Bool { status == 0x9000 }
}
