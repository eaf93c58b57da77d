// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// What is installed where, that it runs there, and that nothing of it stays.
@Suite(.timeLimit(.minutes(20))) struct InstallTests {
  private let root = FileManager.default.temporaryDirectory.appendingPathComponent(
    "root-\(UUID().uuidString)")

  /// Under their promised names, whatever else is there.
  private static let promised = [
    "bin/kodeoplaeser", "sbin/kodeoplaeserd", "share/kodeoplaeser/Voices/da/phrases.json",
    "share/man/man1/kodeoplaeser.1", "share/man/man8/kodeoplaeserd.8",
    "share/bash-completion/completions/kodeoplaeser", "share/zsh/site-functions/_kodeoplaeser",
    "share/fish/vendor_completions.d/kodeoplaeser.fish", "lib/systemd/system/kodeoplaeserd.service",
    "lib/systemd/system/kodeoplaeserd.socket", "lib/sysusers.d/kodeoplaeser.conf",
    "lib/udev/rules.d/72-kodeoplaeser.rules", "lib/systemd/user/kodeoplaeserd.service",
    "lib/systemd/user/kodeoplaeserd.socket", "share/kodeoplaeser/kodeoplaeserd.conf",
  ]

  @Test(arguments: ["/usr", "/usr/local", "/opt/reader"])
  func `what is installed runs where it is, and is taken away to the last file`(prefix: String) async throws {
    defer { try? FileManager.default.removeItem(at: root) }
    let place = ["--prefix", prefix, "--destdir", root.path]
    let installed = try await Program.run("kodeoplaeser", ["install"] + place)
    #expect(installed.code == 0, "\(installed.errors)")
    let there = root.path + prefix + "/"
    for name in Self.promised { #expect(FileManager.default.fileExists(atPath: there + name), "\(name)") }

    // Its voices are those that were installed with it, for it does not know the tree.
    let daemon = there + "sbin/kodeoplaeserd"
    let keys = await (try Child([daemon, "keys", "--language", "en"])).end()
    #expect(keys.status == 0 && keys.lines.joined().contains("Enter"), "\(keys.errors)")
    try FileManager.default.removeItem(atPath: there + "share/kodeoplaeser/Voices/en/phrases.json")
    let broken = await (try Child([daemon, "keys", "--language", "en"])).end()
    #expect(broken.status != 0 && broken.errors.contains(root.path), "\(broken.errors)")

    let again = try await Program.run("kodeoplaeser", ["install"] + place)
    #expect(again.code == 0 && again.output == installed.output, "\(again.errors)")
    let gone = try await Program.run("kodeoplaeser", ["uninstall"] + place)
    #expect(gone.code == 0, "\(gone.errors)")
    let left = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    var isFolder: ObjCBool = false
    #expect(
      left.filter {
        FileManager.default.fileExists(atPath: root.path + "/" + $0, isDirectory: &isFolder)
          && !isFolder.boolValue
      } == [])
  }

  @Test func `all may read what root installed under a umask of its own`() async throws {
    defer { try? FileManager.default.removeItem(at: root) }
    let shell = "umask 077; exec \"$0\" install --destdir \"$1\""
    let end = await (try Child(["sh", "-c", shell, Program.path("kodeoplaeser"), root.path])).end()
    #expect(end.status == 0, "\(end.errors)")
    let share = root.path + "/usr/local/share/kodeoplaeser"
    for (path, mode) in [
      (share, 0o755), (share + "/Voices/da", 0o755), (share + "/Voices/da/voice.json", 0o644),
    ] {
      let found = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(found == mode, "\(path)")
    }
  }

  @Test func `without an installation there is nothing to take away, and it is said`() async throws {
    let end = try await Program.run("kodeoplaeser", ["uninstall", "--destdir", root.path])
    #expect(end.code == 2 && end.errors.contains("share/kodeoplaeser/installed"), "\(end.errors)")
  }

  @Test(arguments: ["--prefix", "--destdir"])
  func `a path that is not whole is refused`(option: String) async throws {
    let end = try await Program.run("kodeoplaeser", ["install", option, "here"])
    #expect(end.code == 2 && end.errors.contains("\(option) takes a whole path"), "\(end.errors)")
  }

  @Test(.enabled(if: Peer.isWanted(program: "systemd-analyze"), "needs systemd"))
  func `the service is shut in as far as systemd can tell`() async throws {
    defer { try? FileManager.default.removeItem(at: root) }
    let place = ["--prefix", "/usr", "--destdir", root.path]
    try #require(try await Program.run("kodeoplaeser", ["install"] + place).code == 0)
    let unit = root.path + "/usr/lib/systemd/system/kodeoplaeserd.service"
    // The threshold is in tenths: an exposure of 0.8.
    let analysed = await
      (try Child(["systemd-analyze", "security", "--offline=true", "--threshold=8", unit])).end()
    #expect(analysed.status == 0, "\(analysed.lines.suffix(4)) \(analysed.errors)")
    let text = try String(contentsOfFile: unit, encoding: .utf8)
    for line in [
      "User=kodeoplaeser", "RemoveIPC=no", "RuntimeDirectoryPreserve=yes", "IPAddressDeny=any",
      "PrivateMounts=yes",
      "SystemCallFilter=~@privileged", "StartLimitBurst=20", "StartLimitIntervalSec=10min",
    ] {
      #expect(text.contains("\n\(line)\n"), "\(line)")
    }
  }
}
