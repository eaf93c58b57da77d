// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Reader.varlink, then swift run InterfaceGenerator.
public import Varlink

extension ReaderInterface {
  /// What is heard from now on, with more: one reply a line, secrets as dots.
  public enum Transcript {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Nothing, Reply>(
      "dk.kodeoplaeser.Reader.Transcript")

    /// What `Transcript` answers.
    public struct Reply: WireStructure {
      /// One line, itself JSON.
      public var line: String

      /// Of its fields.
      public init(line: String) {
        self.line = line
      }

      public init(from fields: FieldReader) throws {
        line = try fields.required(.line)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(line, .line)
      }
    }
  }
}
