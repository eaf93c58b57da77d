// SPDX-License-Identifier: GPL-3.0-or-later

extension ChipKey {
  /// Reads one line of a `.pub` file or of `authorized_keys`: kind, key, perhaps a comment (sshd(8)).
  ///
  /// A line with options is turned away: they restrict what the key may do, and a restriction is not to be dropped
  /// in silence.
  ///
  /// - Throws: `line`, `options`, `unsupportedKind` or `malformed`.
  public init(line: String) throws(ChipKeyError) {
    let words = try Self.words(of: line)
    guard let name = words.first, words.count >= 2 else { throw .line }
    guard ChipKeyKind(rawValue: name) != nil else { throw Self.fault(of: words) }
    guard let bytes = PaddedBase64.decode(words[1]) else { throw .malformed }
    try self.init(canonicalBytes: bytes)
    guard kind.rawValue == name else { throw .malformed }
  }

  /// The key as a line without a comment.
  public var line: String {
    kind.rawValue + " " + PaddedBase64.encode(canonicalBytes)
  }

  private static func words(of line: String) throws(ChipKeyError) -> [String] {
    let isBlank = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" }
    let lines = line.unicodeScalars.split { $0 == "\n" || $0 == "\r" }
    guard lines.count == 1 else { throw .line }
    return lines[0].split(whereSeparator: isBlank).map(String.init)
  }

  /// What is wrong with a line that does not begin with a kind of ours.
  private static func fault(of words: [String]) -> ChipKeyError {
    let looksLikeKind = ["ssh-", "ecdsa-", "sk-"].contains { words[0].hasPrefix($0) }
    if looksLikeKind { return .unsupportedKind }
    let isComment = words[0].hasPrefix("#")
    return !isComment && words.contains { ChipKeyKind(rawValue: $0) != nil } ? .options : .line
  }
}
