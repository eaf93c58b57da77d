// SPDX-License-Identifier: GPL-3.0-or-later
import Cryptography
import Options
import ServiceInterfaces
import Varlink

/// `enrol USERID`: makes a user and activates this reader for them.
enum EnrolCommand {
  static func run(_ invocation: Invocation) async throws -> ExitCode {
    let user = invocation.operands[0]
    let asksTwice = !invocation.has("--stdin")
    let daemon = try Daemon.connect(invocation)
    let password = try await secret("Password", twice: asksTwice)
    let pin = try await secret("PIN, six digits", twice: asksTwice)
    let enrolled = try await daemon.identity.enrol(
      .init(user: user, password: SecretText(password), pin: SecretText(pin)))
    Fact.tell(
      [
        Fact(.user, .text(user), "The user \(user) is made."),
        Fact(
          .serial, .text(enrolled.serial),
          "This reader is activated for them, serial number \(enrolled.serial)."),
      ], asJSON: invocation.has("--json"))
    return .approvedOrDone
  }

  /// A secret, typed twice where a person types: what nobody sees, nobody can read over.
  private static func secret(_ name: String, twice: Bool) async throws -> Secret {
    guard let first = await Console.secret(asking: name) else {
      throw Failure(.usage, "standard input ended before the \(name)")
    }
    guard twice, Console.inputIsTerminal else { return first }
    guard await Console.secret(asking: name + " again") == first else {
      throw Failure(.usage, "the two were not the same")
    }
    return first
  }
}
