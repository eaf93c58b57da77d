// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// The machine-readable code of a passport that nobody has.
enum PassportCode {
  /// Danish, and good for years to come (ICAO 9303 part 4).
  static var danish: String {
    let year = Calendar(identifier: .gregorian).component(.year, from: Date()) + 5
    func checked(_ text: String) -> String { text + checkDigit(of: text) }
    let number = checked("214590871")
    let (birth, expiry) = (checked("480229"), checked(String(format: "%02d0630", year % 100)))
    let optional = checked("0000000000<<<<")
    let whole = checkDigit(of: number + birth + expiry + optional)
    let names = "P<DNKOESTERGAARD<<AASE<KJAER".padding(toLength: 44, withPad: "<", startingAt: 0)
    return "\(names)\n\(number)DNK\(birth)F\(expiry)\(optional)\(whole)\n"
  }

  /// Weights 7, 3 and 1 in turn (ICAO 9303 part 3 §4.9).
  private static func checkDigit(of text: String) -> String {
    let values = text.map { $0 == "<" ? 0 : Int(String($0), radix: 36) ?? 0 }
    return String(zip(values, 0...).map { $0 * [7, 3, 1][$1 % 3] }.reduce(0, +) % 10)
  }
}
