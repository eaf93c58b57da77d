// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc
internal import Platform

/// The end of the daemon, which comes whatever is still at work: a disk that does not answer, a device that does not return from a
/// call, password checks that the machine has no time for.
///
/// Nothing is lost by it: what was answered is on the disk, and a commit that is under way is there whole or not at all.
enum Ending {
  /// What an orderly end takes at most, the last lines of the transcript among it.
  static let patience = Duration.seconds(2)

  /// Ends the process with this code once the patience is over. On a thread of its own: those of tasks may all be held up.
  static func begin(code: Int32) {
    Thread.needed(name: "ending") {
      usleep(useconds_t(patience / .microseconds(1)))
      StandardError.say("what was still at work was left behind; nothing that was answered is lost")
      _exit(code)
    }.detach()
  }
}
