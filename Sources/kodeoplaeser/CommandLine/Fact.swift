// SPDX-License-Identifier: GPL-3.0-or-later
import ServiceInterfaces

/// One thing to tell: a member of a JSON line for programs, a sentence for people.
struct Fact {
  enum Value {
    case text(String)
    case number(Int)
    case truth(Bool)
  }

  var name: String
  var value: Value
  var sentence: String

  init(_ name: String, _ value: Value, _ sentence: String) {
    self.name = name
    self.value = value
    self.sentence = sentence
  }

  /// A fact that the daemon told, under the name that it has on the wire.
  init(_ name: FieldName, _ value: Value, _ sentence: String) { self.init(name.rawValue, value, sentence) }

  /// The same where the daemon told one.
  init?(_ name: FieldName, _ value: String?, _ sentence: (String) -> String) {
    self.init(name.rawValue, value, sentence)
  }

  /// A fact that is told only where there is a value.
  init?(_ name: String, _ value: String?, _ sentence: (String) -> String) {
    guard let value else { return nil }
    self.init(name, .text(value), sentence(value))
  }

  /// Tells facts: as one JSON object on a line, or each as a line of its own.
  ///
  /// - Parameter aside: On standard error, where standard output is for what another program reads.
  static func tell(_ facts: [Fact?], asJSON: Bool, aside: Bool = false) {
    let facts = facts.compactMap(\.self)
    let say = aside ? Console.note : Console.say
    guard asJSON else { return facts.map(\.sentence).filter { !$0.isEmpty }.forEach(say) }
    say("{" + facts.map { quoted($0.name) + ":" + json($0.value) }.joined(separator: ",") + "}")
  }

  private static func json(_ value: Value) -> String {
    switch value {
    case .text(let text): quoted(text)
    case .number(let number): String(number)
    case .truth(let truth): truth ? "true" : "false"
    }
  }

  /// A JSON string (RFC 8259 §7). Members keep the order in which they are told, which no encoder promises.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\" + String(scalar)
      case "\n": quoted += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let hex = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

/// Text from outside, made fit to be printed.
enum PlainText {
  /// The text on one line, without characters that nobody sees; nil where none is left. It is never cut.
  static func cleaned(_ text: String?) -> String? {
    guard let text else { return nil }
    var line = ""
    for scalar in text.unicodeScalars {
      if isGap(scalar) { line += " " } else if isSeen(scalar) { line.unicodeScalars.append(scalar) }
    }
    let words = line.split(separator: " ").joined(separator: " ")
    return words.isEmpty ? nil : words
  }

  /// Whether a character shows: a letter, a mark, a space within a line.
  static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
    !unseen.contains(scalar.properties.generalCategory) && !scalar.properties.isDefaultIgnorableCodePoint
  }

  private static func isGap(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
  }

  private static let unseen: Set<Unicode.GeneralCategory> = [
    .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
  ]
}
