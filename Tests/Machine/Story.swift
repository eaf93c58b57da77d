// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// What happens on the machine, in the order in which a person lives it.
struct Story: Sendable {
  let name: String
  /// What it shows, in one line.
  let summary: String
  /// Whether it is told in CI.
  var isShort = false
  let tell: @Sendable (Rig) throws -> Void

  static let all: [Story] = [
    .approve, .reject, .notMe, .spokenCode, .firstStart, .headset, .keypad, .keyboard, .standstill,
    .idle,
  ]
}

/// What a story gets: a disk that outlives a power cut, machines that boot from it, and an ear.
final class Rig {
  let image: URL
  let ear: Ear
  /// Where the files of this story are left.
  let folder: URL
  private let disk: URL
  private(set) var machines: [Machine] = []

  init(image: URL, ear: Ear, folder: URL) throws {
    (self.image, self.ear, self.folder) = (image, ear, folder)
    disk = folder.appending(path: "disk")
    try? FileManager.default.removeItem(at: folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try run(["truncate", "--size=64M", disk.path])
    try run(["mkfs.ext4", "-q", disk.path])
  }

  func boot() throws -> Machine {
    let folder = folder.appending(path: "boot\(machines.count + 1)")
    machines.append(try Machine(Machine.Parts(image: image, disk: disk, folder: folder)))
    return machines[machines.count - 1]
  }

  /// Takes the power from whatever still runs.
  func end() {
    for machine in machines { machine.cutPower() }
  }
}
