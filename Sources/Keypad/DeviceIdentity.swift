// SPDX-License-Identifier: GPL-3.0-or-later

public import Platform

/// What a chosen keypad is known by: its USB or Bluetooth ID, and where it is plugged in, or its own address.
public struct DeviceIdentity: Hashable, Sendable {
  /// How it is connected, and whose product it is.
  public let id: EventDevice.ID
  /// The physical path of a device that is plugged in, the address of a wireless one.
  public let place: String

  init(id: EventDevice.ID, place: String) {
    self.id = id
    self.place = place
  }

  /// Parses what `description` writes; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    let numbers = parts[0].split(separator: ":").compactMap { UInt16($0, radix: 16) }
    guard parts.count == 2, numbers.count == 3 else { return nil }
    self.init(
      id: EventDevice.ID(bus: numbers[0], vendor: numbers[1], product: numbers[2]), place: String(parts[1]))
  }
}

extension DeviceIdentity: CustomStringConvertible {
  /// Bus, vendor and product in hexadecimal, and the place: `3:1c4f:2 usb-0000:00:14.0-2/input0`.
  public var description: String {
    [id.bus, id.vendor, id.product].map { String($0, radix: 16) }.joined(separator: ":") + " " + place
  }
}

extension InputDeviceDescription {
  /// What it is remembered by.
  public var identity: DeviceIdentity {
    DeviceIdentity(id: id, place: isWireless && !uniqueID.isEmpty ? uniqueID : physicalPath)
  }
}

/// Keeps which keyboards were chosen to be the reader's keypads: the seam to whoever keeps what the reader knows.
public protocol ChosenKeypads: Sendable {
  /// All that were chosen; none where that cannot be read.
  func identities() -> [DeviceIdentity]
  /// Keeps these in the place of all that were. Where they cannot be kept they hold until the end, and are asked for again.
  func keep(_ identities: [DeviceIdentity])
}
