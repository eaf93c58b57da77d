// SPDX-License-Identifier: GPL-3.0-or-later

/// Names one stretch of sound, an utterance or an earcon, from its beginning to its last event.
public struct PassageID: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  public let rawValue: UInt64

  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// A name that the caller counts up; the player only compares it.
  public init(_ rawValue: UInt64) { self.init(rawValue: rawValue) }

  public var description: String { "passage \(rawValue)" }
}
