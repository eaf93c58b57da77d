// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
import Keypad
import OneTimeCodes
import Options
import Sound
import Speech
import Storage
import Testing
import Varlink

@testable import Reader

extension Phrase {
  /// Whether it says why something was refused or failed, or what of it: rooms and rules have these, and no conversation
  /// brings them all about.
  var isOfAFault: Bool {
    ["refused", "error", "zone", "part", "step"].contains { kind in
      rawValue.hasPrefix(kind) && rawValue.dropFirst(kind.count).first?.isUppercase == true
    }
  }
}

/// Every refusal, every error and every fault is heard.
@Suite struct FaultTests {
  /// Every case of every room's errors, as it is said.
  private static let faults: [Fault] =
    CoreError.everyCase.map { Fault($0, at: Enumeration.now) } + codes.joined().map { Fault(Phrase(for: $0)) }

  /// What each room beside the core knows its errors by.
  private static let codes: [[String]] = [
    SoundError.everyCase.map(\.code), KeypadError.everyCase.map(\.code), StorageError.everyCase.map(\.code),
    SpeechError.everyCase.map(\.code), VarlinkError.everyCase.map(\.code),
    OptionsError.everyCase.map(\.code), [MessageGatewayError("no room").code],
    [ConfigurationError.code],
  ]

  private static let declared = Dictionary(
    uniqueKeysWithValues: Phrase.declarations.map { ($0.key, $0.placeholders) })

  @Test func `every case of every error is among them`() {
    #expect(CoreError.mislabelled.isEmpty && Refusal.mislabelled.isEmpty && IdentityError.mislabelled.isEmpty)
    #expect(TextError.Reason.mislabelled.isEmpty && PassportChipError.mislabelled.isEmpty)
    #expect(ChipKeyError.mislabelled.isEmpty && OneTimeCodeError.mislabelled.isEmpty)
    #expect(CryptographyError.mislabelled.isEmpty && SoundError.mislabelled.isEmpty)
    #expect(KeypadError.mislabelled.isEmpty && StorageError.mislabelled.isEmpty)
    #expect(SpeechError.mislabelled.isEmpty && VarlinkError.mislabelled.isEmpty)
    #expect(OptionsError.mislabelled.isEmpty)
  }

  @Test func `every error has a phrase, with exactly the arguments that it carries`() {
    for fault in Set(Self.faults) {
      #expect(Self.declared[fault.phrase.rawValue] == fault.arguments.mapValues(\.kind), "\(fault.phrase)")
    }
  }

  @Test func `every notice of the core that is said has a phrase`() throws {
    let user = try UserID("anna.aa")
    let notices: [CoreNotice] = [
      .passwordChanged(user), .phoneChanged(user), .messagesWait, .stateAccepted, .recoveryCodesMade(user),
      .accountLetAsk(1, for: user), .accountTaken(from: user), .serviceRegistered(try ServiceName("Bank")),
    ]
    for notice in notices {
      let kinds = notice.arguments { _ in nil }.mapValues(\.kind)
      #expect(Self.declared[notice.phrase?.rawValue ?? ""] == kinds, "\(notice)")
    }
    let phrases =
      AuthenticatorNews.allCases.map(\.phrase) + MethodSwitchNews.allCases.map(\.phrase)
      + RecoveryNews.allCases.map(\.phrase)
    for phrase in phrases { #expect(Self.declared[phrase.rawValue] == [:], "\(phrase)") }
    #expect(Set(phrases).count == phrases.count)
  }

  @Test func `no phrase of a fault is said by nobody`() {
    let said = Set(
      Self.faults.map(\.phrase.rawValue) + Self.faults.flatMap { $0.arguments.values.compactMap(\.key) })
    let faults = Set(Phrase.allCases.filter(\.isOfAFault).map(\.rawValue))
    #expect(faults.subtracting(said).sorted() == [])
  }

  @Test(arguments: [LanguageCode.danish, .english, .greenlandic])
  func `every error is said in every language`(language: LanguageCode) throws {
    let book = try Phrasebook(voices: Stage.voices, language: language, declarations: Phrase.declarations)
    for fault in Set(Self.faults) {
      #expect(throws: Never.self) { try book.utterance(fault.phrase, fault.arguments) }
    }
  }

  @Test(arguments: [LanguageCode.danish, .english, .greenlandic])
  func `a fault says more than that something went wrong`(language: LanguageCode) throws {
    let book = try Phrasebook(voices: Stage.voices, language: language, declarations: Phrase.declarations)
    for fault in Set(Self.faults) where fault.phrase != .errorSoundUnderrun {
      let sentence = try #require(
        book.sentence(fault.phrase.rawValue) ?? book.sentence("\(fault.phrase.rawValue)_other"),
        "\(fault.phrase)")
      #expect(sentence.split(separator: ". ").count >= 2, "\(language) \(sentence)")
      #expect(sentence.hasSuffix(".") || sentence.hasSuffix("}"), "\(language) \(sentence)")
    }
  }

  @Test func `what must be waited for is said as the time until then, rounded up to what helps`() {
    let waits: [(Int, Int)] = [
      (-5000, 1), (1, 1), (59_001, 60), (3_600_000, 3600), (3_601_000, 3660), (86_400_000, 86_400),
      (86_401_000, 90_000),
    ]
    for (milliseconds, seconds) in waits {
      let until = Enumeration.now + .milliseconds(milliseconds)
      let fault = Fault(Refusal.tooSoon(until: until), at: Enumeration.now)
      #expect(fault == Fault(.refusedTooSoon, ["time": .duration(seconds: seconds)]))
    }
  }

  @Test(arguments: [LanguageCode.danish, .english, .greenlandic])
  func `a text message holds its code, and says whose it is`(language: LanguageCode) throws {
    let book = try Phrasebook(voices: Stage.voices, language: language, declarations: Phrase.declarations)
    let wording = MessageWording(in: book)
    for sentence in [wording.phoneNumber, wording.temporaryPIN] {
      #expect(sentence.contains("{code}") && sentence.hasPrefix("Kodeoplæser"))
      #expect(sentence.count <= 160)
    }
  }
}

extension Argument {
  /// The phrase that fills it.
  fileprivate var key: String? {
    if case .phrase(let key) = self { key } else { nil }
  }
}
