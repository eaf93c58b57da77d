// SPDX-License-Identifier: GPL-3.0-or-later
import Options
import ServiceInterfaces
import Varlink

/// The operator's terms on the command line: shown, and accepted by their version.
enum TermsCommands {
  static let commands = [show, accept]

  static let version = Option(
    "--accept-terms", "VERSION", "accept the operator's terms of this version without being asked")

  private static let show = Command("terms show", "print the operator's terms", options: [RuleCommand.json])
  private static let accept = Command(
    "terms accept", "show the operator's terms, and accept them",
    operands: [Operand("USERID", "who accepts", candidates: .users)], options: [version, RuleCommand.json])

  static func show(_ invocation: Invocation) async throws -> ExitCode {
    guard let terms = try await DaemonSocket.connect(invocation).identity.terms().terms else {
      throw Failure(.other, "there are no terms; hint: --terms of the daemon names a file")
    }
    tell(terms, asJSON: invocation.has(RuleCommand.json.name))
    return .approvedOrDone
  }

  static func accept(_ invocation: Invocation) async throws -> ExitCode {
    let daemon = try DaemonSocket.connect(invocation)
    guard let digest = try await digest(accepted: invocation[version.name], of: daemon) else {
      throw Failure(.other, "there are no terms to be accepted")
    }
    try await daemon.identity.acceptTerms(.init(user: invocation.operands[0], digest: digest))
    if invocation.has(RuleCommand.json.name) { Fact.tell([], asJSON: true) } else { Console.say("Done.") }
    return .approvedOrDone
  }

  /// The digest of the terms that whoever calls accepts; nil where there are none.
  ///
  /// - Parameter version: as it was named on the command line; without it a person is shown them, and asked.
  static func digest(accepted version: String?, of daemon: VarlinkClient) async throws -> String? {
    guard let terms = try await daemon.identity.terms().terms else { return nil }
    var named = version
    if named == nil, Console.inputIsTerminal {
      tell(terms, asJSON: false)
      named = await Console.line(asking: "to accept these terms, type their version, \(terms.version)")
    }
    guard let named else {
      throw Failure(
        .usage, "the operator's terms, version \(terms.version), have to be accepted by that version")
    }
    guard named == terms.version else {
      throw Failure(.rejected, "the terms of version \(terms.version) are not accepted; nothing was changed")
    }
    return terms.digest
  }

  private static func tell(_ terms: IdentityInterface.OperatorTerms, asJSON: Bool) {
    Fact.tell(
      [
        Fact(.version, .text(terms.version), "Terms, version \(terms.version):"),
        Fact(.language, .text(terms.language), ""), Fact(.digest, .text(terms.digest), ""),
        Fact(.text, .text(terms.text), lines(of: terms.text)),
      ], asJSON: asJSON)
  }

  /// As they are, without what moves a terminal's cursor.
  private static func lines(of text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { PlainText.cleaned(String($0)) ?? "" }
      .joined(separator: "\n")
  }
}
