// SPDX-License-Identifier: GPL-3.0-or-later

extension Player {
  /// How a player plays.
  public struct Options: Sendable {
    /// How much sound the device holds, which bridges a busy machine. Up to 20 ms are heard after a stop; a device that
    /// holds more gives it back, and a sound server cuts it off without a fade.
    public var buffer: Duration = .milliseconds(20)

    /// What a buffer may be told to be, in milliseconds: less is dry whenever anything else runs, more would be no
    /// help: nobody follows speech with longer gaps.
    public static let bufferMilliseconds = 5...500

    /// Silence streamed after sound before the output rests.
    public var keepAwake: Duration = .seconds(30)

    /// Sound queued at most; 13 MB when full.
    public var capacity: Duration = .seconds(300)

    /// Who can hear the output.
    public var privacy: Privacy = .personal

    /// Whether to start without the output and look for it, instead of throwing.
    public var waitsForOutput = false

    /// How long the output may stand still, or a call into it take, before it is given up and restarted; eight times
    /// longer where it was opened or rested and has not played since: it may be waking up.
    public var patience: Duration = .seconds(1)

    public init() {}
  }
}
