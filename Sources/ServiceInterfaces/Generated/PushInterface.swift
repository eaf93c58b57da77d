// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Push.varlink, then swift run InterfaceGenerator.

/// `dk.kodeoplaeser.Push`
///
/// Carry what push tokens send to their servers, over HTTPS, and bring back what these answer. For kodeoplaeser-push, which root or the
/// reader's own account runs: it holds no key, decides nothing, and sees no more than the network does.
///
/// A field that is marked so holds a secret: it is not written down, neither by who sends it nor by who gets it.
public enum PushInterface {
  /// The methods, by the names that they have on the wire.
  public enum Method: String, CaseIterable, Sendable {
    case carry = "Carry"
    case answer = "Answer"
    case fail = "Fail"
    case poll = "Poll"
  }
}

extension PushInterface {
  /// Somebody else carries now.
  public struct TakenOver: WireError {
    /// As it is answered.
    public static let name = "dk.kodeoplaeser.Push.TakenOver"

    /// It has no fields.
    public init() {}

    public init(from _: FieldReader) {}

    public func encode(to _: inout FieldWriter) {}
  }
}

extension PushInterface {
  /// There is no such exchange under way.
  public struct NoSuchExchange: WireError {
    /// As it is answered.
    public static let name = "dk.kodeoplaeser.Push.NoSuchExchange"

    /// It has no fields.
    public init() {}

    public init(from _: FieldReader) {}

    public func encode(to _: inout FieldWriter) {}
  }
}
