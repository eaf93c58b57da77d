// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Reader.varlink, then swift run InterfaceGenerator.

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
