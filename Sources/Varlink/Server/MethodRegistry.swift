// SPDX-License-Identifier: GPL-3.0-or-later
import JSON

/// What a server offers, and the rules every call passes before its method sees it.
struct MethodRegistry: Sendable {
  private let interfaces: [String: VarlinkInterface]
  private let limits: VarlinkLimits
  /// The names of the fields that are secrets, in any of the interfaces.
  let secrets: Set<String>

  init(_ interfaces: [VarlinkInterface], _ limits: VarlinkLimits) throws(VarlinkError) {
    var named: [String: VarlinkInterface] = [:]
    for interface in interfaces where named.updateValue(interface, forKey: interface.description.name) != nil
    {
      throw .badDescription("\(interface.description.name) is given twice")
    }
    self.interfaces = named
    secrets = interfaces.reduce(into: []) { $0.formUnion($1.description.secrets) }
    self.limits = limits
  }

  /// The method that a call names, once its caller, its manner and its parameters have passed.
  func method(for call: CallHead, from peer: VarlinkPeer) throws(VarlinkReplyError) -> VarlinkMethod {
    let dot = call.method.lastIndex(of: ".") ?? call.method.startIndex
    let (interfaceName, name) = (String(call.method[..<dot]), String(call.method[dot...].dropFirst()))
    guard let interface = interfaces[interfaceName] else { throw .interfaceNotFound(interfaceName) }
    guard interface.permits(peer) else { throw .permissionDenied }
    guard let described = interface.description.methods[name] else { throw .methodNotFound(call.method) }
    guard let method = interface.methods[name] else { throw .methodNotImplemented(call.method) }
    guard call.upgrade != true else { throw .invalidParameter("upgrade") }
    guard !(call.more == true && call.oneway == true) else { throw .invalidParameter("oneway") }
    guard !method.needsMore || call.more == true else { throw .expectedMore }
    try described.input.check(call.parameters ?? [:], at: "", in: interface.description.types)
    return method
  }

  /// Does a call, and gives its last reply.
  func perform(_ method: VarlinkMethod, _ call: CallContext) async -> QueuedReply {
    let answer = await reply(method, call)
    guard !call.isOneway else { return .finished(connection: call.connection, message: nil) }
    guard let answer, answer.count <= limits.messageBytes else { return .failed(connection: call.connection) }
    return .finished(connection: call.connection, message: answer)
  }

  private func reply(_ method: VarlinkMethod, _ call: CallContext) async -> [UInt8]? {
    do {
      return try await method.perform(call)
    } catch let error as VarlinkReplyError {
      return try? Wire.encode(OutgoingReply(parameters: error.parameters, error: error.name))
    } catch let error as any VarlinkMethodError {
      return Self.message(error)
    } catch {
      return failure(of: method)
    }
  }

  /// An error as it is sent.
  static func message(_ error: some VarlinkMethodError) -> [UInt8]? {
    try? Wire.encode(OutgoingReply(parameters: error, error: type(of: error).name))
  }

  /// What is answered when a method fails in a way that its description does not name: `Failed`, if described.
  private func failure(of method: VarlinkMethod) -> [UInt8]? {
    let interface = String(method.name[..<(method.name.lastIndex(of: ".") ?? method.name.startIndex)])
    guard interfaces[interface]?.description.errors["Failed"] != nil else { return nil }
    return try? Wire.encode(OutgoingReply(parameters: Nothing(), error: interface + ".Failed"))
  }
}
