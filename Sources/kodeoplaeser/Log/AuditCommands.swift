// SPDX-License-Identifier: GPL-3.0-or-later
import Options
import ServiceInterfaces
import Varlink

/// The commands that look back: the log and receipts.
enum AuditCommands {
  static func log(_ invocation: Invocation) async throws -> ExitCode {
    let daemon = try DaemonSocket.connect(invocation)
    for try await reply in try daemon.identity.log(.init()) {
      guard let entry = reply.entry else { break }
      Fact.tell(
        [
          Fact(
            .number, .number(entry.number), "\(entry.number): \(entry.at), \(entry.event), \(entry.subject)."
          ),
          Fact(.at, .text(entry.at), ""), Fact(.event, .text(entry.event), ""),
          Fact(.subject, .text(entry.subject), ""),
        ], asJSON: invocation.has("--json"))
    }
    return .approvedOrDone
  }

  static func verifyLog(_ invocation: Invocation) async throws -> ExitCode {
    let check = try await DaemonSocket.connect(invocation).identity.verifyLog()
    Fact.tell(
      [
        Fact(
          .isWhole, .truth(check.isWhole),
          check.isWhole
            ? "The log is whole." : "The log is not whole: something was changed, left out or cut off."),
        Fact(.entries, .number(check.entries), "Entries: \(check.entries)."),
        check.firstBroken.map {
          Fact(.firstBroken, .number($0), "The first entry that does not hold is \($0).")
        },
      ], asJSON: invocation.has("--json"))
    return check.isWhole ? .approvedOrDone : .other
  }

  static func verifyReceipt(_ invocation: Invocation) async throws -> ExitCode {
    let given = invocation.operands.first
    let line = if let given { given } else { await Console.line(asking: "Receipt") }
    guard let receipt = line, !receipt.isEmpty else { throw Failure(.usage, "no receipt was given") }
    let check = try await DaemonSocket.connect(invocation).approval.verifyReceipt(
      .init(receipt: receipt))
    Fact.tell(
      [
        Fact(
          .isValid, .truth(check.isValid),
          check.isValid ? "The receipt holds." : "The receipt does not hold."),
        Fact(.approvalID, check.approvalID) { "Approval: \($0)." },
        Fact(.user, check.user) { "User: \($0)." }, Fact(.service, check.service) { "Service: \($0)." },
        Fact(.decision, check.decision) { "Decision: \($0)." },
        Fact(.decidedAt, check.decidedAt) { "Decided at \($0)." },
        Fact(.heardHow, check.heardHow) { hearing[$0] ?? "The text was presented: \($0)." },
        Fact(.heardBy, check.heardBy) { "Presented by the authenticator \($0)" },
        Fact(.heardByKind, check.heardByKind) { "Its kind: \($0)." },
      ], asJSON: invocation.has("--json"))
    return check.isValid ? .approvedOrDone : .other
  }

  /// Whose word it is that the text was presented, by what the receipt says.
  private static let hearing = [
    "played": "The reader played the text to its end.",
    "confirmed":
      "The reader played the text to its end on an output that its mixer calls muted; the user said that they hear it.",
    "signed": "Another device says, under its signature, that it presented the text to its end.",
    "shown": "The service says that it showed the text to its end.",
  ]

  static func receiptKey(_ invocation: Invocation) async throws -> ExitCode {
    let key = try await DaemonSocket.connect(invocation).approval.receiptKey()
    Fact.tell(
      [
        // Nothing stands behind what will be copied out.
        Fact(.kid, .text(key.kid), "Key ID: \(key.kid)"),
        Fact(.publicKey, .text(key.publicKey), "Public key: \(key.publicKey)"),
        Fact(.algorithm, .text(key.algorithm), "Algorithm: \(key.algorithm)"),
      ], asJSON: invocation.has("--json"))
    return .approvedOrDone
  }
}
