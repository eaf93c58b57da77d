// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a story did not come to its end.
struct MachineError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
