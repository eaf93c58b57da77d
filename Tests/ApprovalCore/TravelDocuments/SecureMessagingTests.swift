// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Cryptography
import Devices
import Testing

@testable import ApprovalCore

@Suite(.atLeisure) struct SecureMessagingTests {
  static let today = MachineReadableZoneTests.today
  /// Selecting, asking for a nonce and proving come before it.
  static let firstProtected = 3
  let zone: MachineReadableZone
  let terminal: TerminalSecrets

  init() throws {
    terminal = try BasicAccessVectors().terminal()
    zone = try MachineReadableZone(MachineReadableZoneTests.danish, today: Self.today)
  }

  @Test func `no byte of a protected answer can be changed`() async throws {
    for (number, honest) in try await honestAnswers().enumerated().dropFirst(Self.firstProtected) {
      // The two status bytes at the end are outside the MAC; the ones that count are inside.
      for position in honest.indices.dropLast(2) {
        let chip = SoftwareChip(zone) { current, answer in
          var answer = answer
          if current == number { answer[position] ^= 0x10 }
          return answer
        }
        #expect(await outcome(of: chip) == .answerForged, "answer \(number), byte \(position)")
      }
    }
  }

  @Test func `an answer given again in place of a later one is found out`() async throws {
    let honest = try await honestAnswers()
    for later in Self.firstProtected + 1..<honest.count {
      for earlier in Self.firstProtected..<later {
        let chip = SoftwareChip(zone) { number, answer in number == later ? honest[earlier] : answer }
        #expect(await outcome(of: chip) == .answerForged, "\(earlier) for \(later)")
      }
    }
  }

  /// The same in every run: both sides' random numbers are the standard's.
  private func honestAnswers() async throws -> [[UInt8]] {
    let chip = SoftwareChip(zone)
    #expect(await outcome(of: chip) == nil)
    return await chip.answers
  }

  @Test func `a status in clear ends the session`() async throws {
    let chip = SoftwareChip(zone) { number, answer in number == Self.firstProtected ? [0x90, 0x00] : answer }
    #expect(await outcome(of: chip) == .refused(status: 0x9000))
  }

  @Test func `an answer too short for a status is refused`() async throws {
    for number in 0...5 {
      let chip = SoftwareChip(zone) { current, answer in current == number ? [0x90] : answer }
      #expect(await outcome(of: chip) == .answerMalformed)
    }
  }

  @Test func `a length in more bytes than it needs is read as it was sent`() throws {
    let seed = Secret([UInt8](1...16))
    let keys = try PassportKeys(seed: seed)
    let inner: [UInt8] = try [0x87, 0x81, 0x09, 0x01] + keys.encrypt([0x60, 0x14, 0x80, 0, 0, 0, 0, 0])
    let covered = inner + [0x99, 0x02, 0x90, 0x00]
    let code = try keys.code(over: [0, 0, 0, 0, 0, 0, 0, 1] + covered)
    var messaging = SecureMessaging(keys: keys, counter: 0)
    let answer = try messaging.open(ChipAnswer(data: covered + [0x8E, 0x08] + code, status: 0x9000))
    #expect(answer == ChipAnswer(data: [0x60, 0x14], status: 0x9000))
  }

  @Test func `data under an odd instruction have the tag of objects`() throws {
    var messaging = try SecureMessaging(keys: PassportKeys(seed: Secret([UInt8](1...16))), counter: 0)
    let even = try messaging.protect(ChipCommand(instruction: 0xB0, 0, 0, data: [0x54, 1, 0]))
    let odd = try messaging.protect(ChipCommand(instruction: 0xB1, 0, 0, data: [0x54, 1, 0]))
    #expect(DataObject.sequence(even.data)?.map(\.tag) == [0x87, 0x8E])
    #expect(DataObject.sequence(odd.data)?.map(\.tag) == [0x85, 0x8E])
  }

  @Test(arguments: 0..<400)
  func `random answers are refused and nothing worse`(seed: Int) async throws {
    let chip = SoftwareChip(zone) { number, answer in
      guard number >= seed % 8 else { return answer }
      var generator = SeededGenerator(state: UInt64(seed * 16 + number))
      return (0..<Int.random(in: 0...answer.count + 4, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
    }
    #expect(await outcome(of: chip) != nil)
  }

  private func outcome(of chip: SoftwareChip) async -> PassportChipError? {
    do {
      _ = try await chip.read(openedBy: zone, today: Self.today, limits: Limits(), terminal: terminal)
      return nil
    } catch {
      return error
    }
  }
}
