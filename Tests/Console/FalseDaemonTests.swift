// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// A daemon of somebody else's, which would approve everything.
@Suite(.enabled(if: FalseDaemon.isPossible), .timeLimit(.minutes(20))) struct FalseDaemonTests {
  private let folder = Folder()
  private static let asking = [
    "request", "--user", "anna", "--service", "Bank", "--action", "confirm", "--text", "x", "--lifetime", "1",
  ]
  private static let items = ["PAM_TYPE": "auth", "PAM_USER": "anna", "PAM_SERVICE": "sudo"]

  /// A folder that belongs to the false daemon's account.
  private func theirs(_ name: String) throws -> URL {
    let place = folder.made(name)
    try #require(chown(place.path, FalseDaemon.account, FalseDaemon.account) == 0)
    return place
  }

  @Test func `no command asks who answers in somebody else's folder, and nothing is approved there`()
    async throws
  {
    let place = try theirs("named")
    let socket = place.path + "/socket"
    let falseDaemon = try await FalseDaemon(at: socket)
    let pam = try await Program.run("kodeoplaeser", ["--socket", socket, "pam"], environment: Self.items)
    #expect(pam.code == 6)
    #expect(pam.errors.contains("\(place.path) belongs to account 65534"), "\(pam.errors)")
    let request = try await Program.run("kodeoplaeser", ["--socket", socket] + Self.asking)
    #expect(request.code == 6 && request.output.isEmpty)
    #expect(request.errors.contains("account 65534 answers"), "\(request.errors)")
    #expect(await falseDaemon.end() == [])
  }

  @Test func `a socket in the place of root's own is noticed`() async throws {
    let place = try theirs("swapped")
    let house = try await Household(["--language", "en"])
    try await house.enrol()
    // Root's daemon is called through a folder where another account may put what it likes.
    try FileManager.default.createSymbolicLink(
      atPath: place.path + "/socket", withDestinationPath: house.folder.path + "/socket")
    let arguments = ["--socket", place.path + "/socket"] + Self.asking
    #expect(try await Program.run("kodeoplaeser", arguments).code == 3)
    let falseDaemon = try await FalseDaemon(at: place.path + "/socket")
    #expect(try await Program.run("kodeoplaeser", arguments).code == 6)
    #expect(await falseDaemon.end() == [])
    _ = try await house.end()
  }

  @Test func `the environment of somebody else leads nowhere`() async throws {
    let place = folder.made("environment")
    let runtime = try theirs("environment/theirs")
    try FileManager.default.createDirectory(
      atPath: runtime.path + "/kodeoplaeser", withIntermediateDirectories: true)
    try #require(chown(runtime.path + "/kodeoplaeser", FalseDaemon.account, FalseDaemon.account) == 0)
    let falseDaemon = try await FalseDaemon(at: runtime.path + "/kodeoplaeser/socket")
    let copying = try Child.perform(["cp", Program.path("kodeoplaeser"), place.path])
    try #require(copying.status == 0, "\(copying.errors)")
    for arguments in [["pam"], Self.asking] {
      let victim = try Child(
        ["setpriv", "--reuid=65533", "--regid=65533", "--clear-groups", place.path + "/kodeoplaeser"]
          + arguments,
        environment: Self.items.merging(["XDG_RUNTIME_DIR": runtime.path]) { $1 }.merging(
          ProcessInfo.processInfo.environment
        ) { own, _ in own })
      let end = await victim.end()
      #expect([4, 5, 6].contains(end.status), "\(arguments) \(end.errors)")
    }
    #expect(await falseDaemon.end() == [])
  }
}
