// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import ApprovalCore

@Suite struct DataObjectTests {
  @Test(arguments: [0, 1, 127, 128, 255, 256, 65_535], [0x61, 0x5F1F] as [UInt32])
  func `an object reads back as itself`(length: Int, tag: UInt32) {
    let object = DataObject(tag: tag, value: [UInt8](repeating: 9, count: length))
    #expect(DataObject.sequence(object.encoded + object.encoded) == [object, object])
  }

  @Test(
    arguments: [
      [0x61], [0x61, 1], [0x61, 0x81], [0x61, 0x80, 0, 0], [0x61, 0x83, 0, 0, 0], [0x5F], [0x5F, 0x81, 1, 1],
      [0x61, 0x82, 1], [0x61, 2, 0], [0x61, 0, 0x5F],
    ] as [[UInt8]])
  func `bytes that end too soon are no objects`(bytes: [UInt8]) {
    #expect(DataObject.sequence(bytes) == nil)
  }
}
