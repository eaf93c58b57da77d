// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Testing

@Suite struct RandomTests {
  @Test func `random values have the length asked for and do not repeat`() throws {
    for count in [0, 1, 6, 32] {
      #expect(try Random.bytes(count).count == count)
      #expect(try Random.secret(count).count == count)
      #expect(try Random.digits(count).count == count)
    }
    #expect(try Random.bytes(32) != Random.bytes(32))
    #expect(try Random.secret(32) != Random.secret(32))
    #expect(try Random.digits(32) != Random.digits(32))
  }

  @Test func `digits are digits and none is favoured`() throws {
    var counts = [Int](repeating: 0, count: 10)
    try Random.digits(100_000).withBytes { digits in
      for index in digits.indices { counts[Int(digits[index]) - 48] += 1 }
    }
    // Ten standard deviations (95) either side: a bias by the modulus alone would be 25 of them.
    for count in counts { #expect((9_050...10_950).contains(count)) }
  }
}
