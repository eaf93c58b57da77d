// SPDX-License-Identifier: GPL-3.0-or-later

/// An argument that is known by its place: `TEXT`.
public struct Operand: Hashable, Sendable {
  /// What stands for it in help.
  public let name: String
  /// One sentence without a full stop.
  public let help: String
  public let isRequired: Bool

  public init(_ name: String, _ help: String, isRequired: Bool = true) {
    self.name = name
    self.help = help
    self.isRequired = isRequired
  }

  var usage: String { isRequired ? name : "[\(name)]" }
}
