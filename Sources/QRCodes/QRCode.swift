// SPDX-License-Identifier: GPL-3.0-or-later
internal import CQREncode
public import Cryptography

/// A QR code symbol (ISO/IEC 18004) at the error correction level M, with the quiet zone of four modules that scanners want around it.
///
/// libqrencode makes it, which is loaded when the first symbol is asked for: a program that shows none runs without it.
public struct QRCode: Sendable {
  /// Modules a side, quiet zone included.
  public let size: Int
  private let dark: Set<Int>

  private static let quietZone = 4

  /// Whether symbols can be made on this machine.
  public static var isAvailable: Bool { cqrencode_is_there() }

  /// The symbol that holds this content, byte for byte.
  public init(_ content: Secret) throws(QRCodeError) {
    let bytes = content.revealed()
    let most = Int(cqrencode_most_modules)
    var modules = [UInt8](repeating: 0, count: most * most)
    let width = unsafe cqrencode_encode(bytes, CInt(clamping: bytes.count), &modules)
    guard width >= 0 else { throw .noLibrary }
    guard width > 0 else { throw .doesNotFit }
    let inner = Int(width)
    let size = inner + 2 * Self.quietZone
    self.size = size
    dark = Set(
      (0..<inner * inner).filter { modules[$0] == 1 }.map { place in
        (place / inner + Self.quietZone) * size + place % inner + Self.quietZone
      })
  }

  /// Whether a module is dark; those outside of the symbol are not.
  public func isDark(row: Int, column: Int) -> Bool {
    (0..<size).contains(column) && dark.contains(row * size + column)
  }

  /// The dark stretches of a row, from left to right.
  func darkRuns(inRow row: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for column in 0..<size where isDark(row: row, column: column) {
      if let last = runs.last, last.upperBound == column {
        runs[runs.count - 1] = last.lowerBound..<column + 1
      } else {
        runs.append(column..<column + 1)
      }
    }
    return runs
  }
}

/// Why there is no symbol.
public enum QRCodeError: Error, Hashable, CustomStringConvertible {
  /// libqrencode is not on this machine, or not in the version that is used here.
  case noLibrary
  /// There is no content, or more than the largest symbol holds.
  case doesNotFit

  /// For the terminal.
  public var description: String {
    switch self {
    case .noLibrary:
      "a QR code is made by libqrencode, which is not on this machine; hint: apt-get install libqrencode4"
    case .doesNotFit: "no QR code holds this"
    }
  }
}
