// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// A WAV file as samples: 16 bits, one binding.
struct Recording {
  let samples: [Int16]

  init(_ file: URL) throws {
    let bytes = [UInt8](try Data(contentsOf: file))
    try #require(bytes.count > 44 && bytes.prefix(4).elementsEqual("RIFF".utf8))
    samples = stride(from: 44, to: bytes.count - 1, by: 2).map {
      Int16(bitPattern: UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8)
    }
  }

  /// Root of the mean square of a stretch.
  func level(_ from: Int, _ to: Int) -> Double {
    let stretch = samples[max(0, from)..<min(samples.count, to)]
    guard !stretch.isEmpty else { return 0 }
    return (stretch.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(stretch.count)).squareRoot()
  }
}
