// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Synchronization

@testable import Speech

/// The shipped voices and lexicons, and a fourth language, with phrases of the test's own.
enum TestLanguage {
  static let here = URL(filePath: #filePath).deletingLastPathComponent()
  static let voices = here.deletingLastPathComponent().deletingLastPathComponent().appending(path: "Voices")
    .path
  /// Norwegian: a folder of data, and no code anywhere.
  static let norwegian = LanguageCode("nb")
  static let all: [LanguageCode] = [.danish, .english, .greenlandic, norwegian]

  /// The folder a language lives in.
  static func home(of language: LanguageCode) -> String {
    language == norwegian ? here.appending(path: "Languages").path : voices
  }

  static let declarations = [
    PhraseDeclaration("arrival", ["service": .name]),
    PhraseDeclaration("tries", ["count": .number], plural: "count"),
    PhraseDeclaration("timeLeft", ["time": .duration]),
    PhraseDeclaration("yourCode", ["code": .digits]),
    PhraseDeclaration("pay", ["amount": .amount, "payee": .name]),
    PhraseDeclaration("toAccount", ["account": .account]),
    PhraseDeclaration("due", ["day": .date, "time": .clock]),
    PhraseDeclaration("try", ["which": .ordinal, "phone": .phone]),
    PhraseDeclaration("goodbye"),
  ]

  static let phrases: [String: [String: String]] = [
    "da": [
      "arrival": "Ny anmodning fra {service}. Indtast din PIN.",
      "tries_one": "Et forsøg tilbage.", "tries_other": "{count} forsøg tilbage.",
      "timeLeft": "{time} tilbage.", "yourCode": "Din kode er {code}. Farvel.",
      "pay": "Betal {amount} til {payee}?", "goodbye": "Farvel.", "toAccount": "Til konto {account}.",
      "due": "Senest {day} klokken {time}.", "try": "{which} forsøg, {phone}.",
    ],
    "en": [
      "arrival": "New request from {service}. Enter your PIN.",
      "tries_one": "One try left.", "tries_other": "{count} tries left.",
      "timeLeft": "{time} left.", "yourCode": "Your code is {code}. Goodbye.",
      "pay": "Pay {amount} to {payee}?", "goodbye": "Goodbye.", "toAccount": "To account {account}.",
      "due": "By {day} at {time}.", "try": "{which} try, {phone}.",
    ],
    "kl": [
      "arrival": "Qinnuteqaat nutaaq {service}. PIN allaguk.",
      "tries_one": "Ataasiarlutit.", "tries_other": "{count} sinneqarput.",
      "timeLeft": "{time} sinneqarput.", "yourCode": "Koodit {code}. Baaj.",
      "pay": "Akilissavat {amount} {payee}?", "goodbye": "Baaj.", "toAccount": "Konto {account}.",
      "due": "{day} {time}.", "try": "{which} {phone}.",
    ],
    "nb": [
      "arrival": "Ny forespørsel fra {service}. Tast inn PIN-koden.",
      "tries_one": "Ett forsøk igjen.", "tries_other": "{count} forsøk igjen.",
      "timeLeft": "{time} igjen.", "yourCode": "Koden er {code}. Ha det.",
      "pay": "Betale {amount} til {payee}?", "goodbye": "Ha det.", "toAccount": "Til konto {account}.",
      "due": "Senest {day} klokken {time}.", "try": "{which} forsøk, {phone}.",
    ],
  ]

  static func phrasebook(_ language: LanguageCode) throws -> Phrasebook {
    try loaded.withLock { books in
      let book = try books[language] ?? phrasebook(language, files: [:])
      books[language] = book
      return book
    }
  }

  private static let loaded = Mutex<[LanguageCode: Phrasebook]>([:])

  /// The JSON of a language's file, as shipped; phrases are the test's own.
  static func json(_ file: String, of language: LanguageCode) throws -> String {
    if file == "phrases.json" {
      return String(decoding: try JSONEncoder().encode(phrases[language.rawValue] ?? [:]), as: UTF8.self)
    }
    return try String(contentsOfFile: "\(home(of: language))/\(language)/\(file)", encoding: .utf8)
  }

  /// A language folder made for the length of the call: what is shipped, but for `files`.
  static func phrasebook(_ language: LanguageCode, files: [String: String]) throws -> Phrasebook {
    let root = FileManager.default.temporaryDirectory.appending(path: "speech-\(UUID().uuidString)")
    let folder = root.appending(path: language.rawValue)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: root) }
    for name in ["voice.json", "lexicon.json", "phrases.json"] {
      let json = try files[name] ?? json(name, of: language)
      try Data(json.utf8).write(to: folder.appending(path: name))
    }
    return try Phrasebook(voices: root.path, language: language, declarations: declarations)
  }
}
