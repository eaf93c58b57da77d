// SPDX-License-Identifier: GPL-3.0-or-later

internal import CALSA
internal import Glibc
internal import Synchronization

/// The properties of a device that do not change when it is unplugged and plugged in again: snd_pcm_info(3).
///
/// The number of a card is not one of them: the kernel gives it to the next card that is plugged in.
struct DeviceIdentity: Equatable, Sendable {
  /// The kind of PCM: snd_pcm_type(3).
  let type: UInt32
  let id: String
  let name: String
  /// Nil for a sound server or a plugin, which name no card.
  let card: CardIdentity?

  init(type: UInt32, id: String, name: String, card: CardIdentity?) {
    (self.type, self.id, self.name, self.card) = (type, id, name, card)
  }

  /// - Parameter pcm: open.
  init(of pcm: OpaquePointer) {
    let type = unsafe snd_pcm_type(pcm).rawValue
    var info: OpaquePointer?
    defer { unsafe snd_pcm_info_free(info) }
    guard unsafe snd_pcm_info_malloc(&info) == 0, unsafe snd_pcm_info(pcm, info) == 0 else {
      self.init(type: type, id: "", name: "", card: nil)
      return
    }
    let number = unsafe snd_pcm_info_get_card(info)
    unsafe self.init(
      type: type, id: Self.text(snd_pcm_info_get_id(info)), name: Self.text(snd_pcm_info_get_name(info)),
      card: number < 0 ? nil : CardIdentity(number: number))
  }

  private static func text(_ pointer: UnsafePointer<CChar>?) -> String {
    guard let pointer = unsafe pointer else { return "" }
    return unsafe String(cString: pointer)
  }
}

/// The properties of a card that are the same on every port and under every number, and differ between two headsets: of one model
/// where they have serial numbers, else of two models.
struct CardIdentity: Equatable, Sendable {
  private let name: CardName
  private let components: String
  private let serial: String?

  /// - Parameters:
  ///   - name: its names.
  ///   - components: for a card on USB its vendor and product: `USB046d:0a44`.
  ///   - serial: for a card on USB the serial number that it tells, where it has one.
  init(name: CardName, components: String, serial: String? = nil) {
    self.name = CardName(short: name.short, long: Self.withoutPort(name.long))
    self.components = components
    self.serial = serial
  }

  /// Reads the card that has this number now: snd_ctl_card_info_get_components(3), and sysfs for its serial number.
  init(number: Int32) {
    self.init(
      name: CardName(number: number), components: Self.components(number),
      serial: Self.serial(inFolder: "/sys/class/sound/card\(number)"))
  }

  /// The serial number of the USB device whose interface the card is; nil for a card elsewhere, and for a device without one.
  static func serial(inFolder folder: String) -> String? {
    SmallFile.lines(of: folder + "/device/../serial").first.map(String.init)
  }

  /// Removes the port or address with which the kernel ends long names: `… at usb-0000:00:14.0-3, full speed`,
  /// `… at 0xf7210000 irq 32`.
  private static func withoutPort(_ long: String) -> String {
    let words = long.split(separator: " ", omittingEmptySubsequences: false)
    guard let at = words.dropFirst().dropLast().lastIndex(of: "at") else { return long }
    return words[..<at].joined(separator: " ")
  }

  private static func components(_ number: Int32) -> String {
    var handle: OpaquePointer?
    guard unsafe snd_ctl_open(&handle, "hw:\(number)", SND_CTL_NONBLOCK | SND_CTL_READONLY) == 0 else {
      return ""
    }
    defer { unsafe snd_ctl_close(handle) }
    var info: OpaquePointer?
    defer { unsafe snd_ctl_card_info_free(info) }
    guard unsafe snd_ctl_card_info_malloc(&info) == 0, unsafe snd_ctl_card_info(handle, info) == 0,
      let text = unsafe snd_ctl_card_info_get_components(info)
    else { return "" }
    return unsafe String(cString: text)
  }
}

/// The names of a card: snd_card_get_name(3), snd_card_get_longname(3). Empty where there is no such card.
struct CardName: Equatable, Sendable {
  let short: String
  let long: String

  init(number: Int32) {
    short = unsafe Self.text { unsafe snd_card_get_name(number, &$0) }
    long = unsafe Self.text { unsafe snd_card_get_longname(number, &$0) }
  }

  init(short: String, long: String) {
    self.short = short
    self.long = long
  }

  /// Copies and frees a string that libasound allocated.
  private static func text(_ read: (inout UnsafeMutablePointer<CChar>?) -> Int32) -> String {
    var pointer: UnsafeMutablePointer<CChar>?
    guard unsafe read(&pointer) == 0, let pointer = unsafe pointer else { return "" }
    defer { unsafe free(pointer) }
    return unsafe String(cString: pointer)
  }
}

/// Remembers the device that a PCM's name stood for when it was first opened.
///
/// The outputs of one player share it: an output that replaces another, whose call did not return, must open the same device.
final class DeviceMemory: Sendable {
  private let first = Mutex<DeviceIdentity?>(nil)

  /// True for the first device that it is called with, and from then on for the same device only.
  func recognises(_ device: DeviceIdentity) -> Bool {
    first.withLock {
      if $0 == nil { $0 = device }
      return $0 == device
    }
  }
}
