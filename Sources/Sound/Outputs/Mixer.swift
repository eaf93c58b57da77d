// SPDX-License-Identifier: GPL-3.0-or-later

internal import CALSA
internal import Platform

/// What the mixer of an output says: whether anything that is played into it can be heard.
public enum Mixer {
  /// Whether the output is muted or at its lowest volume: the mixer of its card, or the sink of its sound server, by the control of
  /// libasound that has the output's name; nil where no mixer tells, and for a file.
  ///
  /// It may wait for a sound server that does not answer.
  public static func isSilent(_ output: OutputDescription) -> Bool? {
    guard case .alsa(let device) = output else { return nil }
    calsa_be_quiet()
    return verdict(on: elements(of: control(of: device)))
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
    let known = elements.filter { element in !others.contains { TextSearch.contains(element.name, $0) } }
    if known.contains(where: { common.contains($0.name) && $0.isSilent }) { return true }
    let ways = known.filter { !common.contains($0.name) }
    guard !ways.isEmpty else { return known.isEmpty ? nil : false }
    return ways.allSatisfy(\.isSilent)
  }

  /// A gain this far down, in hundredths of a decibel, is none: a floor above it is heard, and some cards have such.
  private static let silentGain = -4000

  private static func control(of device: String) -> String {
    if case .card(let id) = CardReference(device: device) { "hw:\(id)" } else { device }
  }

  /// snd_mixer_attach(3), snd_mixer_load(3); none where there is no such control.
  private static func elements(of control: String) -> [Element] {
    var opened: OpaquePointer?
    guard unsafe snd_mixer_open(&opened, 0) == 0, let mixer = unsafe opened else { return [] }
    defer { unsafe snd_mixer_close(mixer) }
    guard unsafe snd_mixer_attach(mixer, control) == 0, unsafe snd_mixer_selem_register(mixer, nil, nil) == 0,
      unsafe snd_mixer_load(mixer) == 0
    else { return [] }
    var elements: [Element] = []
    var next = unsafe snd_mixer_first_elem(mixer)
    while let element = unsafe next {
      if let read = unsafe read(element) { elements.append(read) }
      unsafe next = snd_mixer_elem_next(element)
    }
    return elements
  }

  private static func read(_ element: OpaquePointer) -> Element? {
    let hasSwitch = unsafe snd_mixer_selem_has_playback_switch(element) == 1
    let hasVolume = unsafe snd_mixer_selem_has_playback_volume(element) == 1
    guard hasSwitch || hasVolume, unsafe snd_mixer_selem_is_active(element) == 1,
      let name = unsafe snd_mixer_selem_get_name(element)
    else { return nil }
    let isSilent = unsafe (hasSwitch && isOff(element)) || (hasVolume && isAtFloor(element))
    return unsafe Element(name: String(cString: name), isSilent: isSilent)
  }

  private static func isOff(_ element: OpaquePointer) -> Bool {
    unsafe everyChannel(of: element) { channel in
      var state: Int32 = 1
      return unsafe snd_mixer_selem_get_playback_switch(element, channel, &state) == 0 && state == 0
    }
  }

  private static func isAtFloor(_ element: OpaquePointer) -> Bool {
    var (least, most, floor, top) = (0, 0, 0, 0)
    guard unsafe snd_mixer_selem_get_playback_volume_range(element, &least, &most) == 0, least < most else {
      return false
    }
    // Without a scale the least is what the mixer shows as nothing.
    if unsafe snd_mixer_selem_get_playback_dB_range(element, &floor, &top) == 0, floor > silentGain {
      return false
    }
    return unsafe everyChannel(of: element) { channel in
      var volume = most
      return unsafe snd_mixer_selem_get_playback_volume(element, channel, &volume) == 0 && volume <= least
    }
  }

  private static func everyChannel(
    of element: OpaquePointer, _ holds: (snd_mixer_selem_channel_id_t) -> Bool
  ) -> Bool {
    let channels = (0...SND_MIXER_SCHN_LAST.rawValue).map { snd_mixer_selem_channel_id_t(rawValue: $0) }
    let own = channels.filter { unsafe snd_mixer_selem_has_playback_channel(element, $0) == 1 }
    return !own.isEmpty && own.allSatisfy(holds)
  }
}
