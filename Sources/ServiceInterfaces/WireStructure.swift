// SPDX-License-Identifier: GPL-3.0-or-later
public import Varlink

/// A structure of an interface: an object on the wire, whose members are coded one by one, by the names that all interfaces
/// share.
public protocol WireStructure: Codable, Sendable {
  /// Reads it from its members.
  ///
  /// - Throws: `DecodingError` with the member that is missing or of another type.
  init(from fields: FieldReader) throws
  /// Writes its members.
  ///
  /// - Throws: `EncodingError` for a number that JSON has not.
  func encode(to fields: inout FieldWriter) throws
}

/// An error of an interface, with what it carries.
public protocol WireError: WireStructure, VarlinkMethodError {}

extension WireStructure {
  /// By a decoder that gives members by name.
  public init(from decoder: any Decoder) throws { try self.init(from: FieldReader(decoder)) }

  /// To an encoder that takes members by name.
  public func encode(to encoder: any Encoder) throws {
    var fields = FieldWriter(encoder)
    try encode(to: &fields)
  }
}

/// The members of an object, as they are read. One set of names for all structures: a conformance that the compiler makes has a
/// type of keys each, in both programs.
public struct FieldReader {
  private let members: KeyedDecodingContainer<FieldName>

  init(_ decoder: any Decoder) throws { members = try decoder.container(keyedBy: FieldName.self) }

  /// A member that must be there.
  public func required<Value: Decodable>(_ name: FieldName) throws -> Value {
    try members.decode(Value.self, forKey: name)
  }

  /// A member that may be missing, or null.
  public func optional<Value: Decodable>(_ name: FieldName) throws -> Value? {
    try members.decodeIfPresent(Value.self, forKey: name)
  }
}

/// The members of an object, as they are written.
public struct FieldWriter {
  private var members: KeyedEncodingContainer<FieldName>

  init(_ encoder: any Encoder) { members = encoder.container(keyedBy: FieldName.self) }

  /// Writes a member; nil is none.
  public mutating func write<Value: Encodable>(_ value: Value?, _ name: FieldName) throws {
    try members.encodeIfPresent(value, forKey: name)
  }
}
