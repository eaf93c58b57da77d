// SPDX-License-Identifier: GPL-3.0-or-later

/// Where sound cards are found, and how it is known that one came or went.
protocol CardSource: Sendable {
  /// The folder in which each card has files as long as it is there.
  var folder: String { get }

  /// The folder that holds `folder`, which comes with the first card.
  var parent: String { get }

  /// Opens the controls of every card there that the reference speaks of.
  func controls(of reference: CardReference) -> [any CardControl]
}
