// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

@testable import Speech

/// The shipped voices and lexicons with phrases of the test's own.
enum TestLanguage {
  static let voices = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Voices").path

  static let declarations = [
    PhraseDeclaration("arrival", ["service": .name]),
    PhraseDeclaration("tries", ["count": .number], plural: "count"),
    PhraseDeclaration("timeLeft", ["time": .duration]),
    PhraseDeclaration("yourCode", ["code": .digits]),
    PhraseDeclaration("pay", ["amount": .amount, "payee": .name]),
    PhraseDeclaration("goodbye"),
  ]

  static let phrases: [String: [String: String]] = [
    "da": [
      "arrival": "Ny anmodning fra {service}. Indtast din PIN.",
      "tries_one": "Et forsøg tilbage.", "tries_other": "{count} forsøg tilbage.",
      "timeLeft": "{time} tilbage.", "yourCode": "Din kode er {code}. Farvel.",
      "pay": "Betal {amount} til {payee}?", "goodbye": "Farvel.",
    ],
    "en": [
      "arrival": "New request from {service}. Enter your PIN.",
      "tries_one": "One try left.", "tries_other": "{count} tries left.",
      "timeLeft": "{time} left.", "yourCode": "Your code is {code}. Goodbye.",
      "pay": "Pay {amount} to {payee}?", "goodbye": "Goodbye.",
    ],
  ]

  static func phrasebook(_ language: LanguageCode) throws -> Phrasebook {
    let json = try JSONEncoder().encode(phrases[language.rawValue] ?? [:])
    return try phrasebook(language, phrases: String(decoding: json, as: UTF8.self))
  }

  /// A language folder made for the length of the call: what is shipped, but for `phrases`.
  static func phrasebook(_ language: LanguageCode, phrases: String) throws -> Phrasebook {
    let root = FileManager.default.temporaryDirectory.appending(path: "speech-\(UUID().uuidString)")
    let folder = root.appending(path: language.rawValue)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: root) }
    for name in ["voice.json", "lexicon.json"] {
      try FileManager.default.copyItem(
        atPath: "\(voices)/\(language)/\(name)", toPath: folder.appending(path: name).path)
    }
    try Data(phrases.utf8).write(to: folder.appending(path: "phrases.json"))
    return try Phrasebook(voices: root.path, language: language, declarations: declarations)
  }
}
