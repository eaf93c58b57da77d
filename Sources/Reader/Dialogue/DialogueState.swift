// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore

/// Who may not ask any more.
public enum Frozen: Hashable, Sendable {
  /// A service, until the person lifts it.
  case service(ServiceName)
  /// Who asked for the change that this approval was of, until then.
  case asker(of: ApprovalID, until: Instant)
}

/// Where the person is in the dialogue.
public enum DialogueState: Sendable {
  /// Nothing is asked.
  case rest
  /// A request waits for `+`.
  case waiting(PendingApproval)
  /// Typing the PIN.
  case pin(PendingApproval, Entry)
  /// Typing the code that the service shows.
  case code(PendingApproval, Entry)
  /// Hearing the text; `part` is the first not yet heard to its end, and `word` the first of it not yet heard.
  case text(PendingApproval, part: Int, word: Int)
  /// The text was heard: approve or reject.
  case question(PendingApproval)
  /// `+` was pressed once; the second approves until then.
  case confirm(PendingApproval, until: Instant)
  /// The text was heard; the code bound to it is for the service.
  case boundCode(PendingApproval)
  /// Rejected, and why is open: `-` once more says that somebody else started it.
  case rejected(PendingApproval, until: Instant)
  /// Somebody may not ask any more; `+` lifts that.
  case frozen(Frozen, until: Instant)
  /// A switch to one-time codes waits; for a while, keys deal with it.
  case switchOffer(PendingChange, until: Instant)
  /// The request ended without a decision of the person; digits mean nothing until then.
  case over(until: Instant)
  /// In the menu, at one of its items.
  case settings(MenuItem)
  /// Going through the services that may not ask.
  case stopped(StoppedServices)
  /// Writing another service's account.
  case adding(Adding)
  /// Somebody makes this reader theirs.
  case setup(Setup)
  /// They did, and are asked whether they want recovery codes; or hear them.
  case codesOffered
  case codesHeard(RecoveryCodesHeard)
  /// Opening this reader again, which was blocked on request.
  case unblocking(Unblocking)
  /// In what is the person's alone.
  case personal(PersonalMenu)
  /// Of a reader of several users, whose it is is asked; and then their PIN.
  case choosingUser(UserChoice)
  case userPIN(UserOpening)

  /// The approval that the person is dealing with.
  public var pending: PendingApproval? {
    get {
      switch self {
      case .rest, .over, .frozen, .switchOffer, .settings, .stopped, .adding, .setup, .codesOffered,
        .codesHeard, .unblocking, .personal, .choosingUser, .userPIN:
        nil
      case .waiting(let pending), .pin(let pending, _), .code(let pending, _), .text(let pending, _, _),
        .question(let pending), .confirm(let pending, _), .boundCode(let pending), .rejected(let pending, _):
        pending
      }
    }
    set {
      guard let newValue else { return }
      switch self {
      case .rest, .over, .frozen, .switchOffer, .settings, .stopped, .adding, .setup, .codesOffered,
        .codesHeard, .unblocking, .personal, .choosingUser, .userPIN:
        break
      case .waiting: self = .waiting(newValue)
      case .pin(_, let entry): self = .pin(newValue, entry)
      case .code(_, let entry): self = .code(newValue, entry)
      case .text(_, let part, let word): self = .text(newValue, part: part, word: word)
      case .question: self = .question(newValue)
      case .confirm(_, let until): self = .confirm(newValue, until: until)
      case .boundCode: self = .boundCode(newValue)
      case .rejected(_, let until): self = .rejected(newValue, until: until)
      }
    }
  }

  /// How keys are taken here.
  public var mode: KeyMode {
    switch self {
    case .pin, .code, .userPIN: .typing
    case .choosingUser: .naming
    case .settings, .stopped: .choosing
    case .adding(let adding): adding.step == .check ? .listening : .writing
    case .setup(let setup): setup.mode
    case .unblocking(let unblocking): unblocking.mode
    case .personal(let menu): menu.mode
    default: .listening
    }
  }

  /// How much a transcript shows of what is typed here, and of the sounds that answer it.
  var disclosure: Disclosure {
    switch self {
    // What a request leaves of a PIN when it ends under the typing hand is no less secret.
    case .pin, .code, .over, .userPIN: .typed
    // Whoever types their PIN before it is asked for begins it here.
    case .choosingUser: .typed
    case .setup(let setup): Self.setupDisclosures[setup.step] ?? .shown
    case .adding(let adding): adding.step == .key ? .written : .shown
    case .personal(let menu): menu.disclosure
    default: .shown
    }
  }

  private static let setupDisclosures: [Setup.Step: Disclosure] = [
    .password: .written, .passwordAgain: .written, .pin: .typed, .pinAgain: .typed,
  ]

  /// Whether news is heard here: not while something is half typed, nor while the second `+` is awaited.
  var takesNews: Bool {
    switch self {
    case .pin(_, let entry), .code(_, let entry): entry.isEmpty
    case .setup(let setup): setup.entry.isEmpty && setup.writing.isEmpty
    case .unblocking(let unblocking): unblocking.entry.isEmpty && unblocking.writing.isEmpty
    case .adding: writing?.isEmpty ?? true
    case .personal(let menu): menu.isIdle
    case .userPIN(let opening): opening.entry.isEmpty
    case .confirm: false
    default: true
    }
  }

  /// Whether a program's words may be heard here: not while a person deals with an approval, types, or chooses.
  var takesSayings: Bool {
    switch self {
    case .codesOffered, .codesHeard: false
    default: mode == .listening && !name.isLiving
    }
  }

  /// Whether `+` takes up a request that waits; elsewhere it means something else until the person is done.
  var goesOnToNext: Bool {
    switch self {
    case .rejected, .over, .switchOffer(.waiting, _): true
    default: false
    }
  }

  /// How keys are taken where the next step leads: help is asked for here, as there they are digits and letters.
  var modesAhead: [KeyMode] {
    switch self {
    case .setup, .settings(.newAccount), .adding, .unblocking: [.writing]
    case .settings(.personal), .choosingUser: [.typing]
    default: mode == .listening ? [.typing] : []
    }
  }

  /// What is being written here, letter by letter.
  var writing: Writing? {
    get {
      switch self {
      case .setup(let setup) where mode == .writing: setup.writing
      case .adding(let adding) where mode == .writing: adding.writing
      case .unblocking(let unblocking) where mode == .writing: unblocking.writing
      case .personal(let menu) where mode == .writing: menu.writing
      default: nil
      }
    }
    set {
      guard let newValue, mode == .writing else { return }
      if case .setup(var setup) = self {
        setup.writing = newValue
        self = .setup(setup)
      } else if case .adding(var adding) = self {
        adding.writing = newValue
        self = .adding(adding)
      } else if case .unblocking(var unblocking) = self {
        unblocking.writing = newValue
        self = .unblocking(unblocking)
      } else if case .personal(var menu) = self {
        menu.writing = newValue
        self = .personal(menu)
      }
    }
  }

  /// The place's name, for tables and coverage.
  public var name: Name {
    switch self {
    case .rest: .rest
    case .waiting: .waiting
    case .pin: .pin
    case .code: .code
    case .text: .text
    case .question: .question
    case .confirm: .confirm
    case .boundCode: .boundCode
    case .rejected: .rejected
    case .frozen: .frozen
    case .switchOffer: .switchOffer
    case .over: .over
    case .settings: .settings
    case .stopped: .stopped
    case .adding(let adding): Self.addingNames[adding.step] ?? .addingName
    case .setup(let setup): Self.setupNames[setup.step.rawValue]
    case .codesOffered: .codesOffered
    case .codesHeard: .codesHeard
    case .unblocking(let unblocking): unblocking.mode == .typing ? .unblockingPIN : .unblockingPassword
    case .personal(let menu): menu.name
    case .choosingUser: .choosingUser
    case .userPIN: .userPIN
    }
  }

  private static let addingNames: [Adding.Step: Name] = [
    .name: .addingName, .key: .addingKey, .check: .addingCheck,
  ]

  private static let setupNames: [Name] = [
    .setupLanguage, .setupTerms, .setupUserID, .setupPassword, .setupPasswordAgain, .setupPIN,
    .setupPINAgain,
  ]

  /// A place without what it holds.
  public enum Name: String, CaseIterable, Sendable {
    /// As the cases of `DialogueState`.
    case rest, waiting, pin, code, text, question, confirm, boundCode, rejected, frozen, switchOffer, over,
      settings, stopped
    /// The steps of `Adding`.
    case addingName, addingKey, addingCheck
    /// The steps of `Setup`.
    case setupLanguage, setupTerms, setupUserID, setupPassword, setupPasswordAgain, setupPIN, setupPINAgain
    /// Recovery codes, at the end of it.
    case codesOffered, codesHeard
    /// The steps of `Unblocking`.
    case unblockingPIN, unblockingPassword
    /// The steps of `PersonalMenu`.
    case personalPIN, personal, history, ownDevices, personalConfirm, personalTerms, changingPIN,
      changingPassword
    /// Of a reader of several users.
    case choosingUser, userPIN

    /// Whether an approval is being dealt with here and is not decided.
    public var isLiving: Bool {
      switch self {
      case .waiting, .pin, .code, .text, .question, .confirm, .boundCode: true
      default: false
      }
    }
  }
}
