// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Identity.varlink, then swift run InterfaceGenerator.
public import Varlink

extension IdentityInterface {
  /// Tell every number of policy, and where it comes from.
  public enum Limits {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Nothing, Reply>(
      "dk.kodeoplaeser.Identity.Limits")

    /// What `Limits` answers.
    public struct Reply: WireStructure {
      /// They, in the order of the core's own table.
      public var limits: [Limit]

      /// Of its fields.
      public init(limits: [Limit]) {
        self.limits = limits
      }

      public init(from fields: FieldReader) throws {
        limits = try fields.required(.limits)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(limits, .limits)
      }
    }
  }
}
