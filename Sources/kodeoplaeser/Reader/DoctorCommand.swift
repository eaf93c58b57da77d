// SPDX-License-Identifier: GPL-3.0-or-later
import Installation
import Options
import ServiceInterfaces
import Varlink

/// `doctor`: goes from the socket to the headset, and says what is wrong; without a daemon, what can be told without one.
enum DoctorCommand {
  static func run(_ invocation: Invocation) async throws -> ExitCode {
    let asJSON = invocation.has("--json")
    if invocation.has("--keypads") { return DeviceLists.tellKeypads(asJSON: asJSON) }
    if invocation.has("--audio") { return DeviceLists.tellSoundCards(asJSON: asJSON) }
    let daemon: VarlinkClient
    do throws(VarlinkError) {
      daemon = try DaemonSocket.connect(invocation)
    } catch {
      guard case .unreachable = error, !invocation.has("--limits"), !invocation.has("--unmute") else {
        throw error
      }
      return tellWithoutDaemon(error, asJSON)
    }
    if invocation.has("--limits") {
      try RuleReply(await daemon.identity.limits()).tell(asJSON: asJSON)
      return .approvedOrDone
    }
    if invocation.has("--unmute") { return try await unmute(daemon, asJSON) }
    let info = try await daemon.call(ServiceInterface.getInfo, Nothing())
    let status = try await daemon.reader.status()
    let stacks = MachineCheck.pam
    let session = DaemonSocket.isOfTheSystem(invocation) ? SessionSound() : nil
    let problems =
      problems(status)
      + [session?.problem(output: status.audio, condition: status.audioCondition)].compactMap(\.self)
      + [stacks].compactMap { $0?.isWell == false ? $0?.sentence : nil }
    Fact.tell(
      [
        Fact(
          "socket", .text(DaemonSocket.socket(invocation)),
          "The daemon answers at \(DaemonSocket.socket(invocation))."),
        Fact("product", .text(info.product), "It is \(info.product), version \(info.version)."),
      ] + ReaderCommands.facts(status) + [sharing(status.audio)] + review(status) + options(status) + [
        stacks.map { Fact($0.name, .truth($0.isWell), $0.isWell ? $0.sentence : "") },
        Fact(
          "isWell", .truth(problems.isEmpty),
          problems.isEmpty ? "Nothing is wrong." : problems.joined(separator: "\n")),
      ], asJSON: asJSON)
    return problems.isEmpty ? .approvedOrDone : .somethingIsWrong
  }

  private static func unmute(_ daemon: VarlinkClient, _ asJSON: Bool) async throws -> ExitCode {
    try await daemon.reader.unmute()
    Fact.tell([Fact(.audioIsMuted, .truth(false), "The reader's sound can be heard.")], asJSON: asJSON)
    return .approvedOrDone
  }

  /// What this machine tells by itself: the daemon is what is wrong, and maybe the reason for it.
  private static func tellWithoutDaemon(_ error: VarlinkError, _ asJSON: Bool) -> ExitCode {
    let machine = MachineCheck.here
    let problems = ["Wrong is: \(error.aboutDaemon)"] + machine.problems
    Fact.tell(
      machine.facts.map { Fact($0.name, .truth($0.isWell), $0.isWell ? $0.sentence : "") } + [
        Fact("isWell", .truth(false), ""),
        Fact("problems", .text(problems.joined(separator: "\n")), problems.joined(separator: "\n")),
      ], asJSON: asJSON)
    return .somethingIsWrong
  }

  /// Whether the sound card is the reader's own, or others play to it too, and what that means.
  private static func sharing(_ output: String) -> Fact? {
    guard output.hasPrefix("alsa:") else { return nil }
    let isOwn = ["alsa:hw:", "alsa:plughw:"].contains { output.hasPrefix($0) }
    return Fact(
      "isOwnCard", .truth(isOwn),
      isOwn
        ? "The reader plays to that card itself: to no other, and alone while it speaks."
        : "The reader shares it: a sound server may play it on another device, a loudspeaker too when the headset goes. "
          + "Only a card that is named is certain, as kodeoplaeser doctor --audio names them.")
  }

  /// Where each value comes from that the daemon was started with.
  private static func options(_ status: ReaderInterface.Status.Reply) -> [Fact?] {
    let left = status.options.filter { $0.origin == "default" }.map(\.name)
    return status.options.map { option in
      let value = option.value.map { "is \($0)" } ?? "is not set"
      return Fact(
        "origin.\(option.name)", .text(option.origin),
        option.origin == "default" ? "" : "The option \(option.name) \(value), by \(option.origin).")
    } + [
      Fact(
        "file", .text(ServiceOptions.systemFile),
        left.isEmpty ? "" : "By default stand the options \(left.joined(separator: ", ")).")
    ]
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
      (status.users.isEmpty, "No user is enrolled; kodeoplaeser enrol USERID makes one."),
      (
        status.readerState.map { $0 != "active" } ?? false,
        ReaderCommands.readerStates[status.readerState ?? ""] ?? "The reader cannot be answered on."
      ),
      (
        status.allowsPressing,
        "Keys may be typed by command: an approval proves nobody's presence, and PAM is refused. Start the daemon without --allow-press."
      ),
      (
        status.audioCondition != .ready,
        "The sound output \(status.audio) does not work; kodeoplaeser doctor --audio names the cards."
      ),
      (
        status.audioIsMuted == true,
        "The sound output \(status.audio) is muted, or at its lowest volume; kodeoplaeser doctor --unmute turns it up."
      ),
      (
        status.keypadCondition != .ready,
        "The keypad \(status.keypad) does not work; kodeoplaeser doctor --keypads names those there are."
      ),
    ]
    let hindered = status.users.count > 1 ? status.users.filter { $0.readerState != "active" } : []
    return checks.filter(\.isWrong).map(\.sentence)
      + hindered.map { user in
        "For \(user.user): "
          + (ReaderCommands.readerStates[user.readerState] ?? "the reader cannot be answered on.")
      }
  }
}
