// SPDX-License-Identifier: GPL-3.0-or-later

/// A file of the travel document's application, by its identifier (ICAO 9303 part 10 §4).
enum PassportFile: UInt16 {
  /// EF.COM: versions, and which data groups there are.
  case common = 0x011E
  /// EF.DG1: the machine-readable zone.
  case firstDataGroup = 0x0101

  /// The tag that the file begins with.
  var tag: UInt32 {
    switch self {
    case .common: 0x60
    case .firstDataGroup: 0x61
    }
  }
}
