// SPDX-License-Identifier: GPL-3.0-or-later

/// An interface as its description says: what is there, under which comments.
public struct InterfaceDescription: Sendable {
  /// Such as `dk.kodeoplaeser.Approval`.
  public let name: String
  public let comment: String
  public let types: [String: Member]
  public let methods: [String: Member]
  public let errors: [String: Member]
  /// The text that all this was read from.
  public let text: String

  /// A type, method or error.
  public struct Member: Sendable {
    public let name: String
    public let comment: String
    /// A type's own fields or choices; a method's parameters; an error's parameters.
    let input: DescribedType
    /// A method's reply.
    let output: DescribedType
  }

  /// Names of fields, methods, errors, types and choices without a comment of their own.
  public var uncommented: [String] {
    let members = Array(methods.values) + Array(errors.values) + Array(types.values)
    let nameless = members.filter { $0.comment.isEmpty }.map { $0.name }
    let fields = members.flatMap { member in
      (member.input.uncommented + member.output.uncommented).map { member.name + "." + $0 }
    }
    return (comment.isEmpty ? [name] : []) + (nameless + fields).sorted()
  }
}
