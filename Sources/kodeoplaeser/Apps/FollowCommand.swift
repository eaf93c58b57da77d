// SPDX-License-Identifier: GPL-3.0-or-later
import Options
import ServiceInterfaces
import Varlink

/// What an app is told without asking, a line each, until it approves no more.
enum FollowCommand {
  static let command = Command(
    "app follow",
    "tell what concerns the user of an app as it happens; requests, where the app accepted notifications",
    operands: [Operand("NUMBER", "the app, as authenticator list names it")], options: [RuleCommand.json])

  static func run(_ invocation: Invocation) async throws -> ExitCode {
    let daemon = try DaemonSocket.connect(invocation)
    let asJSON = invocation.has(RuleCommand.json.name)
    for try await news in try daemon.identity.follow(.init(authenticator: invocation.operands[0])) {
      let subject = PlainText.cleaned(news.subject)
      Fact.tell(
        [
          Fact(.event, .text(news.event), [news.event, subject].compactMap(\.self).joined(separator: " ")),
          Fact(.subject, subject) { _ in "" },
        ], asJSON: asJSON)
    }
    return .approvedOrDone
  }
}
