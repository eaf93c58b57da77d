// SPDX-License-Identifier: GPL-3.0-or-later
import Options

/// The command line: reads what is asked, does it, and says how it ended.
enum CommandLineProgram {
  typealias Action = @Sendable (Invocation) async throws -> ExitCode

  static let version = "1.0.0"

  private static let actions: [String: Action] = [
    "enrol": EnrolCommand.run, "request": { try await RequestCommand($0).run() },
    "code": ReaderCommands.code, "say": ReaderCommands.say, "press": ReaderCommands.press,
    "status": ReaderCommands.status, "doctor": DoctorCommand.run, "log": AuditCommands.log,
    "log verify": AuditCommands.verifyLog, "receipt verify": AuditCommands.verifyReceipt,
    "receipt key": AuditCommands.receiptKey,
    "account add": AccountCommands.add, "account list": AccountCommands.list,
    "account remove": AccountCommands.remove, "setting list": SettingCommands.list,
    "setting change": SettingCommands.change, "app pending": { try await AppCommands($0).pending() },
    "app answer": { try await AppCommands($0).answer() }, "pam": { try await PAMCommand($0).run() },
    "print-manual": { _ in tell(CommandTable.program.manual(section: 1)) },
    "print-completion": { _ in tell(CommandTable.program.bashCompletion) },
  ]

  static func run(_ arguments: [String]) async -> ExitCode {
    do {
      switch try CommandTable.program.parse(arguments) {
      case .help(let text): return tell(text)
      case .version: return tell("kodeoplaeser \(version)\n")
      case .command(let invocation):
        let rule = RuleTable.all.first { $0.name == invocation.command }
        guard let action = actions[invocation.command] ?? rule?.run else {
          throw OptionsError.unknownCommand(invocation.command, nearest: nil)
        }
        return try await action(invocation)
      }
    } catch {
      let failure = Failure(error)
      Console.complain(failure.sentence)
      return failure.code
    }
  }

  @discardableResult
  private static func tell(_ text: String) -> ExitCode {
    Console.say(String(text.dropLast()))
    return .approvedOrDone
  }
}
