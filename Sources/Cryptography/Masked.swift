// SPDX-License-Identifier: GPL-3.0-or-later

/// A value that may be carried anywhere and shown nowhere.
///
/// Every way Swift has of printing a value (`print`, interpolation, `String(reflecting:)`, `dump`, `Mirror`)
/// gives `•` and no child. Conforming is enough; nothing is left to implement.
public protocol Masked: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {}

extension Masked {
  /// Always `•`.
  public var description: String { "•" }

  /// Always `•`.
  public var debugDescription: String { "•" }

  /// A mirror without children, so that `dump` finds nothing to show.
  public var customMirror: Mirror {
    Mirror(self, children: EmptyCollection<Mirror.Child>())
  }
}
