// SPDX-License-Identifier: GPL-3.0-or-later
import Cryptography
import Keypad
import Sound
import Speech
import Storage

@testable import Reader

extension SoundError: Enumerated {
  enum CaseName: CaseIterable {
    case unknownOutput, missing, busy, forbidden, unsuitable, gone, stuck, suspended, underrun, muted,
      replaced,
      hopeless, file, device
  }

  var caseName: CaseName {
    switch self {
    case .unknownOutput: .unknownOutput
    case .missing: .missing
    case .busy: .busy
    case .forbidden: .forbidden
    case .unsuitable: .unsuitable
    case .gone: .gone
    case .stuck: .stuck
    case .suspended: .suspended
    case .underrun: .underrun
    case .muted: .muted
    case .replaced: .replaced
    case .hopeless: .hopeless
    case .file: .file
    case .device: .device
    }
  }

  static func samples(of name: CaseName) -> [SoundError] {
    switch name {
    case .unknownOutput: [.unknownOutput("tape:x")]
    case .missing: [.missing(output: "default")]
    case .busy: [.busy(output: "default")]
    case .forbidden: [.forbidden(output: "default")]
    case .unsuitable: [.unsuitable(output: "default")]
    case .gone: [.gone(output: "default")]
    case .stuck: [.stuck(output: "default")]
    case .suspended: [.suspended(output: "default")]
    case .underrun: [.underrun(output: "default")]
    case .muted: [.muted(output: "default")]
    case .replaced: [.replaced(output: "default")]
    case .hopeless: [.hopeless(output: "default")]
    case .file: [.file(path: "x.wav", code: 28)]
    case .device: [.device(output: "default", code: -5)]
    }
  }
}

extension KeypadError: Enumerated {
  enum CaseName: CaseIterable {
    case notFound, notAllowed, notAKeypad, inUse, notChosen, gone, asleep, notATerminal, notAKey, badPause,
      unknownChoice, system
  }

  var caseName: CaseName {
    switch self {
    case .notFound: .notFound
    case .notAllowed: .notAllowed
    case .notAKeypad: .notAKeypad
    case .inUse: .inUse
    case .notChosen: .notChosen
    case .gone: .gone
    case .asleep: .asleep
    case .notATerminal: .notATerminal
    case .notAKey: .notAKey
    case .badPause: .badPause
    case .unknownChoice: .unknownChoice
    case .system: .system
    }
  }

  static func samples(of name: CaseName) -> [KeypadError] {
    switch name {
    case .notFound: [.notFound(path: "x")]
    case .notAllowed: [.notAllowed(path: "x")]
    case .notAKeypad: [.notAKeypad(path: "x")]
    case .inUse: [.inUse(path: "x")]
    case .notChosen: [.notChosen(paths: ["x", "y"])]
    case .gone: [.gone(path: "x")]
    case .asleep: [.asleep(path: "x")]
    case .notATerminal: [.notATerminal]
    case .notAKey: [.notAKey(found: "x", position: 1)]
    case .badPause: [.badPause(position: 1)]
    case .unknownChoice: [.unknownChoice("x")]
    case .system: [.system(path: "x", reason: "y")]
    }
  }
}

extension StorageError: Enumerated {
  enum CaseName: CaseIterable {
    case file, unsynced, locked, diskFull, damaged, readOnly, keyMissing, keyDamaged, keyExposed, keyWrong,
      newerSchema,
      schemaWentBack, stateLost, stateBehind, logDiffers, rowsDiffer, anchorMissing,
      anchorDamaged, othersWrite, othersOwn, unreadableRow, contradiction, cryptography, database
  }

  var caseName: CaseName {
    switch self {
    case .file: .file
    case .unsynced: .unsynced
    case .locked: .locked
    case .diskFull: .diskFull
    case .damaged: .damaged
    case .readOnly: .readOnly
    case .keyMissing: .keyMissing
    case .keyDamaged: .keyDamaged
    case .keyExposed: .keyExposed
    case .keyWrong: .keyWrong
    case .newerSchema: .newerSchema
    case .schemaWentBack: .schemaWentBack
    case .stateLost: .stateLost
    case .stateBehind: .stateBehind
    case .rowsDiffer: .rowsDiffer
    case .logDiffers: .logDiffers
    case .anchorMissing: .anchorMissing
    case .anchorDamaged: .anchorDamaged
    case .othersWrite: .othersWrite
    case .othersOwn: .othersOwn
    case .unreadableRow: .unreadableRow
    case .contradiction: .contradiction
    case .cryptography: .cryptography
    case .database: .database
    }
  }

  static func samples(of name: CaseName) -> [StorageError] {
    switch name {
    case .file: [.file(path: "x", code: 2)]
    case .unsynced: [.unsynced(path: "x", code: 5)]
    case .locked: [.locked(path: "x")]
    case .diskFull: [.diskFull(path: "x")]
    case .damaged: [.damaged(path: "x")]
    case .readOnly: [.readOnly(path: "x")]
    case .keyMissing: [.keyMissing(path: "x")]
    case .keyDamaged: [.keyDamaged(path: "x")]
    case .keyExposed: [.keyExposed(path: "x")]
    case .keyWrong: [.keyWrong(path: "x")]
    case .newerSchema: [.newerSchema(path: "x", found: 9, known: 5)]
    case .schemaWentBack: [.schemaWentBack(path: "x", found: 1, known: 2)]
    case .stateLost: [.stateLost(path: "x")]
    case .stateBehind: [.stateBehind(path: "x", rows: 1, known: 2)]
    case .rowsDiffer: [.rowsDiffer(path: "x")]
    case .logDiffers: [.logDiffers(path: "x", after: 1, upTo: 2)]
    case .anchorMissing: [.anchorMissing(path: "x")]
    case .anchorDamaged: [.anchorDamaged(path: "x")]
    case .othersWrite: [.othersWrite(path: "x")]
    case .othersOwn: [.othersOwn(path: "x")]
    case .unreadableRow: [.unreadableRow(table: "users")]
    case .contradiction: [.contradiction]
    case .cryptography: CryptographyError.everyCase.map { .cryptography($0) }
    case .database: [.database(code: 1)]
    }
  }
}

extension SpeechError: Enumerated {
  enum CaseName: CaseIterable {
    case unreadable, malformed, duplicateKey, missingKey, unknownKey, missingPlaceholder, unknownPlaceholder,
      wrongPlural, wrongArgument, notSpeakable, engine, stuck, noVoice, tooLong, tooManyWords, unseen,
      silent, noLanguage
  }

  var caseName: CaseName {
    switch self {
    case .unreadable: .unreadable
    case .malformed: .malformed
    case .duplicateKey: .duplicateKey
    case .missingKey: .missingKey
    case .unknownKey: .unknownKey
    case .missingPlaceholder: .missingPlaceholder
    case .unknownPlaceholder: .unknownPlaceholder
    case .wrongPlural: .wrongPlural
    case .wrongArgument: .wrongArgument
    case .notSpeakable: .notSpeakable
    case .engine: .engine
    case .stuck: .stuck
    case .noVoice: .noVoice
    case .tooLong: .tooLong
    case .tooManyWords: .tooManyWords
    case .unseen: .unseen
    case .silent: .silent
    case .noLanguage: .noLanguage
    }
  }

  static func samples(of name: CaseName) -> [SpeechError] {
    switch name {
    case .unreadable: [.unreadable(file: "x")]
    case .malformed: [.malformed(file: "x", reason: "y")]
    case .duplicateKey: [.duplicateKey(file: "x", key: "y")]
    case .missingKey: [.missingKey(file: "x", key: "y")]
    case .unknownKey: [.unknownKey(file: "x", key: "y")]
    case .missingPlaceholder: [.missingPlaceholder(file: "x", key: "y", placeholder: "z")]
    case .unknownPlaceholder: [.unknownPlaceholder(file: "x", key: "y", placeholder: "z")]
    case .wrongPlural: [.wrongPlural(file: "x", key: "y")]
    case .wrongArgument: [.wrongArgument(key: "y", placeholder: "z")]
    case .notSpeakable: [.notSpeakable(kind: "amount")]
    case .engine: [.engine(call: "espeak_Synth")]
    case .stuck: [.stuck]
    case .noVoice: [.noVoice("x")]
    case .tooLong: [.tooLong(limit: 9)]
    case .tooManyWords: [.tooManyWords(limit: 9)]
    case .unseen: [.unseen(position: 3, scalar: 0x202E)]
    case .silent: [.silent]
    case .noLanguage: [.noLanguage(known: ["da"])]
    }
  }
}
