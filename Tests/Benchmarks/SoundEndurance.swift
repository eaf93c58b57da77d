// SPDX-License-Identifier: GPL-3.0-or-later

import CLinux
import Foundation
import Options
import Sound
import Speech

extension Benchmark {
  /// Speaks without end while both cores are busy, and compares every sample with what the monitor hears.
  static let soundEndurance = Benchmark(
    command: Command(
      "sound-endurance",
      "speech on a busy machine: holes, underruns, and marks against sound; needs "
        + SoundServer.packages.joined(separator: " "),
      operands: [
        Operand("SECONDS", "how long, 60 unless told; 3600 is the hour that is promised", isRequired: false),
        Operand("HOGS", "programs that do nothing but work; one a core unless told", isRequired: false),
        .buffer,
      ])
  ) { invocation in
    // As the daemon does, so that what it costs the player is in the figures.
    clinux_share_heap()
    let seconds = invocation.operands.first.flatMap(Double.init) ?? 60
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let server = try SoundServer()
    let monitor = try SoundMonitor(server)
    let witness = StandstillWitness()
    var options = Player.Options()
    if let buffer = invocation.buffer(at: 2) { options.buffer = buffer }
    let speech = try await EnduranceSpeech(language: .english, options: options, witness)
    let hogs = try (0..<(invocation.operands.dropFirst().first.flatMap(Int.init) ?? cores)).map { _ in
      // It ends by itself with this process.
      try server.runApart("sh", ["-c", "while kill -0 \(getpid()); do :; done"])
    }
    defer { for hog in hogs { kill(hog, SIGKILL) } }
    let tally = try await run(speech, for: seconds, heardBy: monitor, witness)
    witness.stop()
    await speech.player.stop()
    print("  \(hogs.count) hogs: \(tally)")
    for party in [StandstillWitness.Party.machine, .server] {
      let lengths = witness.standstills.filter { $0.party == party }.map { ($0.to - $0.from) * 1000 }
      print(
        "  the \(party) stood still for over 5 ms \(lengths.count { $0 > 5 }) times, "
          + String(format: "%.0f ms at most, %.1f s in all", lengths.max() ?? 0, lengths.reduce(0, +) / 1000))
    }
    return tally.holds
  }

  private static func run(
    _ speech: EnduranceSpeech, for seconds: Double, heardBy monitor: SoundMonitor,
    _ witness: StandstillWitness
  ) async throws -> EnduranceTally {
    var tally = EnduranceTally()
    let end = SoundMonitor.now + seconds
    // A server that starts a stream may swallow half a millisecond of it; this asks what comes after.
    speech.player.play([Int16](repeating: 0, count: SoundMonitor.rate / 4), id: PassageID(0))
    var next: UInt64 = 1
    while next <= EnduranceSpeech.ahead {
      try await speech.speak(next)
      next += 1
    }
    var nextLine = SoundMonitor.now + 60
    for await event in speech.player.events {
      switch event {
      case .ended(let id, let from, _, _, _) where id.rawValue > 0:
        tally.ended(
          .init(
            number: id.rawValue, from: from, samples: speech.samples(of: id.rawValue),
            toldAt: SoundMonitor.now))
        try await speech.speak(next)
        next += 1
      case .fault(.underrun): tally.underruns += 1
      case .refused:
        // Lost with the output, which is told for itself.
        try await speech.speak(next)
        next += 1
      case .lost(let error): tally.lost(error.description)
      default: break
      }
      tally.listen(to: monitor, witness)
      if SoundMonitor.now > nextLine {
        print("  \(tally)")
        fflush(nil)
        nextLine += 60
      }
      if SoundMonitor.now > end { break }
    }
    return tally
  }
}
