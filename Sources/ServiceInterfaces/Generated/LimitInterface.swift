// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Limit.varlink, then swift run InterfaceGenerator.

/// `dk.kodeoplaeser.Limit`
///
/// What a peer is told before its connection is closed, because it broke a limit. These come as replies
/// to the call under way, or to none. No other peer notices. A connection on which no call is under way is
/// closed without a word after fifteen minutes, or when the places are all taken and its user holds the most of them:
/// nothing was lost, and the next call goes over a new one.
public enum LimitInterface {
}

extension LimitInterface {
  /// The message is longer than a message may be.
  public struct MessageTooLong: WireError {
    /// As it is answered.
    public static let name = "dk.kodeoplaeser.Limit.MessageTooLong"

    /// How many bytes a message may have, without the NUL that ends it.
    public var bytes: Int

    /// Of its fields.
    public init(bytes: Int) {
      self.bytes = bytes
    }

    public init(from fields: FieldReader) throws {
      bytes = try fields.required(.bytes)
    }

    public func encode(to fields: inout FieldWriter) throws {
      try fields.write(bytes, .bytes)
    }
  }
}

extension LimitInterface {
  /// The message was begun and not finished in time.
  public struct MessageTooSlow: WireError {
    /// As it is answered.
    public static let name = "dk.kodeoplaeser.Limit.MessageTooSlow"

    /// How many seconds a message may take.
    public var seconds: Int

    /// Of its fields.
    public init(seconds: Int) {
      self.seconds = seconds
    }

    public init(from fields: FieldReader) throws {
      seconds = try fields.required(.seconds)
    }

    public func encode(to fields: inout FieldWriter) throws {
      try fields.write(seconds, .seconds)
    }
  }
}

extension LimitInterface {
  /// There are too many connections, of this user or of all together.
  public struct TooManyConnections: WireError {
    /// As it is answered.
    public static let name = "dk.kodeoplaeser.Limit.TooManyConnections"

    /// How many there may be.
    public var most: Int

    /// Of its fields.
    public init(most: Int) {
      self.most = most
    }

    public init(from fields: FieldReader) throws {
      most = try fields.required(.most)
    }

    public func encode(to fields: inout FieldWriter) throws {
      try fields.write(most, .most)
    }
  }
}

extension LimitInterface {
  /// What came is no varlink call: not UTF-8, not JSON, nested too deep, or without a method.
  public struct NotAMessage: WireError {
    /// As it is answered.
    public static let name = "dk.kodeoplaeser.Limit.NotAMessage"

    /// What is wrong with it.
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
