// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds a key that stands twice in one JSON object; decoders keep one of them without a word.
///
/// Reads only what it needs of well-formed JSON (RFC 8259): strings, and where objects begin and end.
struct DuplicateKeys {
  private var open: [Set<String>?] = []
  private var pendingString: String?

  /// The first such key in `json`, or nil.
  static func first(in json: String) -> String? {
    var scan = DuplicateKeys()
    var rest = json.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if let key = scan.take(scalar, before: &rest) { return key }
    }
    return nil
  }

  private mutating func take(_ scalar: Unicode.Scalar, before rest: inout Substring.UnicodeScalarView)
    -> String?
  {
    switch scalar {
    case "\"": pendingString = Self.string(&rest)
    case "{": open.append([])
    case "[": open.append(nil)
    case "}", "]": _ = open.popLast()
    case ":": return key()
    default: break
    }
    return nil
  }

  private mutating func key() -> String? {
    guard let key = pendingString, let last = open.indices.last, var keys = open[last] else { return nil }
    pendingString = nil
    guard keys.insert(key).inserted else { return key }
    open[last] = keys
    return nil
  }

  /// The string's text up to its closing quote, escapes kept as they are written.
  private static func string(_ rest: inout Substring.UnicodeScalarView) -> String {
    var text = String.UnicodeScalarView()
    while let scalar = rest.popFirst(), scalar != "\"" {
      text.append(scalar)
      if scalar == "\\", let escaped = rest.popFirst() { text.append(escaped) }
    }
    return String(text)
  }
}
