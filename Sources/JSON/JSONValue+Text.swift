// SPDX-License-Identifier: GPL-3.0-or-later

extension JSONValue {
  /// Reads a text, which is nothing but one value in UTF-8 and the white space around it.
  ///
  /// - Parameter secrets: the names whose strings are secrets, wherever they stand: no `String` is made of them.
  /// - Throws: `JSONError.notUTF8`, `.notJSON`, `.tooDeep`, `.tooManyValues` or `.duplicateName`.
  public init(
    reading text: [UInt8], within limits: JSONLimits = JSONLimits(), secrets: Set<String> = []
  ) throws(JSONError) {
    var reader = JSONReader(text, limits, secrets: secrets)
    self = try reader.read()
  }

  /// The value as one line of UTF-8 without a NUL: members in the order of their names, nothing between the
  /// marks, no slash escaped.
  ///
  /// - Throws: `JSONError.tooDeep`; `.refused` for a number that is infinite or none.
  public func written() throws(JSONError) -> [UInt8] {
    var writer = JSONWriter()
    try writer.write(self)
    return writer.text
  }
}
