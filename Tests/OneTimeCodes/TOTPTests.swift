// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import OneTimeCodes
import Testing

@Suite struct TOTPTests {
  let generator: TOTP
  let noon = Int64(1_800_000_060)

  init() throws {
    generator = try TOTP(
      key: Secret(utf8: "12345678901234567890123456789012"), algorithm: .sha256, step: .seconds(120))
  }

  @Test func `time codes are those of RFC 6238`() throws {
    for vector in try OATHVectors.read().totp {
      let generator = try TOTP(
        key: OATHVectors.key(vector.key), algorithm: #require(HashAlgorithm(rawValue: vector.algorithm)),
        digits: vector.digits, step: .seconds(vector.period))
      let code = try generator.code(at: vector.time)
      #expect(code.revealed() == vector.code)
    }
  }

  @Test(arguments: [-2, -1, 0, 1, 2])
  func `a code drifts one step either way and no further`(steps: Int64) throws {
    let then = noon + 120 * steps
    let found = try generator.match(generator.code(at: then), at: noon, drift: 1)
    #expect(found == (abs(steps) <= 1 ? generator.number(at: then) : nil))
  }

  @Test func `a step once accepted is passed over, and those before it`() throws {
    let code = try generator.code(at: noon)
    let step = try #require(try generator.match(code, at: noon, drift: 1))
    #expect(try generator.match(code, at: noon, drift: 1, after: step) == nil)
    let before = try generator.code(at: noon - 120)
    #expect(try generator.match(before, at: noon, drift: 1, after: step) == nil)
    let next = try generator.code(at: noon + 120)
    #expect(try generator.match(next, at: noon, drift: 1, after: step) == step + 1)
  }

  @Test func `no step follows the last one there is`() throws {
    #expect(try generator.match(generator.code(at: noon), at: noon, drift: 1, after: .max) == nil)
  }

  @Test func `a code ends where the next begins`() throws {
    let end = generator.end(ofStepAt: noon)
    #expect(end == 1_800_000_120)
    #expect(generator.number(at: end) == generator.number(at: noon) + 1)
    #expect(generator.number(at: end - 1) == generator.number(at: noon))
  }

  @Test func `before 1970 it is step nought, and its drift does not reach below`() throws {
    let early = Int64(-5)
    #expect(generator.number(at: early) == 0)
    #expect(try generator.match(generator.code(at: early), at: early, drift: 1) == 0)
  }

  @Test(arguments: [Duration.zero, .seconds(-30), .milliseconds(1500), .milliseconds(500)])
  func `a step that is no whole number of seconds is refused`(step: Duration) {
    #expect(throws: OneTimeCodeError.timeStep) { try TOTP(key: Secret([1]), step: step) }
  }
}
