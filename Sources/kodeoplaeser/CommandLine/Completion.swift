// SPDX-License-Identifier: GPL-3.0-or-later
import Options
import ServiceInterfaces
import Varlink

/// What shells complete with: a script for each, and what only the daemon knows.
enum Completion {
  static func script(_ invocation: Invocation) throws -> ExitCode {
    let given = invocation.operands.first ?? Shell.bash.rawValue
    guard let shell = Shell(rawValue: given) else {
      throw Failure(.usage, "there is a completion for \(list(Shell.allCases)), and none for \(given)")
    }
    return CommandLineProgram.tell(CommandTable.program.completion(for: shell))
  }

  /// One a line. Whoever completes a line wants no complaint in it: without a daemon there are none.
  static func candidates(_ invocation: Invocation) async throws -> ExitCode {
    guard let kind = Candidates(rawValue: invocation.operands[0]) else {
      throw Failure(.usage, "the kinds are \(list(Candidates.allCases))")
    }
    guard let daemon = try? DaemonSocket.connect(invocation) else { return .approvedOrDone }
    let found: [String]? =
      switch kind {
      case .users: try? await daemon.reader.status().users.map(\.user)
      case .accounts: try? await daemon.reader.accounts(.init()).names
      case .settings: try? await daemon.reader.settings(.init()).settings.map(\.name)
      }
    found?.forEach(Console.say)
    return .approvedOrDone
  }

  private static func list(_ kinds: [some RawRepresentable<String>]) -> String {
    kinds.map(\.rawValue).joined(separator: ", ")
  }
}
