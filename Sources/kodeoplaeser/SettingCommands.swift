// SPDX-License-Identifier: GPL-3.0-or-later
import Options
import ServiceInterfaces
import Varlink

/// `setting`: what the reader's menu sets.
enum SettingCommands {
  static func list(_ invocation: Invocation) async throws -> ExitCode {
    let settings = try await Daemon.connect(invocation).reader.settings().settings
    for setting in settings {
      let choices = choices(of: setting)
      Fact.tell(
        [
          Fact(.name, .text(setting.name), ""),
          Fact(.value, .text(setting.value), "\(setting.name) is \(setting.value), of \(choices)."),
        ], asJSON: invocation.has("--json"))
    }
    return .approvedOrDone
  }

  /// Steps by the first and the last, words all of them.
  private static func choices(of setting: ReaderInterface.Setting) -> String {
    guard setting.choices.count > 5, let first = setting.choices.first, let last = setting.choices.last else {
      return setting.choices.joined(separator: ", ")
    }
    return "\(first) to \(last)"
  }

  static func change(_ invocation: Invocation) async throws -> ExitCode {
    let (name, value) = (invocation.operands[0], invocation.operands[1])
    try await Daemon.connect(invocation).reader.changeSetting(.init(name: name, value: value))
    Fact.tell(
      [Fact(.name, .text(name), ""), Fact(.value, .text(value), "\(name) is \(value).")],
      asJSON: invocation.has("--json"))
    return .approvedOrDone
  }
}
