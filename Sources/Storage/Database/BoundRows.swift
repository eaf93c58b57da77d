// SPDX-License-Identifier: GPL-3.0-or-later

/// The marked rows of a database as one: the sum of their marks, and how often it was written.
///
/// A row's own mark tells that the row was written with the key; neither that it is the newest of its key, nor that no row is
/// missing beside it. The sum tells both.
///
/// 1. It stands in one row of its own, `bound_rows`, under a mark. It is written by a transaction that writes marked rows, and
///    by no other: the request, the steps and the end of an ordinary approval write none, and cost what they cost without it.
///    A counter in each row, or a tree over them, would have to be written or walked by every one.
/// 2. The anchor beside the database knows how often it was written, so that the row itself cannot be put back with the others.
/// 3. It is compared with the rows once, when the database is opened; from then on the file is this program's alone.
struct BoundRows: Equatable, Sendable {
  /// How often it was written; more than the anchor knows, or as often.
  var generation: Int64 = 0
  private var words: [UInt64] = [0, 0, 0, 0]

  init() {}

  /// What was kept; `nil` where it is none.
  init?(generation: Int64, sum: [UInt8]) {
    guard sum.count == 32 else { return nil }
    self.generation = generation
    words = Self.words(of: sum)
  }

  /// The sum, 32 bytes.
  var sum: [UInt8] {
    words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
  }

  /// What its own mark is over.
  var markedBytes: [UInt8] { Array("\(generation)\0".utf8) + sum }

  /// Takes a mark in. The sum is modulo 2²⁵⁶ and not a parity: rows of before that make up for those of now are not found
  /// by solving linear equations.
  mutating func add(_ mark: [UInt8]) { add(words: Self.words(of: mark)) }

  /// Takes a mark out again.
  mutating func subtract(_ mark: [UInt8]) {
    // The two's complement: the rest is added.
    add(words: Self.words(of: mark).map { ~$0 })
    add(words: [1, 0, 0, 0])
  }

  private mutating func add(words other: [UInt64]) {
    var carry: UInt64 = 0
    for index in words.indices {
      let (first, isOver) = words[index].addingReportingOverflow(other[index])
      let (second, isOverAgain) = first.addingReportingOverflow(carry)
      words[index] = second
      carry = isOver || isOverAgain ? 1 : 0
    }
  }

  /// Four words; of what is no mark, zeros.
  private static func words(of mark: [UInt8]) -> [UInt64] {
    guard mark.count == 32 else { return [0, 0, 0, 0] }
    return (0..<4).map { word in
      (0..<8).reduce(0) { $0 | UInt64(mark[8 * word + $1]) << (8 * UInt64($1)) }
    }
  }
}
