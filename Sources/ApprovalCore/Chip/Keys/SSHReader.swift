// SPDX-License-Identifier: GPL-3.0-or-later

/// Takes SSH's own encoding apart, a value at a time; `nil` where the bytes end too soon (RFC 4251 §5).
struct SSHReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: some Collection<UInt8>) {
    rest = Array(bytes)[...]
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func bytes(_ count: Int) -> [UInt8]? {
    guard rest.count >= count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  mutating func byte() -> UInt8? { rest.popFirst() }

  mutating func uint32() -> UInt32? {
    bytes(4)?.reduce(0) { $0 << 8 | UInt32($1) }
  }

  mutating func string() -> [UInt8]? {
    uint32().flatMap { bytes(Int($0)) }
  }

  /// A string that is text.
  mutating func text() -> String? {
    string().flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// A number of at most 32 bytes that is not negative and written without needless zeros, as 32 bytes.
  mutating func integer() -> [UInt8]? {
    guard let written = string(), let first = written.first, first < 0x80 else { return nil }
    let digits = first == 0 ? Array(written.dropFirst()) : written
    guard digits.count <= 32, first != 0 || digits.first.map({ $0 >= 0x80 }) == true else { return nil }
    return [UInt8](repeating: 0, count: 32 - digits.count) + digits
  }
}
