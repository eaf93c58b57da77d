// SPDX-License-Identifier: GPL-3.0-or-later

extension QRCode {
  /// For a terminal: two rows of modules a line, black on white whatever the terminal's colours are (ECMA-48 §8.3.117).
  public var terminalLines: [String] {
    stride(from: 0, to: size, by: 2).map { row in
      let characters = (0..<size).map { column in
        Self.halves[isDark(row: row, column: column) ? 1 : 0][isDark(row: row + 1, column: column) ? 1 : 0]
      }
      return "\u{1B}[30;47m" + characters.joined() + "\u{1B}[0m"
    }
  }

  /// By the upper module, then by the lower: what is drawn is dark.
  private static let halves = [[" ", "▄"], ["▀", "█"]]

  /// An SVG document, one unit a module.
  public var svg: String {
    let path = (0..<size).flatMap { row in
      darkRuns(inRow: row).map { "M\($0.lowerBound) \(row)h\($0.count)v1h-\($0.count)z" }
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(size * Self.scale)" height="\(size * Self.scale)" \
      viewBox="0 0 \(size) \(size)" shape-rendering="crispEdges">
      <rect width="\(size)" height="\(size)" fill="#fff"/>
      <path fill="#000" d="\(path.joined())"/>
      </svg>

      """
  }

  /// A PNG file (ISO/IEC 15948): one bit a pixel, black on white, eight pixels a module.
  public var png: [UInt8] {
    let side = size * Self.scale
    let rows = (0..<size).flatMap { row in
      Array(repeating: [Self.noFilter] + pixels(ofRow: row), count: Self.scale).joined()
    }
    let header = PNGFile.number(side) + PNGFile.number(side) + [1, Self.grey, 0, 0, 0]
    return PNGFile.signature + PNGFile.chunk("IHDR", header) + PNGFile.chunk("IDAT", PNGFile.stored(rows))
      + PNGFile.chunk("IEND", [])
  }

  /// A module is a whole byte of pixels, and white is 1.
  private func pixels(ofRow row: Int) -> [UInt8] {
    (0..<size).map { isDark(row: row, column: $0) ? 0x00 : 0xFF }
  }

  private static let scale = 8
  private static let noFilter: UInt8 = 0
  private static let grey: UInt8 = 0
}

/// The parts of a PNG file (ISO/IEC 15948).
enum PNGFile {
  static let signature: [UInt8] = [0x89] + Array("PNG\r\n".utf8) + [0x1A, 0x0A]

  /// A chunk: length, type, data, and CRC-32 over the two (§5.3).
  static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let covered = Array(type.utf8) + data
    return number(data.count) + covered + number(Int(crc32(covered)))
  }

  /// Four bytes, the highest first.
  static func number(_ value: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
  }

  /// A zlib stream whose blocks are stored as they are (RFC 1950 §2.2, RFC 1951 §3.2.4): a symbol is a few kilobytes.
  static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    let starts = stride(from: 0, to: bytes.count, by: longestBlock)
    for start in starts {
      let block = bytes[start..<min(start + longestBlock, bytes.count)]
      let length = UInt16(block.count)
      stream.append(block.endIndex == bytes.count ? 1 : 0)
      for part in [length, ~length] { stream += [UInt8(part & 0xFF), UInt8(part >> 8)] }
      stream += block
    }
    return stream + number(Int(adler32(bytes)))
  }

  private static let longestBlock = 65_535

  /// RFC 1950 §8.2.
  private static func adler32(_ bytes: [UInt8]) -> UInt32 {
    var (low, high): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      low = (low + UInt32(byte)) % 65_521
      high = (high + low) % 65_521
    }
    return high << 16 | low
  }

  /// ISO/IEC 15948 annex D.
  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}
