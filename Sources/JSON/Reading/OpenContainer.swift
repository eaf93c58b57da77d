// SPDX-License-Identifier: GPL-3.0-or-later

/// An array or object whose end has not come yet.
struct OpenContainer {
  /// The member whose value comes next; nil in an array.
  var name: String?
  private var elements: [JSONValue] = []
  private var members: [String: JSONValue] = [:]

  init(name: String? = nil) { self.name = name }

  /// The byte that ends it.
  var end: UInt8 { name == nil ? UInt8(ascii: "]") : UInt8(ascii: "}") }

  /// Takes the value that has been read.
  mutating func take(_ value: JSONValue) throws(JSONError) {
    guard let name else { return elements.append(value) }
    guard members.updateValue(value, forKey: name) == nil else { throw .duplicateName(name) }
  }

  var value: JSONValue { name == nil ? .array(elements) : .object(members) }
}
