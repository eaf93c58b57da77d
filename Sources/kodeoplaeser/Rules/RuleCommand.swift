// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
internal import JSON
import Options
import ServiceInterfaces
import Varlink

/// A command that is one method of `dk.kodeoplaeser.Identity`: a row from which its help, its options and its call come.
struct RuleCommand: Sendable {
  let name: String
  let summary: String
  let operands: [Operand]
  let options: [Option]
  /// Whether the answer's secrets are told only with `--reveal`.
  let hidesSecrets: Bool
  /// Asks what is to be asked, calls, and gives the answer.
  private let perform: @Sendable (RuleCall) async throws -> RuleReply

  static let reveal = Option(flag: "--reveal", "print the secret that is given this once, too")
  static let json = Option(flag: "--json", "print JSON, one object a line, for programs")

  init(
    _ name: String, _ summary: String, _ operands: [Operand] = [], options: [Option] = [],
    hidesSecrets: Bool = false, _ perform: @escaping @Sendable (RuleCall) async throws -> RuleReply
  ) {
    self.name = name
    self.summary = summary
    self.operands = operands
    self.options = options
    self.hidesSecrets = hidesSecrets
    self.perform = perform
  }

  /// A row whose answer is told field by field.
  init<Reply: WireStructure>(
    _ name: String, _ summary: String, _ operands: [Operand] = [], options: [Option] = [],
    hidesSecrets: Bool = false, answering perform: @escaping @Sendable (RuleCall) async throws -> Reply
  ) {
    self.init(name, summary, operands, options: options, hidesSecrets: hidesSecrets) {
      try RuleReply(await perform($0))
    }
  }

  /// A row that is done or not.
  init(
    _ name: String, _ summary: String, _ operands: [Operand] = [], options: [Option] = [],
    doing perform: @escaping @Sendable (RuleCall) async throws -> Void
  ) {
    self.init(name, summary, operands, options: options) {
      try await perform($0)
      return RuleReply()
    }
  }

  var command: Command {
    Command(
      name, summary, operands: operands, options: options + (hidesSecrets ? [Self.reveal] : []) + [Self.json])
  }

  func run(_ invocation: Invocation) async throws -> ExitCode {
    let call = RuleCall(invocation, of: operands, daemon: try DaemonSocket.connect(invocation))
    let reply = try await perform(call)
    reply.tell(
      hidingSecrets: hidesSecrets && !invocation.has(Self.reveal.name), asJSON: invocation.has(Self.json.name)
    )
    return .approvedOrDone
  }
}

/// One call of such a command: what was given for it, and the way to the daemon.
struct RuleCall: Sendable {
  private let invocation: Invocation
  private let operands: [Operand]
  private let daemon: VarlinkClient

  init(_ invocation: Invocation, of operands: [Operand], daemon: VarlinkClient) {
    self.invocation = invocation
    self.operands = operands
    self.daemon = daemon
  }

  var identity: IdentityInterface.Client { daemon.identity }

  // MARK: What stands on the command line

  /// An operand of the row; that it is there, the table has checked.
  subscript(operand: Operand) -> String {
    zip(operands, invocation.operands).first { $0.0 == operand }?.1 ?? ""
  }

  /// The value of an option, where it was given.
  subscript(option: Option) -> String? { invocation[option.name] }

  /// The value of an option that has to be given.
  func required(_ option: Option) throws -> String {
    guard let value = self[option] else { throw OptionsError.missingOption(option: option.name) }
    return value
  }

  /// The number of an option that has to be given.
  func number(_ option: Option) throws -> Int {
    guard let number = invocation.number(option.name) else {
      throw OptionsError.missingOption(option: option.name)
    }
    return number
  }

  /// Which of an option's choices was given; nil where none was.
  func choice<Choice: RawRepresentable<String>>(_ option: Option) -> Choice? {
    self[option].flatMap(Choice.init)
  }

  /// The same of an option that has to be given.
  func requiredChoice<Choice: RawRepresentable<String>>(_ option: Option) throws -> Choice {
    guard let choice: Choice = choice(option) else { throw OptionsError.missingOption(option: option.name) }
    return choice
  }

  /// Where a QR code is shown, where one was asked for.
  func picture() throws -> QRPicture? { try QRPicture(invocation) }

  // MARK: What is asked for

  /// A secret of so many lines.
  func secret(_ question: String, lines: Int = 1) async throws -> SecretText {
    guard let first = await Console.secret(asking: question) else {
      throw Failure(.usage, "standard input ended before the \(question)")
    }
    var whole = first
    for _ in 1..<max(1, lines) {
      guard let line = await Console.secret(asking: question) else { break }
      whole = whole.appending(UInt8(ascii: "\n")).appending(line)
    }
    return SecretText(whole)
  }

  /// A secret that is left out by an empty line, or at the end of the input.
  func optionalSecret(_ question: String) async -> SecretText? {
    guard let line = await Console.secret(asking: question), !line.isEmpty else { return nil }
    return SecretText(line)
  }

  /// A secret that a person types twice; a program's line is taken for both.
  func secretTwice(_ question: String) async throws -> (SecretText, again: SecretText) {
    let first = try await secret(question)
    guard Console.inputIsTerminal else { return (first, first) }
    return (first, SecretText(await Console.secret(asking: question + " again") ?? Secret([])))
  }

  // MARK: What it rests on

  /// Calls; where the person has to approve the change first, once more when they did.
  ///
  /// - Parameters:
  ///   - aside: whether the approval is told of on standard error.
  ///   - send: takes the approval, where there is one.
  func approving<Reply>(aside: Bool = false, _ send: (_ approval: String?) async throws -> Reply) async throws
    -> Reply
  {
    do {
      return try await send(nil)
    } catch let error as VarlinkReplyError {
      guard let needed = NeededApproval(error, for: invocation, from: daemon) else { throw error }
      return try await send(try await needed.given(aside: aside))
    }
  }

  /// The file for the key of a device, where nothing is yet.
  func freeKeyFile(of number: String) throws -> DeviceKeyFile {
    let file = try DeviceKeyFile(invocation, of: number)
    try file.checkFree()
    return file
  }

  /// Calls with the public half of a new key, which is kept in a file and told with the answer.
  func registering<Reply: WireStructure>(
    _ file: DeviceKeyFile, _ send: (_ deviceKey: String) async throws -> Reply
  ) async throws -> RuleReply {
    let key = try file.make().registered
    do {
      return try RuleReply(await send(key), keyFile: file.path)
    } catch {
      // Where the connection broke, the device may be active by now, and then this is its key.
      if !(error is VarlinkError) { file.remove() }
      throw error
    }
  }

  /// The request of a user that waits, or the one that is named, and a device's signature of an act on it.
  func signed(
    _ act: DeviceAnswer.Act, by authenticator: String, for user: String, approvalID: String? = nil
  ) async throws -> (approvalID: String, signature: String) {
    let key = try DeviceKeyFile(invocation, of: authenticator).read()
    guard let request = try await PendingRequest(of: user, approvalID: approvalID, from: daemon) else {
      throw Failure(.other, "no such request waits")
    }
    return (request.approvalID, try key.signature(of: request.answer(act)))
  }
}

/// What a method answered, told as facts: lists as an object or a sentence an element.
struct RuleReply {
  private let fields: [Field]
  /// Where the key of a device that was activated is kept.
  private let keyFile: String?
  /// What a person is shown after the rest.
  private let picture: [String]
  /// Recovery codes, one a line.
  private var codes: SecretText?

  private struct Field {
    let name: FieldName
    let value: JSONValue
  }

  /// The answer of a method that answers nothing but that it is done.
  init() { (fields, keyFile, picture) = ([], nil, []) }

  init(codes: SecretText) {
    self.init()
    self.codes = codes
  }

  init(_ reply: some WireStructure, keyFile: String? = nil, picture: [String] = []) throws {
    fields = Self.fields(of: try JSONValue(encoding: reply))
    self.keyFile = keyFile
    self.picture = picture
  }

  /// The members of an object that are there, in the order of their names.
  private static func fields(of value: JSONValue) -> [Field] {
    guard case .object(let members) = value else { return [] }
    return members.filter { $0.value != .null }.sorted { $0.key < $1.key }.compactMap { name, value in
      FieldName(rawValue: name).map { Field(name: $0, value: value) }
    }
  }

  /// - Parameter hidingSecrets: whether what is a secret on the wire is left out.
  func tell(hidingSecrets: Bool = false, asJSON: Bool) {
    if let codes { return RecoveryCodesTold.tell(codes, asJSON: asJSON) }
    defer { if !asJSON { picture.forEach(Console.say) } }
    let fields = fields.filter { !hidingSecrets || $0.value.secret == nil }
    if case .array(let elements)? = fields.first?.value {
      for element in elements { Self.tell(element, asJSON: asJSON) }
    } else if !asJSON, fields.count == 1, case .string(let lines) = fields[0].value, lines.hasSuffix("\n") {
      // Lines for another program: as they are.
      Console.say(String(lines.dropLast()))
    } else if fields.isEmpty, keyFile == nil {
      if asJSON { Fact.tell([], asJSON: true) } else { Console.say("Done.") }
    } else {
      Fact.tell(facts(fields), asJSON: asJSON)
    }
  }

  /// In the order of their names, the file among them.
  private func facts(_ fields: [Field]) -> [Fact] {
    let file = keyFile.map { path in
      Fact("keyFile", .text(path), "The key that it answers with is kept in: \(path)")
    }
    return (fields.map(Self.fact) + [file].compactMap(\.self)).sorted { $0.name < $1.name }
  }

  private static func tell(_ element: JSONValue, asJSON: Bool) {
    let fields = fields(of: element)
    guard asJSON else {
      let told = fields.map { "\(label($0.name)) \(text($0.value))" }
      return Console.say(told.joined(separator: ", ") + ".")
    }
    Fact.tell(fields.map(fact), asJSON: true)
  }

  private static func fact(_ field: Field) -> Fact {
    let label = label(field.name)
    let sentence = "\(label.prefix(1).uppercased())\(label.dropFirst()): \(text(field.value))"
    // Nothing stands behind what will be copied out.
    return Fact(field.name, .text(text(field.value)), copied.contains(field.name) ? sentence : sentence + ".")
  }

  private static func text(_ value: JSONValue) -> String {
    switch value {
    case .string, .secret: value.text ?? ""
    case .int(let number): String(number)
    case .bool(let truth): truth ? "yes" : "no"
    default: ""
    }
  }

  private static let copied: Set<FieldName> = [.enrolment, .authenticator, .code, .seed, .key, .serial]

  private static func label(_ name: FieldName) -> String { labels[name] ?? name.rawValue }

  private static let labels: [FieldName: String] = [
    .awaits: "next step", .dueAt: "may be confirmed from", .expiresAt: "valid until",
    .switchDueAt: "switch may be confirmed from", .serial: "serial number", .lockedUntil: "locked until",
    .takenFrom: "taken from", .codesLeft: "recovery codes left",
  ]
}
