// SPDX-License-Identifier: GPL-3.0-or-later

internal import Platform

/// What the mixer of an output says: whether anything that is played into it can be heard.
public enum Mixer {
  /// Whether the output is muted or at its lowest volume: the mixer of its card, or the sink of its sound server, by the control of
  /// libasound that has the output's name; nil where no mixer tells, and for a file.
  ///
  /// It may wait for a sound server that does not answer.
  public static func isSilent(_ output: OutputDescription) -> Bool? {
    MixerControl(of: output)?.isSilent
  }

  /// Turns up what keeps the output from being heard: switches on what is switched off, and gives what is at its lowest three
  /// fifths of its range.
  ///
  /// Of ways beside one another, such as headphones and a loudspeaker, it turns up the headphones alone: a loudspeaker that is off
  /// may be off so that nobody else hears. It may wait for a sound server that does not answer.
  ///
  /// - Returns: whether the output can be heard now; nil where no mixer tells, and for a file.
  public static func turnUp(_ output: OutputDescription) -> Bool? {
    guard let control = MixerControl(of: output) else { return nil }
    for name in silencing(control.elements) { control.turnUp(name) }
    return control.isSilent.map { !$0 }
  }

  /// One element of a mixer that playback goes through.
  struct Element: Equatable {
    let name: String
    /// Whether its switch is off for every channel, or its gain at the floor; false where it has neither.
    let isSilent: Bool
  }

  /// What all sound of a card goes through: silent, each of these silences it. The others are ways beside one another, such as
  /// headphones and a loudspeaker.
  private static let common: Set = ["Master", "PCM"]

  /// What plays back something else than what is played: a microphone heard by its speaker, a digital output, the bell.
  private static let others = ["mic", "sidetone", "line", "capture", "iec958", "loopback", "beep", "digital"]

  static func verdict(on elements: [Element]) -> Bool? {
    let known = relevant(elements)
    if known.contains(where: { common.contains($0.name) && $0.isSilent }) { return true }
    let ways = known.filter { !common.contains($0.name) }
    guard !ways.isEmpty else { return known.isEmpty ? nil : false }
    return ways.allSatisfy(\.isSilent)
  }

  /// The names of the elements that have to be turned up for the output to be heard.
  static func silencing(_ elements: [Element]) -> [String] {
    let known = relevant(elements)
    let ways = known.filter { !common.contains($0.name) }
    let own = ways.filter { Card.namesHeadphones($0.name) }
    let chosen = ways.allSatisfy(\.isSilent) ? (own.isEmpty ? ways : own) : []
    return (known.filter { common.contains($0.name) && $0.isSilent } + chosen).map(\.name)
  }

  private static func relevant(_ elements: [Element]) -> [Element] {
    elements.filter { element in !others.contains { TextSearch.contains(element.name, $0) } }
  }
}
