// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
import Keypad
import Speech

@testable import Reader

/// A dialogue on a reader of two people, a model of the core that knows both PINs, and a typist who knows Bent's alone: whatever is
/// asked or said of Anna's beyond what anybody in the room may do is a fault.
struct SharedWorld {
  static let bent = try? UserID("bent")
  static let bentsPIN = Secret(utf8: "193746")

  private(set) var dialogue = Dialogue()
  private(set) var fault: String?
  /// How often something of Bent's was reached: the typist gets far enough to be dangerous.
  private(set) var reached = 0
  private(set) var places: Set<DialogueState.Name> = []
  private var now = Instant(milliseconds: 1_790_000_000_000)
  private var said: [Cue] = []

  init(_ members: [HouseholdMember]) {
    receive(.began(Beginning(canSetUp: true, languages: 3)))
    receive(.shared(members))
  }

  mutating func press(_ key: Key) { receive(.key(key)) }

  mutating func wait(_ seconds: Int) {
    now = now + .seconds(seconds)
    receive(.tick)
  }

  /// Everything that was to be heard is.
  mutating func listen() {
    let heard = said
    said = []
    for cue in heard { receive(.said(cue, complete: true)) }
  }

  mutating func receive(_ event: DialogueEvent) {
    let before = [dialogue.place.pending?.user, dialogue.atHand]
    let effects = dialogue.receive(event, at: now)
    places.insert(dialogue.place.name)
    for effect in effects {
      switch effect {
      case .silence: said = []
      case .say(let items, let cue, _):
        said.append(cue)
        watch(items, cue)
      case .ask(let command, let user): receive(.answered(answer(to: command, of: user)))
      case .set(_, _, let user):
        let isAtHand = (before + [dialogue.place.pending?.user, dialogue.atHand]).contains(Stage.anna)
        if user == Stage.anna, !isAtHand { fault = "set how the reader speaks to anna" }
      case .turn, .trustHearing, .turnUp: break
      }
    }
  }

  /// Words of Anna's requests, and the names of her accounts. A code of hers is fetched before it is heard, and so is her history.
  private mutating func watch(_ items: [Speakable], _ cue: Cue) {
    if case .part = cue, dialogue.place.pending?.user == Stage.anna { fault = "heard what anna is asked" }
    for item in items {
      if case .phrase(_, let arguments) = item, arguments["account"] == .name("Skole") {
        fault = "heard of anna's account"
      }
    }
  }

  private mutating func answer(to command: CoreCommand, of user: UserID?) -> CoreAnswer {
    guard let user else {
      fault = "asked of nobody: \(command)"
      return .failed(phrase: .failed)
    }
    if user == Self.bent { return answerBent(command) }
    switch command {
    case .open, .personal(.open): return .refused(.wrongPIN(triesLeft: 2))
    case .reject: return .done(.rejected)
    case .giveReason(_, let reason): return reason == .notMe ? .frozen : .reasonGiven
    case .unfreeze, .letAskAgain: return .lifted
    case .extend: return .extended(until: now + .seconds(300))
    case .cancelSwitch: return .switchSettled(.cancelled)
    case .stopRecovery: return .recoveryStopped
    case .unblock, .wayBack, .enrol: return .failed(phrase: .failed)
    default:
      fault = "asked of anna: \(command)"
      return .failed(phrase: .failed)
    }
  }

  private mutating func answerBent(_ command: CoreCommand) -> CoreAnswer {
    switch command {
    case .open(_, let pin): return pin == Self.bentsPIN ? .done(.opened) : .refused(.wrongPIN(triesLeft: 2))
    case .personal(.open(let pin)):
      guard pin == Self.bentsPIN, let bent = Self.bent else { return .refused(.wrongPIN(triesLeft: 2)) }
      reached += 1
      return .personal(.opened(bent))
    case .code(let source): return .code(CodeCard(source: source, length: 6, until: nil))
    case .personal(.history): return .personal(.history([]))
    case .personal(.devices): return .personal(.devices([]))
    case .heard: return .done(.heard)
    case .reject: return .done(.rejected)
    case .giveReason: return .reasonGiven
    case .confirmSwitch: return .switchSettled(.done)
    case .cancelSwitch: return .switchSettled(.cancelled)
    case .stoppedServices: return .stoppedServices([])
    case .stopRecovery: return .recoveryStopped
    default: return .failed(phrase: .failed)
    }
  }
}
