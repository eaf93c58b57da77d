// SPDX-License-Identifier: GPL-3.0-or-later
import Options
import Varlink

@testable import Reader

extension VarlinkError: Enumerated {
  enum CaseName: CaseIterable {
    case socketTaken, notASocket, pathTooLong, cannotListen, unreachable, notTrusted, closed, messageTooLong,
      notAMessage, badDescription
  }

  var caseName: CaseName {
    switch self {
    case .socketTaken: .socketTaken
    case .notASocket: .notASocket
    case .pathTooLong: .pathTooLong
    case .cannotListen: .cannotListen
    case .unreachable: .unreachable
    case .notTrusted: .notTrusted
    case .closed: .closed
    case .messageTooLong: .messageTooLong
    case .notAMessage: .notAMessage
    case .badDescription: .badDescription
    }
  }

  static func samples(of name: CaseName) -> [VarlinkError] {
    switch name {
    case .socketTaken: [.socketTaken(path: "x")]
    case .notASocket: [.notASocket(path: "x")]
    case .pathTooLong: [.pathTooLong(path: "x")]
    case .cannotListen: [.cannotListen(path: "x", reason: "y")]
    case .unreachable: [.unreachable(path: "x", reason: "y")]
    case .notTrusted: [.notTrusted(path: "x", account: 1)]
    case .closed: [.closed]
    case .messageTooLong: [.messageTooLong]
    case .notAMessage: [.notAMessage("x")]
    case .badDescription: [.badDescription("x")]
    }
  }
}

extension OptionsError: Enumerated {
  enum CaseName: CaseIterable {
    case unknownOption, unknownCommand, missingCommand, missingValue, valueNotWanted, notAChoice, notInRange,
      missingOption, repeated, missingOperand, extraOperand
  }

  var caseName: CaseName {
    switch self {
    case .unknownOption: .unknownOption
    case .unknownCommand: .unknownCommand
    case .missingCommand: .missingCommand
    case .missingValue: .missingValue
    case .valueNotWanted: .valueNotWanted
    case .notAChoice: .notAChoice
    case .notInRange: .notInRange
    case .missingOption: .missingOption
    case .repeated: .repeated
    case .missingOperand: .missingOperand
    case .extraOperand: .extraOperand
    }
  }

  static func samples(of name: CaseName) -> [OptionsError] {
    switch name {
    case .unknownOption: [.unknownOption("x", nearest: nil)]
    case .unknownCommand: [.unknownCommand("x", nearest: nil)]
    case .missingCommand: [.missingCommand]
    case .missingValue: [.missingValue(option: "x")]
    case .valueNotWanted: [.valueNotWanted(option: "x")]
    case .notAChoice: [.notAChoice(option: "x", value: "y", choices: [])]
    case .notInRange: [.notInRange(option: "x", value: "y", range: 1...2)]
    case .missingOption: [.missingOption(option: "x")]
    case .repeated: [.repeated(option: "x")]
    case .missingOperand: [.missingOperand("x")]
    case .extraOperand: [.extraOperand("x")]
    }
  }
}
