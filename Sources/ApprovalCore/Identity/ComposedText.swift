// SPDX-License-Identifier: GPL-3.0-or-later

/// Letters that can be written in two ways, written in one.
///
/// "å" is one code point on one machine and two on another. A password must be the same bytes from both, and a
/// user ID the same text. Composed are the Latin letters of Unicode's blocks up to Latin Extended Additional, as
/// normalisation form C has them (UAX #15; RFC 8265 §4.2 asks it of passwords); other text stays as it is.
enum ComposedText {
  static func composed(_ text: String) -> String {
    String(text.map { letters.firstIndex(of: $0).map { letters[$0] } ?? $0 })
  }

  /// Looked up by canonical equivalence, found in composed form.
  private static let letters: Set<Character> = {
    let blocks: [ClosedRange<UInt32>] = [0x20...0x7E, 0xA0...0x24F, 0x1E00...0x1EFF]
    return Set(blocks.joined().compactMap(Unicode.Scalar.init).map(Character.init))
  }()
}
