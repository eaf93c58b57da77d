// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Foundation

extension Scratch {
  /// The samples of a WAV of ours, by its header.
  static func samples(ofWAV path: String) throws -> [Int16] {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    let size = (0..<4).reduce(0) { $0 | Int(bytes[40 + $1]) << (8 * $1) }
    return samples(of: Array(bytes[44..<44 + size]))
  }

  static func samples(ofRaw path: String) throws -> [Int16] {
    samples(of: [UInt8](try Data(contentsOf: URL(filePath: path))))
  }

  private static func samples(of bytes: [UInt8]) -> [Int16] {
    stride(from: 0, to: bytes.count - 1, by: 2).map {
      Int16(bitPattern: UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8)
    }
  }
}
