// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Reader.varlink, then swift run InterfaceGenerator.

extension ReaderInterface {
  /// That account cannot be kept.
  public struct AccountRefused: WireError {
    /// As it is answered.
    public static let name = "dk.kodeoplaeser.Reader.AccountRefused"

    /// The rule it breaks, in words.
    public var reason: String

    /// Of its fields.
    public init(reason: String) {
      self.reason = reason
    }

    public init(from fields: FieldReader) throws {
      reason = try fields.required(.reason)
    }

    public func encode(to fields: inout FieldWriter) throws {
      try fields.write(reason, .reason)
    }
  }
}

extension ReaderInterface {
  /// What was to be typed is no key.
  public struct NotAKey: WireError {
    /// As it is answered.
    public static let name = "dk.kodeoplaeser.Reader.NotAKey"

    /// Which one, counted from 1.
    public var position: Int

    /// Of its fields.
    public init(position: Int) {
      self.position = position
    }

    public init(from fields: FieldReader) throws {
      position = try fields.required(.position)
    }

    public func encode(to fields: inout FieldWriter) throws {
      try fields.write(position, .position)
    }
  }
}

extension ReaderInterface {
  /// The owner has not turned on typing over the wire.
  public struct PressingIsOff: WireError {
    /// As it is answered.
    public static let name = "dk.kodeoplaeser.Reader.PressingIsOff"

    /// It has no fields.
    public init() {}

    public init(from _: FieldReader) {}

    public func encode(to _: inout FieldWriter) {}
  }
}

extension ReaderInterface {
  /// No mixer tells whether the output is heard: there is none, or it does not answer.
  public struct NoMixer: WireError {
    /// As it is answered.
    public static let name = "dk.kodeoplaeser.Reader.NoMixer"

    /// It has no fields.
    public init() {}

    public init(from _: FieldReader) {}

    public func encode(to _: inout FieldWriter) {}
  }
}

extension ReaderInterface {
  /// The mixer says that nothing is heard all the same.
  public struct StaysMuted: WireError {
    /// As it is answered.
    public static let name = "dk.kodeoplaeser.Reader.StaysMuted"

    /// It has no fields.
    public init() {}

    public init(from _: FieldReader) {}

    public func encode(to _: inout FieldWriter) {}
  }
}

extension ReaderInterface {
  /// The reader failed.
  public struct Failed: WireError {
    /// As it is answered.
    public static let name = "dk.kodeoplaeser.Reader.Failed"

    /// It has no fields.
    public init() {}

    public init(from _: FieldReader) {}

    public func encode(to _: inout FieldWriter) {}
  }
}
