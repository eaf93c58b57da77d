// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Speech
import Testing

@testable import SpeechListener

@Suite(.timeLimit(.minutes(20)), .atLeisure) struct DigitTests {
  @Test(arguments: [LanguageCode.danish, .english, .greenlandic])
  func `the digits of a code are decided by the voice's own ten`(language: LanguageCode) async throws {
    let studio = try await Studio(language)
    let listener = try await studio.digits()
    var random = SeededRandom(seed: 7)
    for _ in 0..<4 {
      let code = (0..<6).map { _ in String(random.next(below: 10)) }.joined()
      let heard = listener.digits(in: Studio.recording(try await studio.code(code)))
      #expect(heard.map { String($0.digit) }.joined() == code)
      #expect(heard.allSatisfy { $0.confidence > 0.5 }, "\(code): \(heard.map(\.confidence))")
    }
  }

  @Test(arguments: [LanguageCode.danish, .english])
  func `digits in noise 30 dB below are decided too, and less surely`(language: LanguageCode) async throws {
    let studio = try await Studio(language)
    let listener = try await studio.digits()
    let quiet = Studio.recording(try await studio.code("382915"))
    var random = SeededRandom(seed: 3)
    let amplitude = Float(pow(10, (Levels(of: quiet).rms - 30) / 20) * 3.0.squareRoot())
    let noisy = quiet.samples.map { $0 + Float(random.next(below: 2001) - 1000) / 1000 * amplitude }
    let heard = listener.digits(in: Recording(rate: quiet.rate, channels: [noisy]))
    #expect(heard.map(\.digit) == [3, 8, 2, 9, 1, 5])
    let clean = listener.digits(in: quiet)
    #expect(heard.map(\.confidence).reduce(0, +) < clean.map(\.confidence).reduce(0, +))
  }

  @Test func `a voice of nine digits, or a silent one, is refused`() async throws {
    let studio = try await Studio(.english)
    var voice: [Recording] = []
    for digit in 0...9 { voice.append(Studio.recording(try await studio.code(String(digit)))) }
    #expect(throws: DigitListener.Mistake.notTen(9)) { try DigitListener(voice: Array(voice.dropLast())) }
    var silent = voice
    silent[4] = Recording(rate: 22_050, channels: [[0, 0, 0]])
    #expect(throws: DigitListener.Mistake.silent(4)) { try DigitListener(voice: silent) }
  }
}
