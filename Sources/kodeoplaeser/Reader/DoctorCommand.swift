// SPDX-License-Identifier: GPL-3.0-or-later
import Options
import ServiceInterfaces
import Varlink

/// `doctor`: goes from the socket to the headset, and says the first thing that is wrong.
enum DoctorCommand {
  static func run(_ invocation: Invocation) async throws -> ExitCode {
    let asJSON = invocation.has("--json")
    let daemon = try DaemonSocket.connect(invocation)
    if invocation.has("--limits") {
      try RuleReply(await daemon.identity.limits()).tell(asJSON: asJSON)
      return .approvedOrDone
    }
    let info = try await daemon.call(ServiceInterface.getInfo, Nothing())
    let status = try await daemon.reader.status()
    let problems = problems(status)
    Fact.tell(
      [
        Fact(
          "socket", .text(DaemonSocket.socket(invocation)),
          "The daemon answers at \(DaemonSocket.socket(invocation))."),
        Fact("product", .text(info.product), "It is \(info.product), version \(info.version)."),
      ] + ReaderCommands.facts(status) + review(status) + [
        Fact(
          "isWell", .truth(problems.isEmpty),
          problems.isEmpty ? "Nothing is wrong." : problems.joined(separator: "\n"))
      ], asJSON: asJSON)
    return problems.isEmpty ? .approvedOrDone : .other
  }

  /// Nothing is wrong where nobody has: the reader works, and may be worded badly.
  private static func review(_ status: ReaderInterface.Status.Reply) -> [Fact?] {
    let review = status.reviewedBy.flatMap { by in status.reviewedOn.map { (by: by, on: $0) } }
    let sentence =
      review.map { "\($0.by) reviewed its wording and its voice on \($0.on)." }
      ?? "Nobody who speaks it has reviewed its wording and its voice yet."
    return [
      Fact("isReviewed", .truth(review != nil), "The language \(status.language): \(sentence)"),
      Fact(.reviewedBy, review?.by) { _ in "" }, Fact(.reviewedOn, review?.on) { _ in "" },
    ]
  }

  private static func problems(_ status: ReaderInterface.Status.Reply) -> [String] {
    let checks: [(isWrong: Bool, sentence: String)] = [
      (status.user == nil, "No user is enrolled; kodeoplaeser enrol USERID makes one."),
      (
        status.readerState.map { $0 != "active" } ?? false,
        ReaderCommands.readerStates[status.readerState ?? ""] ?? "The reader cannot be answered on."
      ),
      (
        status.allowsPressing,
        "Keys may be typed by command: an approval proves nobody's presence, and PAM is refused. Start the daemon without --allow-press."
      ),
      (status.audioCondition != .ready, "The sound output \(status.audio) does not work."),
      (status.keypadCondition != .ready, "The keypad \(status.keypad) does not work."),
    ]
    return checks.filter(\.isWrong).map(\.sentence)
  }
}
