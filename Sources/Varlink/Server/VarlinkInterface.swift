// SPDX-License-Identifier: GPL-3.0-or-later

/// An interface as a server offers it: the description, who may call it, and what its methods do.
public struct VarlinkInterface: Sendable {
  public let description: InterfaceDescription
  let methods: [String: VarlinkMethod]
  let permits: @Sendable (VarlinkPeer) -> Bool

  /// Puts an interface together.
  ///
  /// A method that is described but not given answers `MethodNotImplemented`. Throws `badDescription` for a method
  /// that is given but not described, or given twice. Whom `permits` refuses gets `PermissionDenied` to every call.
  public init(
    _ text: String, permits: @escaping @Sendable (VarlinkPeer) -> Bool = { _ in true },
    methods: [VarlinkMethod]
  ) throws(VarlinkError) {
    let description = try InterfaceDescription(parsing: text)
    var named: [String: VarlinkMethod] = [:]
    for method in methods {
      let name = String(method.name.dropFirst(description.name.count + 1))
      guard method.name == description.name + "." + name, description.methods[name] != nil else {
        throw .badDescription("\(method.name) is not described in \(description.name)")
      }
      guard named.updateValue(method, forKey: name) == nil else {
        throw .badDescription("\(method.name) is given twice")
      }
    }
    self.description = description
    self.methods = named
    self.permits = permits
  }
}
