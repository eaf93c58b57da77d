// SPDX-License-Identifier: GPL-3.0-or-later
import Platform
import Testing

@testable import Keypad

/// What is done with the keypads and keyboards that people have.
struct DescribedDeviceTests {
  @Test(arguments: DescribedDevice.all)
  func `a device is taken, proposed or left alone as it should be`(device: DescribedDevice) {
    #expect(device.description.use.rawValue == device.use)
  }

  @Test func `there are devices of every kind, and no two are remembered as one`() {
    #expect(DescribedDevice.all.count >= 15)
    #expect(Set(DescribedDevice.all.map(\.use)) == ["taken", "proposed", "builtIn", "unsuitable"])
    let proposed = DescribedDevice.all.filter { $0.use == "proposed" }
    #expect(Set(proposed.map(\.description.identity)).count == proposed.count)
  }

  @Test func `a device is remembered by its ID and its place, a wireless one by its ID and its address`()
    throws
  {
    let plugged = InputDeviceDescription.described("pad-listing-a-keyboard").identity
    #expect(plugged.description == "3:1c4f:2 usb-0000:00:14.0-2/input0")
    let wireless = InputDeviceDescription.described("bluetooth-pad-listing-a-keyboard").identity
    #expect(wireless.description == "5:4e8:7021 20:73:5b:01:4c:7f")
    for identity in [plugged, wireless] { #expect(DeviceIdentity(identity.description) == identity) }
  }

  @Test(arguments: ["", "3:1c4f", "3:1c4f:2", "x:y:z usb", "3:1c4f:10000 usb"])
  func `what is no identity is none`(text: String) {
    #expect(DeviceIdentity(text) == nil)
  }
}
