// SPDX-License-Identifier: GPL-3.0-or-later

public import Cryptography

/// A code of decimal digits, good once; prints as `•`.
public struct OneTimeCode: Equatable, Masked {
  /// The digits in ASCII, leading zeros kept.
  public let digits: Secret

  /// The number of digits.
  public var count: Int { digits.count }

  /// A code as it was typed: 4 to 10 digits (RFC 6287 §6.2) and nothing else, else `nil`.
  public init?(typed text: String) {
    guard Self.lengths.contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    digits = Secret(utf8: text)
  }

  /// The digits in clear, for the one who speaks them to the listener or shows them on a service's screen.
  public func revealed() -> String {
    String(decoding: digits.revealed(), as: UTF8.self)
  }

  /// How many digits any code of ours may have.
  static let lengths = 4...10

  /// The last `count` digits of the number that the MAC's dynamic truncation finds (RFC 4226 §5.3).
  init(truncating mac: [UInt8], digits count: Int) {
    let offset = Int(mac[mac.count - 1] & 15)
    var number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7fff_ffff
    var bytes = [UInt8](repeating: UInt8(ascii: "0"), count: count)
    for place in bytes.indices.reversed() {
      bytes[place] += UInt8(number % 10)
      number /= 10
    }
    digits = Secret(bytes)
  }
}
