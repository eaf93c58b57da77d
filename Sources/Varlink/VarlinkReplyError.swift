// SPDX-License-Identifier: GPL-3.0-or-later
public import JSON

/// An error that a service answers to a call, by its full name.
public struct VarlinkReplyError: Error, Hashable, Sendable {
  /// Such as `org.varlink.service.InvalidParameter`.
  public var name: String
  /// What the error's description says it carries. Never a secret.
  public var parameters: [String: JSONValue]

  public init(_ name: String, _ parameters: [String: JSONValue] = [:]) {
    self.name = name
    self.parameters = parameters
  }

  /// The name after its interface: `InvalidParameter`.
  public var shortName: String { String(name.split(separator: ".").last ?? "") }
}

/// An error that an interface describes, as a type with what it carries. A handler throws it to answer with it.
public protocol VarlinkMethodError: Error, Codable, Sendable {
  /// The full name, such as `org.varlink.service.InvalidParameter`.
  static var name: String { get }
}

extension VarlinkReplyError {
  /// What a service answered, by its type; nil where it answered another error, or this one in another shape.
  public func described<Described: VarlinkMethodError>(as type: Described.Type = Described.self) -> Described?
  {
    name == type.name ? try? Wire.decode(type, of: .object(parameters)) : nil
  }
}

extension VarlinkReplyError: CustomStringConvertible {
  public var description: String { name }
}

// The errors of org.varlink.service, which any call may get.
extension VarlinkReplyError {
  private static func service(_ name: String, _ parameters: [String: JSONValue] = [:]) -> Self {
    Self("org.varlink.service." + name, parameters)
  }

  public static func interfaceNotFound(_ name: String) -> Self {
    service("InterfaceNotFound", ["interface": .string(name)])
  }

  public static func methodNotFound(_ name: String) -> Self {
    service("MethodNotFound", ["method": .string(name)])
  }

  public static func methodNotImplemented(_ name: String) -> Self {
    service("MethodNotImplemented", ["method": .string(name)])
  }

  /// `name` is the field's name, never its value.
  public static func invalidParameter(_ name: String) -> Self {
    service("InvalidParameter", ["parameter": .string(name)])
  }

  public static var permissionDenied: Self { service("PermissionDenied") }

  /// The method answers more than once, and `more` was not asked for.
  public static var expectedMore: Self { service("ExpectedMore") }
}
