// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Testing

@testable import ApprovalCore

/// A chip that answers what a table says, in its order, and nothing that the table does not ask.
actor ScriptedChip: PassportChip {
  private var exchanges: ArraySlice<(command: [UInt8], answer: [UInt8])>

  init(_ table: Table) throws {
    exchanges = try table.rows.map { row in
      (try #require(Hexadecimal.decode(row.given)), try #require(Hexadecimal.decode(row.expected)))
    }[...]
  }

  var isOver: Bool { exchanges.isEmpty }

  func answer(to command: [UInt8]) async throws(PassportChipError) -> [UInt8] {
    guard let next = exchanges.popFirst(), next.command == command else {
      Issue.record("not in the script: \(Hexadecimal.encode(command))")
      throw .unreachable
    }
    return next.answer
  }
}
