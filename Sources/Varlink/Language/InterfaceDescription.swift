// SPDX-License-Identifier: GPL-3.0-or-later

/// An interface as its description says: what is there, under which comments.
public struct InterfaceDescription: Sendable {
  /// Such as `dk.kodeoplaeser.Approval`.
  public let name: String
  /// The lines of the comment above it, without their `#`.
  public let comment: String
  /// Everything that is there, in its order.
  public let members: [Member]
  /// The types by name.
  public let types: [String: Member]
  /// The methods by name.
  public let methods: [String: Member]
  /// The errors by name.
  public let errors: [String: Member]
  /// The text that all this was read from.
  public let text: String

  /// A type, method or error.
  public struct Member: Sendable {
    /// What a member may be, by the word that it begins with.
    public enum Kind: String, Sendable {
      case type, method, error
    }

    /// How often a method answers.
    public enum Manner: Sendable {
      /// Once.
      case once
      /// Once, or where `more` is asked several times.
      case maybeSeveral
      /// Several times, where `more` is asked; another call is refused.
      case several
    }

    public let kind: Kind
    /// Such as `Request`.
    public let name: String
    /// The lines of the comment above it, without their `#`.
    public let comment: String
    /// A type's own fields or choices; a method's parameters; an error's parameters.
    public let input: DescribedType
    /// A method's reply.
    public let output: DescribedType

    /// The lines that end the comment of a method which answers more than once, as systemd's varlink writes them.
    private static let manners: [String: Manner] = [
      "[Supports 'more' flag]": .maybeSeveral, "[Requires 'more' flag]": .several,
    ]

    /// What may end a comment and is no part of its sentences.
    public static let marks = Set(manners.keys)

    /// How often the method answers.
    public var manner: Manner { Self.manners.first { comment.hasSuffix($0.key) }?.value ?? .once }
  }

  /// The names of all fields that hold secrets, wherever they stand.
  public var secrets: Set<String> {
    members.reduce(into: []) { $0.formUnion($1.input.secrets.union($1.output.secrets)) }
  }

  /// Names of fields, methods, errors, types and choices without a comment of their own.
  public var uncommented: [String] {
    let nameless = members.filter { $0.comment.isEmpty }.map { $0.name }
    let fields = members.flatMap { member in
      (member.input.uncommented + member.output.uncommented).map { member.name + "." + $0 }
    }
    return (comment.isEmpty ? [name] : []) + (nameless + fields).sorted()
  }
}

extension InterfaceDescription {
  /// Reads a description in varlink's language (varlink.org/Interface-Definition), all of its grammar.
  ///
  /// Throws `VarlinkError.badDescription` with the line, where it does not hold.
  public init(parsing text: String) throws(VarlinkError) {
    var parser = DescriptionParser(text)
    let comment = try parser.open()
    let name = try parser.interfaceName()
    var members: [Member] = []
    var names: Set<String> = []
    while let member = try parser.member() {
      guard names.insert(member.name).inserted else { throw .badDescription("\(member.name) is there twice") }
      members.append(member)
    }
    func named(_ kind: Member.Kind) -> [String: Member] {
      Dictionary(members.filter { $0.kind == kind }.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    }
    self.init(
      name: name, comment: comment, members: members, types: named(.type), methods: named(.method),
      errors: named(.error), text: text)
    try checkNames()
  }

  /// Every named type must be there.
  private func checkNames() throws(VarlinkError) {
    for member in members {
      for name in member.input.named + member.output.named where types[name] == nil {
        throw .badDescription("\(member.name) speaks of the type \(name), which is not there")
      }
    }
  }
}

extension DescribedType {
  /// The named types that this one speaks of.
  fileprivate var named: [String] {
    switch self {
    case .named(let name): [name]
    case .optional(let inner), .array(let inner), .dictionary(let inner): inner.named
    case .structure(let fields): fields.flatMap { $0.type?.named ?? [] }
    default: []
    }
  }
}
