// SPDX-License-Identifier: GPL-3.0-or-later
@testable import Reader

/// What plays have reached, so that what none reaches is found.
struct Coverage: Sendable {
  var phrases: Set<String> = []
  var places: Set<DialogueState.Name> = []
  var rows: Set<Keymap.Row> = []

  mutating func add(_ other: Coverage) {
    phrases.formUnion(other.phrases)
    places.formUnion(other.places)
    rows.formUnion(other.rows)
  }
}
