// SPDX-License-Identifier: GPL-3.0-or-later

internal import CALSA
internal import CLinux
internal import Glibc

/// The watch's thread: looks at the cards whenever one comes, goes or has something plugged in, and sleeps in between.
struct CardScanner {
  private let cards: any CardSource
  private let reference: CardReference
  private let bell: Wake
  /// inotify(7) on the folder where cards appear; -1 where there is none.
  private let changes: Int32
  private var controls: [any CardControl] = []

  init(cards: any CardSource, reference: CardReference, bell: Wake) {
    self.cards = cards
    self.reference = reference
    self.bell = bell
    changes = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
  }

  /// Reports who hears the output, at once and at every change, until told to stop.
  mutating func run(until isOver: () -> Bool, report: (Privacy?) -> Void) {
    while !isOver() {
      open()
      report(controls.map(\.card).privacy)
      while !isOver(), wait() { report(controls.map(\.card).privacy) }
    }
    close(changes)
  }

  /// Waits for a change of the cards opened; false when the cards themselves may be others now.
  private func wait() -> Bool {
    let listened = controls.flatMap(\.descriptors)
    var waiting = [bell.waiting, pollfd(fd: changes, events: Int16(POLLIN), revents: 0)] + listened
    _ = unsafe poll(&waiting, nfds_t(waiting.count), -1)
    bell.drain()
    for control in controls { control.drain() }
    let isBroken = waiting.dropFirst(2).contains { $0.revents & ~Int16(POLLIN) != 0 }
    return !forget() && !isBroken
  }

  /// Reads the folder's events away; true when there were any about cards.
  private func forget() -> Bool {
    var events = [UInt8](repeating: 0, count: 4096)
    var isAboutCards = false
    while true {
      let room = events.count
      let count = unsafe read(changes, &events, room)
      guard count > 0 else { return isAboutCards }
      isAboutCards = true
    }
  }

  /// Opens the controls of every card that the reference speaks of.
  private mutating func open() {
    controls = []
    // The kernel makes the folder with the first card; before that, its parent tells.
    if unsafe inotify_add_watch(changes, cards.folder, UInt32(IN_CREATE | IN_DELETE | IN_ATTRIB)) < 0 {
      _ = unsafe inotify_add_watch(changes, cards.parent, UInt32(IN_CREATE))
    }
    controls = cards.controls(of: reference)
  }
}
