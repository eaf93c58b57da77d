// SPDX-License-Identifier: GPL-3.0-or-later

internal import CALSA
internal import Glibc

/// The mixer of an output, open: snd_mixer_attach(3), with the simple elements of snd_mixer_selem_register(3).
///
/// Of a card it is the card's own; of a sound server, its default sink. Each call may wait for a sound server that does not answer.
@safe final class MixerControl {
  private let mixer: OpaquePointer

  /// Nil for a file, where there is no control of that name, and where it cannot be opened: the card is gone, or not this
  /// process's to read.
  init?(of output: OutputDescription) {
    guard case .alsa(let device) = output else { return nil }
    calsa_be_quiet()
    var opened: OpaquePointer?
    guard unsafe snd_mixer_open(&opened, 0) == 0, let opened = unsafe opened else { return nil }
    unsafe mixer = opened
    guard unsafe snd_mixer_attach(mixer, Self.control(of: device)) == 0,
      unsafe snd_mixer_selem_register(mixer, nil, nil) == 0, unsafe snd_mixer_load(mixer) == 0
    else { return nil }
  }

  deinit { unsafe snd_mixer_close(mixer) }

  private static func control(of device: String) -> String {
    guard case .card(let name) = CardReference(device: device) else { return device }
    return "hw:" + (KnownCards.number(of: name).map { String($0) } ?? name)
  }

  // MARK: - What it says

  var isSilent: Bool? { Mixer.verdict(on: elements) }

  var elements: [Mixer.Element] {
    var elements: [Mixer.Element] = []
    unsafe forEach { if let read = unsafe Self.read($0) { elements.append(read) } }
    return elements
  }

  /// The descriptors for poll(2): snd_mixer_poll_descriptors(3).
  var descriptors: [pollfd] {
    let count = unsafe snd_mixer_poll_descriptors_count(mixer)
    guard count > 0 else { return [] }
    var polled = Array(repeating: pollfd(), count: Int(count))
    let filled = unsafe polled.withUnsafeMutableBufferPointer { buffer in
      unsafe snd_mixer_poll_descriptors(mixer, buffer.baseAddress, UInt32(count))
    }
    return Array(polled.prefix(Int(max(0, filled))))
  }

  /// Takes in what has changed: snd_mixer_handle_events(3). False when the card or the server is gone.
  func takeEvents() -> Bool { unsafe snd_mixer_handle_events(mixer) >= 0 }

  private func forEach(_ body: (OpaquePointer) -> Void) {
    var next = unsafe snd_mixer_first_elem(mixer)
    while let element = unsafe next {
      unsafe body(element)
      unsafe next = snd_mixer_elem_next(element)
    }
  }

  private static func read(_ element: OpaquePointer) -> Mixer.Element? {
    guard unsafe hasSwitch(element) || hasVolume(element), unsafe snd_mixer_selem_is_active(element) == 1,
      let name = unsafe snd_mixer_selem_get_name(element)
    else { return nil }
    return unsafe Mixer.Element(name: String(cString: name), isSilent: isOff(element) || isAtFloor(element))
  }

  private static func hasSwitch(_ element: OpaquePointer) -> Bool {
    unsafe snd_mixer_selem_has_playback_switch(element) == 1
  }

  private static func hasVolume(_ element: OpaquePointer) -> Bool {
    unsafe snd_mixer_selem_has_playback_volume(element) == 1
  }

  private static func isOff(_ element: OpaquePointer) -> Bool {
    guard unsafe hasSwitch(element) else { return false }
    return unsafe everyChannel(of: element) { channel in
      var state: Int32 = 1
      return unsafe snd_mixer_selem_get_playback_switch(element, channel, &state) == 0 && state == 0
    }
  }

  /// A gain this far down, in hundredths of a decibel, is none: a floor above it is heard, and some cards have such.
  private static let silentGain = -4000

  private static func isAtFloor(_ element: OpaquePointer) -> Bool {
    var (floor, top) = (0, 0)
    guard unsafe hasVolume(element), let range = unsafe volumes(of: element) else { return false }
    // Without a scale the least is what the mixer shows as nothing.
    if unsafe snd_mixer_selem_get_playback_dB_range(element, &floor, &top) == 0, floor > silentGain {
      return false
    }
    return unsafe everyChannel(of: element) { channel in
      var volume = range.upperBound
      return unsafe snd_mixer_selem_get_playback_volume(element, channel, &volume) == 0
        && volume <= range.lowerBound
    }
  }

  private static func volumes(of element: OpaquePointer) -> ClosedRange<Int>? {
    var (least, most) = (0, 0)
    guard unsafe snd_mixer_selem_get_playback_volume_range(element, &least, &most) == 0, least < most else {
      return nil
    }
    return least...most
  }

  private static func everyChannel(
    of element: OpaquePointer, _ holds: (snd_mixer_selem_channel_id_t) -> Bool
  ) -> Bool {
    let channels = (0...SND_MIXER_SCHN_LAST.rawValue).map { snd_mixer_selem_channel_id_t(rawValue: $0) }
    let own = channels.filter { unsafe snd_mixer_selem_has_playback_channel(element, $0) == 1 }
    return !own.isEmpty && own.allSatisfy(holds)
  }

  // MARK: - Turning it up

  /// Switches the elements of this name on, and gives them three fifths of their range where they are at its lowest.
  func turnUp(_ name: String) {
    unsafe forEach { element in
      guard let own = unsafe snd_mixer_selem_get_name(element), unsafe String(cString: own) == name else {
        return
      }
      if unsafe Self.isOff(element) { unsafe snd_mixer_selem_set_playback_switch_all(element, 1) }
      guard unsafe Self.isAtFloor(element), let range = unsafe Self.volumes(of: element) else { return }
      let volume = range.lowerBound + (range.upperBound - range.lowerBound) * 3 / 5
      unsafe snd_mixer_selem_set_playback_volume_all(element, volume)
    }
  }
}
