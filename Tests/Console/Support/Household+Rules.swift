// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Children
import Cryptography
import Devices
import Foundation
import Testing

/// What the rules' tests ask of a household again and again.
extension Household {
  /// Runs a command that must succeed, and gives its first JSON object; what is no text or number in it is left out.
  @discardableResult
  func facts(_ arguments: [String], input: String = "") async throws -> [String: String] {
    let outcome = try await command(arguments + ["--json"], input: input)
    try #require(outcome.code == 0, "\(arguments) \(outcome.errors)")
    return Self.facts(outcome.output.split(separator: "\n").first.map(String.init) ?? "{}")
  }

  /// One line of JSON, every value as text.
  static func facts(_ line: String) -> [String: String] {
    let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    return (object ?? [:]).mapValues { "\($0)" }
  }

  /// Whether these tests run as root, who alone vouches for others.
  static var canVouch: Bool { getuid() == 0 }

  /// A user of a proven identity, beside the owner.
  func prove(_ user: String) async throws {
    let enrolment = try #require(try await facts(["user", "begin"])["enrolment"])
    try await facts(
      ["user", "attest", enrolment, "--step", "clerk", "--verified-by", "Borgerservice", "--evidence"]
        + [String(repeating: "5a", count: 32)])
    try await facts(["user", "choose", enrolment, user])
  }

  /// Begins a request and reads what it is answered with.
  func request(_ user: String, _ binding: String, _ more: [String] = []) async throws
    -> (service: Program, requested: [String: String])
  {
    let service = try begin(
      [
        "request", "--user", user, "--service", "Bank", "--action", "approve", "--text", "Betal 12 kr.",
        "--json",
      ]
        + ["--binding", binding] + more)
    for await line in service.lines { return (service, Self.facts(line)) }
    let outcome = await service.outcome()
    Issue.record("nothing was answered, but \(outcome.code) \(outcome.errors)")
    throw Silence()
  }

  /// What the text messages in the state's outbox say, each read once, as a sender takes them.
  func messages(in outbox: String = "state/outbox") throws -> [String] {
    let place = folder.appendingPathComponent(outbox)
    let names = try FileManager.default.contentsOfDirectory(atPath: place.path).filter { !$0.hasPrefix(".") }
    return try names.sorted().map { name in
      let file = place.appendingPathComponent(name)
      let data = try Data(contentsOf: file)
      try FileManager.default.removeItem(at: file)
      let isUTF16 = data.starts(with: [0xFE, 0xFF])
      return String(data: data, encoding: isUTF16 ? .utf16 : .utf8) ?? ""
    }
  }

  /// The code in the only message that waits.
  func codeInMessage() throws -> String {
    let all = try messages()
    try #require(all.count == 1)
    return String(try #require(all[0].firstMatch(of: /\b[0-9]{6,8}\b/)?.output))
  }

  /// Binds a telephone and activates an app, with the PIN of the household; gives its number and its key.
  func activateApp(of user: String) async throws -> (number: String, key: String) {
    let number = try await beginApp(of: user)
    return (number, try await chooseOnApp(number))
  }

  /// Binds a telephone and begins an app, up to its temporary PIN.
  func beginApp(of user: String) async throws -> String {
    try await facts(["user", "phone", user, "20123456"])
    try await facts(["user", "phone-code", user], input: codeInMessage() + "\n")
    let number = try #require(try await facts(["app", "begin", user])["authenticator"])
    try await facts(["app", "temporary-pin", number], input: codeInMessage() + "\n")
    return number
  }

  /// Temporary PIN, personal PIN, choices.
  func finishApp(_ number: String) async throws -> String {
    try await facts(["app", "temporary-pin", number], input: codeInMessage() + "\n")
    return try await chooseOnApp(number)
  }

  private func chooseOnApp(_ number: String) async throws -> String {
    let activated = try await facts(
      ["app", "activate", number, "--biometrics", "yes", "--notifications", "no", "--reveal"],
      input: Self.pin + "\n")
    return try #require(activated["key"])
  }

  /// An app or code reader with the key in that file, by default the one that the command line keeps.
  func signer(_ number: String, keyFile: String? = nil) throws -> DeviceSigner {
    let lines = try String(contentsOfFile: keyFile ?? self.keyFile(number), encoding: .utf8).split(
      separator: "\n")
    let text = try #require(lines.last)
    let key = Secret(try #require(Base64.url.decode(String(text))))
    return DeviceSigner(
      AuthenticatorID(try #require(Int64(number))), key: try SigningKey(rawRepresentation: key))
  }

  /// The command line as another account of the machine, which needs root; from a copy, where that account may not read the
  /// folder of the build.
  func begin(_ arguments: [String], as account: UInt32, input: String = "") throws -> Child {
    let program = folder.path + "/kodeoplaeser"
    if !FileManager.default.fileExists(atPath: program) {
      // By a program: a file that this process has open for writing, a child that starts meanwhile has too, and as long as
      // it has, nobody may run the file: execve(2), ETXTBSY.
      let copying = try Child.perform(["cp", Program.path("kodeoplaeser"), program])
      try #require(copying.status == 0, "\(copying.errors)")
    }
    let identity = ["setpriv", "--reuid=\(account)", "--regid=\(account)", "--clear-groups", program]
    return try Child(
      identity + ["--socket", folder.path + "/socket"] + arguments, input: input)
  }
}
