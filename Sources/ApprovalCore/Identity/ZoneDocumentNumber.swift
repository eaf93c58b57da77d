// SPDX-License-Identifier: GPL-3.0-or-later

/// The document number of a machine-readable zone, which on a card may go on into the optional data.
///
/// A number longer than nine characters has `<` where its check digit would stand; the rest of it and then the check
/// digit begin the optional data, up to the first filler (ICAO 9303 part 5 §4.2.2.1, note j).
struct ZoneDocumentNumber {
  /// The number and its check digit as written, fillers included where the number is short.
  let checked: [UInt8]
  let optionalData: String

  init(_ number: ArraySlice<UInt8>, digit: UInt8, optionalData: ArraySlice<UInt8>, mayContinue: Bool) {
    let continuation = mayContinue && digit == .filler ? optionalData.prefix { $0 != .filler } : []
    checked = number + (continuation.isEmpty ? [digit] : continuation)
    self.optionalData =
      optionalData.dropFirst(continuation.count).drop { $0 == .filler && !continuation.isEmpty }
      .withoutFillers
  }

  /// Whether the check digit is the one over the number.
  var holds: Bool { checked.last == CheckDigit.over(checked.dropLast()) }

  /// The number without fillers and check digit.
  var text: String { checked.dropLast().withoutFillers }
}
