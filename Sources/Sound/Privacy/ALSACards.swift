// SPDX-License-Identifier: GPL-3.0-or-later

internal import CALSA
internal import Glibc

/// The cards of this machine: snd_card_next(3), snd_card_get_index(3), /dev/snd.
struct ALSACards: CardSource {
  let folder = "/dev/snd"
  let parent = "/dev"

  func controls(of reference: CardReference) -> [any CardControl] {
    numbers(of: reference).compactMap { ALSACardControl(number: $0) }
  }

  private func numbers(of reference: CardReference) -> [Int32] {
    switch reference {
    case .unknown: []
    case .any: KnownCards.everyNumber
    case .card(let name): KnownCards.number(of: name).map { [$0] } ?? []
    }
  }
}

/// The controls of one card, with their events: snd_ctl_open(3), snd_ctl_subscribe_events(3).
@safe final class ALSACardControl: CardControl {
  private let handle: OpaquePointer
  private let name: CardName
  private let driver: String

  /// Nil where the card cannot be opened: it is gone again, or this process may not read it.
  init?(number: Int32) {
    var opened: OpaquePointer?
    guard unsafe snd_ctl_open(&opened, "hw:\(number)", SND_CTL_NONBLOCK | SND_CTL_READONLY) == 0,
      let opened = unsafe opened
    else { return nil }
    unsafe handle = opened
    name = CardName(number: number)
    driver = unsafe Self.driver(opened)
    unsafe snd_ctl_subscribe_events(opened, 1)
  }

  deinit { unsafe snd_ctl_close(handle) }

  var card: Card { Card(driver: driver, name: name, jacks: jacks) }

  var descriptors: [pollfd] {
    let count = unsafe snd_ctl_poll_descriptors_count(handle)
    guard count > 0 else { return [] }
    var polled = Array(repeating: pollfd(), count: Int(count))
    let filled = unsafe polled.withUnsafeMutableBufferPointer { buffer in
      unsafe snd_ctl_poll_descriptors(handle, buffer.baseAddress, UInt32(count))
    }
    return Array(polled.prefix(Int(max(0, filled))))
  }

  func drain() {
    var event: OpaquePointer?
    guard unsafe snd_ctl_event_malloc(&event) == 0 else { return }
    defer { unsafe snd_ctl_event_free(event) }
    while unsafe snd_ctl_read(handle, event) > 0 {}
  }

  /// The jacks: elements of the interface CARD whose names end in "Jack".
  private var jacks: [Card.Jack] {
    var list: OpaquePointer?
    guard unsafe snd_ctl_elem_list_malloc(&list) == 0, let list = unsafe list else { return [] }
    defer { unsafe snd_ctl_elem_list_free(list) }
    guard unsafe snd_ctl_elem_list(handle, list) == 0 else { return [] }
    let count = unsafe snd_ctl_elem_list_get_count(list)
    guard count > 0, unsafe snd_ctl_elem_list_alloc_space(list, count) == 0 else { return [] }
    defer { unsafe snd_ctl_elem_list_free_space(list) }
    guard unsafe snd_ctl_elem_list(handle, list) == 0 else { return [] }
    return unsafe (0..<snd_ctl_elem_list_get_used(list)).compactMap { unsafe jack(at: $0, of: list) }
  }

  private func jack(at index: UInt32, of list: OpaquePointer) -> Card.Jack? {
    guard unsafe snd_ctl_elem_list_get_interface(list, index) == SND_CTL_ELEM_IFACE_CARD,
      let text = unsafe snd_ctl_elem_list_get_name(list, index)
    else { return nil }
    let name = unsafe String(cString: text)
    guard name.hasSuffix("Jack") else { return nil }
    var value: OpaquePointer?
    guard unsafe snd_ctl_elem_value_malloc(&value) == 0 else { return nil }
    defer { unsafe snd_ctl_elem_value_free(value) }
    unsafe snd_ctl_elem_value_set_numid(value, snd_ctl_elem_list_get_numid(list, index))
    guard unsafe snd_ctl_elem_read(handle, value) == 0 else { return nil }
    return unsafe Card.Jack(name: name, isPlugged: snd_ctl_elem_value_get_boolean(value, 0) != 0)
  }

  private static func driver(_ handle: OpaquePointer) -> String {
    var info: OpaquePointer?
    guard unsafe snd_ctl_card_info_malloc(&info) == 0 else { return "" }
    defer { unsafe snd_ctl_card_info_free(info) }
    guard unsafe snd_ctl_card_info(handle, info) == 0, let text = unsafe snd_ctl_card_info_get_driver(info)
    else { return "" }
    return unsafe String(cString: text)
  }
}
