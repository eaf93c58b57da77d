// SPDX-License-Identifier: GPL-3.0-or-later
import AccountFiles
import Cryptography
import Options
import ServiceInterfaces
import Varlink

/// `account`: other services' codes, spoken by this reader.
enum AccountCommands {
  /// One address, under a name that may be given; of several on standard input, all.
  static func add(_ invocation: Invocation) async throws -> ExitCode {
    let input = try await addresses()
    guard input.contains(where: { $0 > UInt8(ascii: " ") }) else {
      throw Failure(.usage, "no account was given; its otpauth:// address is read from standard input")
    }
    guard holdsOneLine(input) else {
      guard !invocation.has("--name") else {
        throw Failure(.usage, "several accounts were given, and --name names one")
      }
      return try await AccountImport(invocation).take(AccountImport.list(input, from: "-"))
    }
    let added = try await DaemonSocket.connect(invocation).reader.addAccount(
      .init(uri: SecretText(Secret(input)), name: invocation["--name"], user: invocation["--user"]))
    Fact.tell(
      [Fact(.name, .text(added.name), "The account \(added.name) is kept.")],
      asJSON: invocation.has("--json"))
    return .approvedOrDone
  }

  private static func addresses() async throws -> [UInt8] {
    guard Console.inputIsTerminal else {
      return await Console.everything(upTo: AccountFile.mostBytes)
    }
    return await Console.secret(asking: "Account, as otpauth://")?.revealed() ?? []
  }

  /// Blank lines are none; Google's pictures hold several accounts.
  private static func holdsOneLine(_ input: [UInt8]) -> Bool {
    let lines = input.split(separator: UInt8(ascii: "\n")).map { $0.drop { $0 == 0x20 || $0 == 0x0D } }
    let filled = lines.filter { !$0.isEmpty }
    return filled.count < 2 && filled.first.map { !$0.starts(with: "otpauth-migration".utf8) } ?? true
  }

  static func list(_ invocation: Invocation) async throws -> ExitCode {
    let names = try await DaemonSocket.connect(invocation).reader.accounts(
      .init(user: invocation["--user"])
    ).names
    for name in names {
      Fact.tell([Fact(.name, .text(name), name)], asJSON: invocation.has("--json"))
    }
    return .approvedOrDone
  }

  static func remove(_ invocation: Invocation) async throws -> ExitCode {
    guard let given = invocation.operands.first else { return try await removeAll(invocation) }
    guard !invocation.has("--all") else { throw Failure(.usage, "an account and --all do not go together") }
    let daemon = try DaemonSocket.connect(invocation)
    let name = try await AccountName.resolve(given, of: invocation["--user"], at: daemon)
    try await daemon.reader.removeAccount(.init(name: name, user: invocation["--user"]))
    Fact.tell(
      [Fact(.name, .text(name), "The account \(name) is removed.")], asJSON: invocation.has("--json"))
    return .approvedOrDone
  }

  /// All of them, once the person heard how many and approved it.
  private static func removeAll(_ invocation: Invocation) async throws -> ExitCode {
    guard invocation.has("--all") else {
      throw Failure(.usage, "no account was named; hint: --all removes all of them")
    }
    let daemon = try DaemonSocket.connect(invocation)
    let removed = try await RuleCall(invocation, of: [], daemon: daemon).approving {
      try await daemon.reader.removeAllAccounts(.init(approval: $0, user: invocation["--user"]))
    }
    Fact.tell(
      [Fact(.count, .number(removed.count), "Removed accounts: \(removed.count).")],
      asJSON: invocation.has("--json"))
    return .approvedOrDone
  }
}
