// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore

extension StoredRecords {
  /// Everything that is kept, as lines, with what is drawn at random left out: two runs of the same steps have one outline.
  var outline: [String] {
    let frozen = freezes.map { "freeze \($0.user) \($0.service)" }
    let waiting = codes.map { "code \($0.purpose) \($0.user) \($0.triesLeft)" }
    let sent = messages.map { line("message", [("to", $0.to), ("handed over", $0.handedOverAt)]) }
    return requests.compactMap { approvals[$0] }.map(line(of:))
      + authenticators.values.map(line(of:)).sorted()
      + users.values.map(line(of:)).sorted() + (frozen + waiting + sent).sorted()
      + audit.map { "\($0.event) \($0.user)" }
  }

  private func line(of approval: Approval) -> String {
    line(
      "approval",
      [
        ("of", approval.user), ("on", approval.binding), ("is", approval.state),
        ("until", approval.expiresAt),
        ("tries", approval.codeTriesLeft), ("extensions", approval.extensionsLeft),
        ("reason", approval.reason),
        ("decided", approval.decidedAt), ("receipt", approval.receipt != nil),
        ("counter", approval.codeCounter),
      ])
  }

  private func line(of device: Authenticator) -> String {
    line(
      "authenticator",
      [
        ("of", device.user), ("kind", device.kind), ("is", device.state), ("counter", device.codeCounter),
        ("steps", device.spentSteps.text), ("failures", device.pinFailures), ("locks", device.locksInARow),
        ("until", device.lockedUntil), ("seed", device.seed != nil), ("PIN", device.pinVerifier != nil),
        ("binding", device.binding), ("switch", device.methodSwitch?.requestedAt),
        ("since", device.activatedAt),
      ])
  }

  private func line(of user: User) -> String {
    line(
      "user",
      [
        ("id", user.id), ("phone", user.phone?.e164),
        (
          "guesses",
          wrongGuesses.values.filter { $0.guesser.user == user.id }.map {
            "\($0.guesser.asker) \($0.count) \($0.refusedUntil?.description ?? "")"
          }.sorted()
        ),
      ])
  }

  private func line(_ kind: String, _ fields: [(name: String, value: Any?)]) -> String {
    fields.reduce(into: kind) { line, field in
      line += " \(field.name) \(field.value.map { "\($0)" } ?? "none")"
    }
  }
}
