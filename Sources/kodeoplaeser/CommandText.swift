// SPDX-License-Identifier: GPL-3.0-or-later

/// A command that is to be run, written so that nothing in it passes unheard: what a person approves is what a shell would run.
///
/// A line break ends a command, and a comment; a gap inside of an argument parts no arguments; a character that nobody sees makes
/// another name. None of them is left out or smoothed over: each is written as a shell writes it, and so it is heard.
enum CommandText {
  /// One argument: as it is where it is a bare word, else in quotes.
  static func argument(_ text: String) -> String {
    if !text.isEmpty, text.unicodeScalars.allSatisfy(isBare) { return text }
    return "'" + text.map { $0 == "'" ? "'\\''" : String($0) }.joined() + "'"
  }

  /// The command on one line, with line breaks and what cannot be seen by name; gaps of several spaces, which make no difference
  /// to the ear, as one. nil where nothing is left.
  static func visible(_ text: String?) -> String? {
    guard let text else { return nil }
    var line = ""
    for scalar in text.unicodeScalars {
      if isUnseen(scalar) { line += name(of: scalar) } else { line.unicodeScalars.append(scalar) }
    }
    let words = line.split(separator: " ").joined(separator: " ")
    return words.isEmpty ? nil : words
  }

  private static func isBare(_ scalar: Unicode.Scalar) -> Bool {
    bareSigns.contains(scalar) || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
  }

  private static let bareSigns: Set<Unicode.Scalar> = ["_", "-", ".", "/", ":", "=", ",", "+", "@", "%", "^"]

  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    scalar != " " && (scalar.properties.isWhitespace || PlainText.isUnseen(scalar))
  }

  private static let names: [Unicode.Scalar: String] = ["\n": "\\n", "\r": "\\r", "\t": "\\t"]

  private static func name(of scalar: Unicode.Scalar) -> String {
    if let name = names[scalar] { return name }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
