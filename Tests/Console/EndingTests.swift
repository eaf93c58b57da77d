// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// The end of a daemon that something holds up.
@Suite(.timeLimit(.minutes(20)), .enabled(if: getuid() == 0 && Peer.isWanted(program: "perl")))
struct EndingTests {
  @Test func `a daemon whose thread hangs ends all the same, and what it had answered is there`() async throws
  {
    let house = try await Household()
    defer { withExtendedLifetime(house) {} }
    try await house.enrol()
    let (service, requested) = try await house.request("anna", "one-time-code")
    let holder = try Child(["perl", "-e", Self.script, "\(try thread("varlink", of: house.daemon.pid))"])
    #expect(await holder.nextLine() == "held", "\(holder.errorText())")
    let end = try await house.end()
    #expect(end.code == 0)
    #expect(end.errors.contains("was left behind"), "\(end.errors)")
    service.send(SIGKILL)
    holder.send(SIGKILL)
    let next = try await Household(folder: house.folder)
    let pending = try await next.facts(["app", "pending", "anna"])
    #expect(pending["approvalID"] == requested["approvalID"], "\(pending)")
    _ = try await next.end()
  }

  /// The thread of a process that goes by this name.
  private func thread(_ name: String, of process: Int32) throws -> String {
    let tasks = "/proc/\(process)/task"
    return try #require(
      try FileManager.default.contentsOfDirectory(atPath: tasks).first { task in
        (try? String(contentsOfFile: "\(tasks)/\(task)/comm", encoding: .utf8)) == name + "\n"
      })
  }

  /// Stops one thread of another process, and holds it so: ptrace(2), PTRACE_SEIZE and PTRACE_INTERRUPT.
  private static let script = """
    $| = 1;
    my $thread = int $ARGV[0];
    my $ptrace = `uname -m` =~ /x86_64/ ? 101 : 117;
    syscall($ptrace, 0x4206, $thread, 0, 0) == 0 or die "seize: $!";
    syscall($ptrace, 0x4207, $thread, 0, 0) == 0 or die "interrupt: $!";
    waitpid($thread, 0x40000000) == $thread or die "wait: $!";
    print "held\\n";
    # A thread that somebody traces is gone when that one knows.
    waitpid($thread, 0x40000000);
    """
}
