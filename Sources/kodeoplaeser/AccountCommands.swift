// SPDX-License-Identifier: GPL-3.0-or-later
import Cryptography
import Options
import ServiceInterfaces
import Varlink

/// `account`: other services' codes, spoken by this reader.
enum AccountCommands {
  static func add(_ invocation: Invocation) async throws -> ExitCode {
    guard let uri = await Console.secret(asking: "Account, as otpauth://"), !uri.isEmpty else {
      throw Failure(.usage, "no account was given; its otpauth:// address is read from standard input")
    }
    let added = try await Daemon.connect(invocation).reader.addAccount(
      .init(uri: SecretText(uri), name: invocation["--name"]))
    Fact.tell(
      [Fact(.name, .text(added.name), "The account \(added.name) is kept.")],
      asJSON: invocation.has("--json"))
    return .approvedOrDone
  }

  static func list(_ invocation: Invocation) async throws -> ExitCode {
    let names = try await Daemon.connect(invocation).reader.accounts().names
    for name in names {
      Fact.tell([Fact(.name, .text(name), name)], asJSON: invocation.has("--json"))
    }
    return .approvedOrDone
  }

  static func remove(_ invocation: Invocation) async throws -> ExitCode {
    let name = invocation.operands[0]
    try await Daemon.connect(invocation).reader.removeAccount(.init(name: name))
    Fact.tell(
      [Fact(.name, .text(name), "The account \(name) is removed.")], asJSON: invocation.has("--json"))
    return .approvedOrDone
  }
}
