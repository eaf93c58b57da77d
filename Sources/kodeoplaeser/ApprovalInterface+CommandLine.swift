// SPDX-License-Identifier: GPL-3.0-or-later
import Options
import ServiceInterfaces
import Varlink

extension ApprovalInterface.Binding {
  /// As it is written on a command line.
  var name: String {
    switch self {
    case .oneTimeCode: "one-time-code"
    case .spokenCode: "spoken-code"
    case .qr: "qr"
    case .sameDevice: "same-device"
    case .shownCode: "shown-code"
    case .chip: "chip"
    }
  }

  init?(name: String) {
    guard let binding = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = binding
  }
}

extension ApprovalInterface.Request.Parameters {
  /// What the daemon will not take; checked here too, so that nothing is sent in vain.
  private static let longestText = 500

  init(_ invocation: Invocation) throws {
    let text = invocation["--text"] ?? ""
    guard text.count <= Self.longestText else {
      throw Failure(
        .usage, "the text is \(text.count) characters long, and at most \(Self.longestText) are spoken")
    }
    for option in ["--user", "--service"] where invocation[option]?.isEmpty == true {
      throw Failure(.usage, "option \(option) cannot be empty")
    }
    guard invocation.has("--amount") == invocation.has("--currency") else {
      throw Failure(.usage, "options --amount and --currency go together")
    }
    guard let action = invocation["--action"].flatMap(ApprovalInterface.Action.init) else {
      throw OptionsError.missingOption(option: "--action")
    }
    self.init(
      user: invocation["--user"] ?? "", service: invocation["--service"] ?? "", action: action, text: text)
    amount = invocation["--amount"]
    currency = invocation["--currency"]
    payee = invocation["--payee"]
    toAccount = invocation["--to-account"]
    command = invocation["--command"]
    language = invocation["--language"]
    binding = invocation["--binding"].flatMap(ApprovalInterface.Binding.init(name:))
    assurance = invocation["--assurance"].flatMap(ApprovalInterface.Assurance.init)
    lifetimeSeconds = invocation.number("--lifetime")
  }

  /// What is asked, to be read where this program is what shows it.
  var facts: [Fact?] {
    [
      Fact(.service, PlainText.cleaned(service)) { "Service: \($0)" },
      Fact(.action, action.rawValue) { "Action: \($0)" },
      Fact(.text, PlainText.cleaned(text)) { "Text: \($0)" },
      Fact(.amount, PlainText.cleaned(amount)) { "Amount: \($0) \(currency ?? "")" },
      Fact(.payee, PlainText.cleaned(payee)) { "Payee: \($0)" },
      Fact(.toAccount, PlainText.cleaned(toAccount)) { "To account: \($0)" },
      Fact(.command, command.map(ShellQuoting.visible)) { "Command: \($0)" },
    ]
  }
}
