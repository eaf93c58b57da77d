// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import ServiceInterfaces
import Testing

@testable import kodeoplaeser

/// What a machine tells by itself of a reader that is to let somebody in.
struct MachineCheckTests {
  private let folder = Folder()

  private func stacks(_ texts: [String: String]) throws -> URL {
    let place = folder.made(UUID().uuidString)
    for (name, text) in texts {
      try text.write(to: place.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    return place
  }

  @Test func `a stack that names the module is told, and that there is none is wrong`() throws {
    let asking = try stacks([
      "sudo": "auth required pam_kodeoplaeser.so\n", "login": "# auth required pam_kodeoplaeser.so\n",
      "sshd": "@include common-auth\nauth  [success=done] pam_kodeoplaeser.so timeout=60\n",
    ])
    let modules = try stacks(["pam_kodeoplaeser.so": ""])
    let well = try #require(MachineCheck.pam(stacks: asking.path, modules: modules.path))
    #expect(well.isWell && well.sentence == "These stacks of PAM ask the reader: sshd, sudo.")
    let none = try #require(MachineCheck.pam(stacks: asking.path, modules: asking.path))
    #expect(!none.isWell && none.sentence.hasPrefix("The stacks sshd, sudo in \(asking.path) name"))
  }

  @Test func `a sound server of a login session is named, where a service's sound does not play`() throws {
    let pipewire = try stacks(["99-pipewire-default.conf": "", "50-pipewire.conf": ""])
    let session = try #require(SessionSound(in: pipewire.path))
    #expect(
      session.problem(output: "alsa:default", condition: .none)?.contains("PipeWire of a login") == true)
    #expect(session.problem(output: "alsa:default", condition: .ready) == nil)
    #expect(session.problem(output: "alsa:plughw:CARD=Headset,DEV=0", condition: .none) == nil)
    #expect(SessionSound(in: try stacks(["50-pipewire.conf": ""]).path) == nil)
  }

  @Test func `where no stack names it there is nothing to tell`() throws {
    let others = try stacks(["sudo": "auth required pam_unix.so\n"])
    #expect(MachineCheck.pam(stacks: others.path, modules: others.path) == nil)
    #expect(MachineCheck.pam(stacks: others.path + "/none", modules: others.path) == nil)
  }
}
