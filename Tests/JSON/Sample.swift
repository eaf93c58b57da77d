// SPDX-License-Identifier: GPL-3.0-or-later

import Children

/// Values of every `Codable` kind, by chance.
struct Sample: Codable, Hashable {
  enum Kind: String, Codable, CaseIterable {
    case plain
    case small = "små"
    case odd = "a/b\"\\\u{1}"
  }

  struct Inner: Codable, Hashable {
    var number: Int16?
    var names: [String]
  }

  var text: String
  var kind: Kind
  var flag: Bool
  var int: Int
  var unsigned: UInt64
  var small: UInt8
  var double: Double
  var float: Float
  var missing: String?
  var inner: [Inner]
  var byName: [String: Inner?]
  var grid: [[Double?]]
  var nothing: Nothing

  struct Nothing: Codable, Hashable {}
}

extension Sample {
  init(_ random: inout SeededRandom) {
    text = Self.text(&random)
    kind = Kind.allCases[random.next(below: 3)]
    flag = random.next(below: 2) == 0
    int = Int(truncatingIfNeeded: random.next()) >> random.next(below: 64)
    unsigned = random.next() >> UInt64(random.next(below: 64))
    small = UInt8(truncatingIfNeeded: random.next())
    double = Self.double(&random)
    // Larger ones Foundation writes with an exponent where a Double of the same digits has none.
    float = Float(random.next(below: 2_000_000) - 1_000_000) / 10
    missing = random.next(below: 2) == 0 ? nil : Self.text(&random)
    inner = (0..<random.next(below: 4)).map { _ in Inner(&random) }
    byName = [:]
    for _ in 0..<random.next(below: 4) {
      byName[Self.text(&random)] = random.next(below: 3) == 0 ? .some(nil) : Inner(&random)
    }
    grid = (0..<random.next(below: 3)).map { _ in
      (0..<random.next(below: 3)).map { _ in random.next(below: 3) == 0 ? nil : Self.double(&random) }
    }
    nothing = Nothing()
  }

  private static func double(_ random: inout SeededRandom) -> Double {
    if random.next(below: 3) == 0 { return Double(random.next(below: 2000) - 1000) / 8 }
    let double = Double(bitPattern: random.next())
    return double.isFinite ? double : 0
  }

  static func text(_ random: inout SeededRandom) -> String {
    let scalars: [ClosedRange<UInt32>] = [
      0...0x7F, 0x20...0x7E, 0xA0...0x17F, 0x300...0x310, 0x1F600...0x1F640, 0xE000...0xFFFF, 0x2028...0x2029,
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<random.next(below: 12) {
      if let scalar = Unicode.Scalar(
        UInt32.random(in: scalars[random.next(below: scalars.count)], using: &random))
      {
        text.append(scalar)
      }
    }
    return String(text)
  }
}

extension Sample.Inner {
  init(_ random: inout SeededRandom) {
    number = random.next(below: 2) == 0 ? nil : Int16(truncatingIfNeeded: random.next())
    names = (0..<random.next(below: 3)).map { _ in Sample.text(&random) }
  }
}
