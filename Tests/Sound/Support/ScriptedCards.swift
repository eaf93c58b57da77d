// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Foundation
import Glibc
import Synchronization

@testable import Sound

/// Cards that come, go and have something plugged in when told to, in a folder that stands for the kernel's.
final class ScriptedCards: CardSource {
  let folder: String
  let parent: String
  private let cards = Mutex<[String: (card: Card, isAllowed: Bool)]>([:])
  private let bells = Mutex<[String: [Bell]]>([:])

  /// - Parameter scratch: holds the folder, once there is a card.
  init(in scratch: Scratch) {
    parent = scratch.folder.path
    folder = scratch.path("snd")
  }

  /// A card is plugged in.
  ///
  /// - Parameter isAllowed: whether it may be opened at once; else not before `allow`.
  func come(_ id: String, _ card: Card, isAllowed: Bool = true) {
    cards.withLock { $0[id] = (card, isAllowed) }
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    _ = FileManager.default.createFile(atPath: file(of: id), contents: nil)
  }

  /// Its device is given to the group that may use it.
  func allow(_ id: String) {
    cards.withLock { $0[id]?.isAllowed = true }
    chmod(file(of: id), 0o600)
  }

  /// It says something else of itself.
  func change(_ id: String, to card: Card) {
    cards.withLock { $0[id]?.card = card }
    bells.withLock { for bell in $0[id] ?? [] { bell.ring() } }
  }

  /// It is pulled out; its controls break.
  ///
  /// - Parameter leavesFile: its file stays behind, for the controls alone to tell.
  func go(_ id: String, leavesFile: Bool = false) {
    cards.withLock { $0[id] = nil }
    let bells = bells.withLock { $0.removeValue(forKey: id) }
    if leavesFile { for bell in bells ?? [] { bell.crack() } } else { unlink(file(of: id)) }
  }

  func controls(of reference: CardReference) -> [any CardControl] {
    cards.withLock { $0 }.filter { id, entry in
      entry.isAllowed && (reference == .any || reference == .card(id))
    }.map { id, _ in
      let bell = Bell()
      bells.withLock { $0[id, default: []].append(bell) }
      return ScriptedControl(bell: bell) { [self] in cards.withLock { $0[id]?.card } }
    }
  }

  private func file(of id: String) -> String { "\(folder)/control\(id)" }

  /// A pipe: readable once rung, broken once cracked.
  final class Bell: Sendable {
    let listening: Int32
    private let ringing: Mutex<Int32>

    init() {
      var ends: [Int32] = [-1, -1]
      pipe(&ends)
      _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
      listening = ends[0]
      ringing = Mutex(ends[1])
    }

    deinit {
      crack()
      close(listening)
    }

    func ring() { _ = ringing.withLock { write($0, [1], 1) } }

    func crack() {
      ringing.withLock {
        close($0)
        $0 = -1
      }
    }
  }
}

/// One of the scripted cards, opened.
struct ScriptedControl: CardControl {
  let bell: ScriptedCards.Bell
  let now: () -> Card?

  var card: Card { now() ?? Card(driver: "", name: CardName(short: "", long: ""), jacks: []) }
  var descriptors: [pollfd] { [pollfd(fd: bell.listening, events: Int16(POLLIN), revents: 0)] }

  func drain() {
    var bytes: [UInt8] = [0]
    while read(bell.listening, &bytes, 1) > 0 {}
  }
}
