// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Makes broken streams of messages out of whole ones: the same from the same seed on every machine.
struct Scrambler {
  private var state: UInt64
  private let corpus: [[UInt8]]

  /// Reads the corpus beside this file, a message a line.
  init(seed: UInt64) throws {
    state = seed
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Corpus/messages.txt")
    corpus = try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")).map { [UInt8]($0) }
  }

  /// SplitMix64.
  mutating func number(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(max(bound, 1)))
  }

  /// A few messages, some of them hurt.
  mutating func stream() -> [UInt8] {
    var stream: [UInt8] = []
    for _ in 0...number(below: 4) {
      var message = corpus[number(below: corpus.count)]
      for _ in 0..<number(below: 3) { hurt(&message) }
      stream += message + [0]
    }
    return stream
  }

  /// The same bytes in pieces of any length.
  mutating func pieces(of bytes: [UInt8]) -> [[UInt8]] {
    var (pieces, rest) = ([[UInt8]](), bytes[...])
    while !rest.isEmpty {
      let piece = rest.prefix(1 + number(below: 40))
      pieces.append([UInt8](piece))
      rest = rest.dropFirst(piece.count)
    }
    return pieces
  }

  private mutating func hurt(_ message: inout [UInt8]) {
    guard !message.isEmpty else { return }
    let place = number(below: message.count)
    switch number(below: 6) {
    case 0: message[place] = UInt8(number(below: 256))
    case 1: message.remove(at: place)
    case 2: message.insert(UInt8(number(below: 256)), at: place)
    case 3: message.removeLast(message.count - place)
    case 4: message.insert(contentsOf: message[place...].prefix(20), at: number(below: message.count))
    default: message.insert(contentsOf: corpus[number(below: corpus.count)].prefix(place), at: place)
    }
  }
}
