// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Reader.varlink, then swift run InterfaceGenerator.

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
