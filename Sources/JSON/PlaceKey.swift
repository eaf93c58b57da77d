// SPDX-License-Identifier: GPL-3.0-or-later

/// A place that no type has a name for: an element by its index, a member by any name.
struct PlaceKey: CodingKey {
  let stringValue: String
  let intValue: Int?

  init(stringValue: String) { (self.stringValue, intValue) = (stringValue, nil) }
  init(intValue: Int) { (stringValue, self.intValue) = (String(intValue), intValue) }
}
