// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import ServiceInterfaces

/// A machine whose sound goes through the sound server of a login session, which a service of another account does not reach.
struct SessionSound {
  /// The sound server that libasound's default is: `PipeWire` or `PulseAudio`.
  let server: String

  /// Nil where the default is a card.
  ///
  /// - Parameter folder: where packages tell libasound what its default is.
  init?(in folder: String = "/etc/alsa/conf.d") {
    let names = Self.files.first { access("\(folder)/\($0.file)", R_OK) == 0 }
    guard let names else { return nil }
    server = names.server
  }

  /// Debian's packages pipewire-alsa and pulseaudio, and others as they name them.
  private static let files = [
    (file: "99-pipewire-default.conf", server: "PipeWire"), (file: "99-pulse.conf", server: "PulseAudio"),
    (file: "99-pulseaudio-default.conf", server: "PulseAudio"),
  ]

  /// What is wrong, and what helps; nil where the output is a card of its own, or plays.
  func problem(output: String, condition: ReaderInterface.Condition) -> String? {
    guard condition != .ready, ["alsa:default", "alsa:pulse", "alsa:pipewire"].contains(output) else {
      return nil
    }
    return """
      This machine's sound goes through \(server) of a login session, which the service does not reach: give it a card of its own \
      by a line audio = alsa:plughw:CARD=... in /etc/kodeoplaeser/kodeoplaeserd.conf (kodeoplaeser doctor --audio names the cards), \
      or run a reader of your own with systemctl --user.
      """
  }
}
