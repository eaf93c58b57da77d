// SPDX-License-Identifier: GPL-3.0-or-later
import CLinux
import Children
import Foundation
import Testing

/// The daemon under a supervisor: what it is handed, what it says, and what it does on a signal.
@Suite(.timeLimit(.minutes(20))) struct CommandLineSupervisionTests {
  @Test func `a socket that is handed over is served, and left where it was`() async throws {
    let daemon = try SupervisedDaemon(listening: true)
    #expect(await daemon.notice() == "READY=1")
    let status = try await daemon.command("status")
    #expect(status.code == 0, "\(status.errors)")
    daemon.child.send(SIGTERM)
    #expect(await daemon.notice() == "STOPPING=1")
    #expect(await daemon.child.end().status == 0)
    #expect(FileManager.default.fileExists(atPath: daemon.folder.path + "/socket"))
  }

  @Test func `a keypad that is not there yet is waited for, and status says so`() async throws {
    let daemon = try SupervisedDaemon(keypad: "event0")
    #expect(await daemon.notice() == "READY=1")
    let facts = Household.facts(try await daemon.command("status", "--json").output)
    #expect(facts["keypad"] == "evdev:\(daemon.folder.path)/event0")
    #expect(facts["keypadCondition"] == "none")
    daemon.child.send(SIGTERM)
    #expect(await daemon.notice() == "STOPPING=1")
    #expect(await daemon.child.end().status == 0)
  }

  @Test func `a crash leaves no memory of it behind, with or without a supervisor`() async throws {
    let daemon = try SupervisedDaemon()
    #expect(await daemon.notice() == "READY=1")
    let limits = try String(contentsOfFile: "/proc/\(daemon.child.pid)/limits", encoding: .utf8)
    let core = try #require(limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") })
    #expect(core.split(separator: " ").suffix(3).prefix(2) == ["0", "0"], "\(core)")
    daemon.child.send(SIGTERM)
    _ = await daemon.child.end()
  }

  @Test func `it says that it is alive as often as its supervisor asks`() async throws {
    let daemon = try SupervisedDaemon(["WATCHDOG_USEC": "200000"])
    #expect(await daemon.notice() == "READY=1")
    for _ in 0..<3 { #expect(await daemon.notice() == "WATCHDOG=1") }
    daemon.child.send(SIGTERM)
    _ = await daemon.child.end()
  }

  @Test func `what another process is asked for, it does not answer`() async throws {
    let daemon = try SupervisedDaemon(["WATCHDOG_USEC": "1000", "WATCHDOG_PID": "1"])
    #expect(await daemon.notice() == "READY=1")
    #expect(try await daemon.command("status").code == 0)
    daemon.child.send(SIGTERM)
    #expect(await daemon.notice() == "STOPPING=1")
    _ = await daemon.child.end()
  }

  @Test func `on SIGHUP it reads the voices again, and keeps those it has where they do not hold`()
    async throws
  {
    let daemon = try SupervisedDaemon(ownVoices: true)
    #expect(await daemon.notice() == "READY=1")
    let file = daemon.folder.appendingPathComponent("Voices/en/phrases.json")
    let whole = try String(contentsOf: file, encoding: .utf8)
    for broken in [true, false] {
      try (broken ? String(whole.dropLast(20)) : whole).write(to: file, atomically: true, encoding: .utf8)
      daemon.child.send(SIGHUP)
      #expect(await daemon.notice()?.hasPrefix("RELOADING=1\nMONOTONIC_USEC=") == true)
      #expect(await daemon.notice() == "READY=1")
      let told = daemon.child.errorText().split(separator: "\n").last ?? ""
      #expect(told.contains(broken ? "en/phrases.json" : "read again"), "\(told)")
      #expect(try await daemon.command("say", "--language", "en", "still here").code == 0)
    }
    daemon.child.send(SIGTERM)
    _ = await daemon.child.end()
  }

  @Test(arguments: [nil, "gammu:/tmp"])
  func `the unit file it prints restarts the daemon and shuts it in`(messages: String?) async throws {
    let unit = try await Self.unit(messages: messages)
    #expect(unit.contains(" run --messages gammu:/tmp\n") == (messages != nil))
    #expect(unit.contains("\nReadWritePaths=/tmp\nSupplementaryGroups=") == (messages != nil))
    for line in [
      "Type=notify", "WatchdogSec=10s", "NoNewPrivileges=yes", "ProtectSystem=strict", "LimitCORE=0",
      "Restart=always", "RestartSec=100ms", "LimitRTPRIO=5", "LimitNICE=-11",
    ] {
      #expect(unit.contains("\n\(line)\n"), "\(line)")
    }
  }

  @Test(
    .enabled(if: Peer.isWanted(program: "systemd-analyze"), "needs systemd"), arguments: [nil, "gammu:/tmp"])
  func `the unit file it prints is one that systemd takes`(messages: String?) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("unit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("kodeoplaeserd.service")
    try (try await Self.unit(messages: messages) + "\n").write(to: file, atomically: true, encoding: .utf8)
    let end = await (try Child(["systemd-analyze", "verify", "--man=no", file.path])).end()
    #expect(end.status == 0, "\(end.errors)")
    #expect(!end.errors.contains("kodeoplaeserd.service"), "\(end.errors)")
  }

  @Test func `a printed unit starts the daemon with every flag that was given`() async throws {
    let flags = ["--state", "/srv/reader", "--audio", "alsa:hw", "--public"]
    let printed = try await Program.run("kodeoplaeserd", ["run", "--print-unit"] + flags)
    #expect(printed.output.contains(" run --state /srv/reader --audio alsa:hw --public\n"))
    #expect(printed.output.contains("\nReadWritePaths=/srv/reader\n"))
  }

  private static func unit(messages: String?) async throws -> String {
    let options = messages.map { ["--messages", $0] } ?? []
    let printed = try await Program.run("kodeoplaeserd", ["run", "--print-unit"] + options)
    try #require(printed.code == 0)
    return printed.output
  }
}
