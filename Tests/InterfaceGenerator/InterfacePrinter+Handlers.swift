// SPDX-License-Identifier: GPL-3.0-or-later
import Varlink

/// Prints who serves an interface: a handler a method, and the one way that every call comes by.
extension InterfacePrinter {
  func handlers() -> [SwiftLines] {
    guard !methodMembers.isEmpty else { return [served] }
    return [handlerProtocol, passing, dispatch]
  }

  /// An interface without methods is only described.
  private var served: SwiftLines {
    [
      "extension \(name) {", "  /// The interface as a server offers it.",
      "  public static func served() throws(VarlinkError) -> VarlinkInterface {",
      "    try VarlinkInterface(description, methods: [])", "  }", "}",
    ]
  }

  private var handlerProtocol: SwiftLines {
    let head = [
      "/// What serves the methods: a handler each, and what every call comes by before its handler.",
      "public protocol Handlers: Sendable {",
      "  /// What a handler is told of who calls: what `perform` makes of the peer, and nobody else can make.",
      "  associatedtype Caller: Sendable", "",
      "  /// Lets a call pass to its handler, or throws what it is answered with instead.",
      "  func perform<Parameters: Codable & Sendable, Reply: Sendable>(",
      "    _ method: Method, _ parameters: Parameters, for peer: VarlinkPeer,",
      "    _ handler: (Caller) async throws -> Reply", "  ) async throws -> Reply",
    ]
    let requirements = methodMembers.flatMap { method in
      [""] + (method.comment.documentation + requirement(method)).indented
    }
    return ["extension \(name) {"] + (head + requirements + ["}"]).indented + ["}"]
  }

  private func requirement(_ method: InterfaceDescription.Member) -> SwiftLines {
    let input = method.input.fields.isEmpty ? [] : ["_ parameters: \(method.name).Parameters"]
    let several = method.manner == .once ? [] : ["_ call: VarlinkCall<\(method.name).Reply>"]
    let parameters = (input + ["by caller: Caller"] + several).joined(separator: ", ")
    let name = "func \(method.name.swiftName)("
    let answer = " async throws" + (method.output.fields.isEmpty ? "" : " -> \(method.name).Reply")
    let line = name + parameters + ")" + answer
    return line.count <= 106 ? [line] : [name, "  " + parameters, ")" + answer]
  }

  /// Who has no rule of their own lets everybody pass whom the interface is for.
  private var passing: SwiftLines {
    [
      "extension \(name).Handlers where Caller == VarlinkPeer {",
      "  /// Whom the interface is for may call every method of it.",
      "  public func perform<Parameters: Codable & Sendable, Reply: Sendable>(",
      "    _: \(name).Method, _: Parameters, for peer: VarlinkPeer,",
      "    _ handler: (Caller) async throws -> Reply", "  ) async throws -> Reply {",
      "    try await handler(peer)", "  }", "}",
    ]
  }

  private var dispatch: SwiftLines {
    let head = [
      "extension \(name).Handlers {", "  /// The interface as a server offers it.", "  ///",
      "  /// - Parameter permits: whom it is for; everybody else is denied every method.",
      "  public func served(", "    permits: @escaping @Sendable (VarlinkPeer) -> Bool = { _ in true }",
      "  ) throws(VarlinkError) -> VarlinkInterface {", "    try VarlinkInterface(",
      "      \(name).description, permits: permits,",
      "      methods: \(name).Method.allCases.map { served($0) })", "  }", "",
      "  private func served(_ method: \(name).Method) -> VarlinkMethod {", "    switch method {",
    ]
    return head + methodMembers.flatMap(served).map { "    " + $0 } + ["    }", "  }", "}"]
  }

  private func served(_ method: InterfaceDescription.Member) -> SwiftLines {
    let (input, several) = (!method.input.fields.isEmpty, method.manner != .once)
    let manner = several ? "several: " : ""
    let needsMore = method.manner == .maybeSeveral ? ", needsMore: false" : ""
    let (call, peer) = several ? ("call", "call.peer") : ("peer", "peer")
    let given = (input ? ["parameters"] : []) + ["by: caller"] + (several ? ["call"] : [])
    let parameters = input ? "parameters" : "nothing"
    return [
      "case .\(method.name.swiftName):",
      "  VarlinkMethod(\(manner)\(name).\(method.name).method\(needsMore)) { \(parameters), \(call) in",
      "    try await perform(.\(method.name.swiftName), \(parameters), for: \(peer)) { caller in",
      "      try await \(method.name.swiftName)(\(given.joined(separator: ", ")))", "    }",
    ] + (method.output.fields.isEmpty ? ["    return Nothing()"] : []) + ["  }"]
  }
}
