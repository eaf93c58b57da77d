// SPDX-License-Identifier: GPL-3.0-or-later

/// Text from outside as a shell would have to be given it (bash(1), QUOTING): one line, its words apart, and what cannot be seen
/// in escapes of what can. Nothing is dropped, so no two commands become one.
enum ShellQuoting {
  /// A program's arguments, each ended by a NUL (proc(5), cmdline); nil where there are none.
  static func line(ofArguments bytes: some Collection<UInt8>) -> String? {
    var arguments = bytes.split(separator: 0, omittingEmptySubsequences: false)
    if arguments.last?.isEmpty == true { arguments.removeLast() }
    guard arguments.contains(where: { !$0.isEmpty }) else { return nil }
    return arguments.map { quoted($0, plain: isPlainInWord) }.joined(separator: " ")
  }

  /// A text that is words already: as it is where all of it can be seen, else between quotation marks with escapes.
  static func visible(_ text: String) -> String { quoted(text.utf8, plain: { _ in true }) }

  private static func quoted(_ bytes: some Collection<UInt8>, plain: (Unicode.Scalar) -> Bool) -> String {
    let pieces = pieces(of: bytes)
    let scalars = pieces.compactMap { if case .seen(let scalar) = $0 { scalar } else { nil } }
    if scalars.count == pieces.count {
      let text = string(scalars)
      if !text.isEmpty, scalars.allSatisfy(plain) { return text }
      if !text.unicodeScalars.contains("'") { return "'\(text)'" }
    }
    return "$'" + pieces.map(escaped).joined() + "'"
  }

  /// What a shell gives on as it stands, in the middle of a word.
  private static func isPlainInWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
      || "@%_-+=:,./".unicodeScalars.contains(scalar)
  }

  // MARK: Pieces

  private enum Piece {
    case seen(Unicode.Scalar)
    case unseen(Unicode.Scalar)
    /// Bytes that are no character.
    case bytes([UInt8])
  }

  private static func pieces(of bytes: some Collection<UInt8>) -> [Piece] {
    let bytes = Array(bytes)
    var iterator = bytes.makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    var pieces: [Piece] = []
    var place = 0
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .emptyInput: return pieces
      case .valid(let encoded):
        let scalar = Unicode.UTF8.decode(encoded)
        pieces.append(PlainText.isSeen(scalar) ? .seen(scalar) : .unseen(scalar))
        place += encoded.count
      case .error(let length):
        pieces.append(.bytes(Array(bytes[place..<(place + length)])))
        place += length
      }
    }
  }

  private static func escaped(_ piece: Piece) -> String {
    switch piece {
    case .seen("'"): "\\'"
    case .seen("\\"): "\\\\"
    case .seen(let scalar): string([scalar])
    case .unseen(let scalar): escapes[scalar] ?? escape(scalar)
    case .bytes(let bytes): bytes.map { "\\x" + hexadecimal(UInt32($0), digits: 2) }.joined()
    }
  }

  private static let escapes: [Unicode.Scalar: String] = ["\t": "\\t", "\n": "\\n", "\r": "\\r"]

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case ..<0x80: "\\x" + hexadecimal(scalar.value, digits: 2)
    case ..<0x1_0000: "\\u" + hexadecimal(scalar.value, digits: 4)
    default: "\\U" + hexadecimal(scalar.value, digits: 8)
    }
  }

  private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let written = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - written.count)) + written
  }

  private static func string(_ scalars: [Unicode.Scalar]) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}
