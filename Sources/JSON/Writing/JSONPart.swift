// SPDX-License-Identifier: GPL-3.0-or-later

/// A member or element: there, or to be filled later by a container that was handed out for it.
enum JSONPart {
  case value(JSONValue)
  case open(JSONEncoding)

  var whole: JSONValue {
    switch self {
    case .value(let value): value
    case .open(let encoding): encoding.whole
    }
  }
}
