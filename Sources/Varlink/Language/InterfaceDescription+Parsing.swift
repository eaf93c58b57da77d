// SPDX-License-Identifier: GPL-3.0-or-later

extension InterfaceDescription {
  /// Reads a description in varlink's language (varlink.org/Interface-Definition), all of its grammar.
  ///
  /// Throws `VarlinkError.badDescription` with the line, where it does not hold.
  public init(parsing text: String) throws(VarlinkError) {
    var parser = DescriptionParser(text)
    let comment = try parser.open()
    let name = try parser.interfaceName()
    var members: [String: [String: Member]] = ["type": [:], "method": [:], "error": [:]]
    var names: Set<String> = []
    while let (kind, member) = try parser.member() {
      guard names.insert(member.name).inserted else { throw .badDescription("\(member.name) is there twice") }
      members[kind]?[member.name] = member
    }
    self.init(
      name: name, comment: comment, types: members["type"] ?? [:], methods: members["method"] ?? [:],
      errors: members["error"] ?? [:], text: text)
    try checkNames()
  }

  /// Every named type must be there.
  private func checkNames() throws(VarlinkError) {
    for member in Array(types.values) + Array(methods.values) + Array(errors.values) {
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
