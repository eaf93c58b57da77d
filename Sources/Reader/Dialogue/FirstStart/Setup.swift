// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import Keypad
internal import Sound
internal import Speech

/// The first start: what the person has given so far, step by step. `-` goes back a step, everywhere.
public struct Setup: Sendable {
  /// The steps, in order.
  public enum Step: Int, CaseIterable, Sendable {
    /// Each after the one before it.
    case language, terms, userID, password, passwordAgain, pin, pinAgain
  }

  /// The step that is awaited.
  public internal(set) var step = Step.language
  /// The user ID or the password being written.
  var writing = Writing()
  /// The PIN being typed.
  var entry: Entry
  var user: UserID?
  var password: Password?
  var pin: PIN?
  /// The operator's terms, where there are any: past their step they are accepted.
  var reading: TermsReading?

  /// Whether the reader was this person's before and is activated again: they are known, and so is their password.
  let isAgain: Bool

  init(pinDigits: Int, again user: UserID? = nil, terms: HeardTerms? = nil) {
    entry = Entry(length: pinDigits)
    reading = terms.map { TermsReading($0) }
    self.user = user
    isAgain = user != nil
  }

  var mode: KeyMode {
    switch step {
    case .language, .terms: .choosing
    case .userID, .password, .passwordAgain: .writing
    case .pin, .pinAgain: .typing
    }
  }

  /// Goes to a step, with nothing written or typed there yet.
  mutating func go(to step: Step) {
    self.step = step
    writing.startAgain()
    entry.startAgain()
    if step == .terms { reading?.startAgain() }
  }

  /// The step before, or `nil` at the first.
  var previous: Step? {
    switch step {
    case .language: nil
    case .terms: isAgain ? nil : .language
    case .userID: reading == nil ? .language : .terms
    case .password: !isAgain ? .userID : reading == nil ? nil : .terms
    case .passwordAgain: .password
    case .pin: .password
    case .pinAgain: .pin
    }
  }
}

/// The first start by ear: language, user ID, password and PIN, each step said, none of it irreversible, nothing secret spoken.
extension Dialogue {
  mutating func startSetup() -> [DialogueEffect] {
    let setup = Setup(pinDigits: limits.pinDigits, terms: terms)
    place = .setup(setup)
    return say([.earcon(.arrival), .phrase(.setupWelcome)] + words(of: setup))
  }

  /// What a step asks for, as it is said where nothing was given there yet.
  func words(of setup: Setup) -> [Speakable] {
    guard setup.step != .language else { return [.phrase(.setupLanguage), menu.saying(.language)] }
    if setup.step == .terms, let terms = setup.reading?.terms { return [terms.introduction] }
    let isKnown = setup.isAgain && setup.step == .password
    return [.phrase(isKnown ? .unblockPassword : Self.prompts[setup.step] ?? .setupWelcome)]
  }

  /// The reader was blocked by wrong PINs, or deleted: whether it may be its user's again now.
  mutating func beginAgain(_ user: UserID?) -> [DialogueEffect] {
    guard let user else { return say(.phrase(.activateAgain)) }
    let awaited = awaitsTerms ? terms : nil
    return go(
      Setup(pinDigits: limits.pinDigits, again: user, terms: awaited), to: awaited == nil ? .password : .terms
    )
  }

  private static let prompts: [Setup.Step: Phrase] = [
    .language: .setupLanguage, .userID: .setupUserID, .password: .setupPassword,
    .passwordAgain: .setupPasswordAgain, .pin: .setupPIN, .pinAgain: .setupPINAgain,
  ]

  /// Prompts of a step that has been explained already.
  private static let promptsAgain: [Setup.Step: Phrase] = [.userID: .setupUserIDAgain]

  mutating func go(
    _ setup: Setup, to step: Setup.Step, saying first: [Speakable] = [], again: Bool = false
  ) -> [DialogueEffect] {
    var setup = setup
    setup.go(to: step)
    place = .setup(setup)
    let prompt = again ? Self.promptsAgain[step].map { [Speakable.phrase($0)] } : nil
    return say(first + (prompt ?? words(of: setup)))
  }

  /// A step back; from the first, out of it.
  mutating func goBack(_ setup: Setup) -> [DialogueEffect] {
    guard let previous = setup.previous else {
      return settle(after: .phrase(setup.isAgain ? .nothingWaits : .hereUnowned))
    }
    return go(setup, to: previous)
  }

  /// What was given breaks a rule: which one, and the step again.
  private mutating func refuse(_ error: IdentityError, in setup: Setup, at step: Setup.Step)
    -> [DialogueEffect]
  {
    go(setup, to: step, saying: [.earcon(.error), Fault(error).speakable], again: true)
  }

  // MARK: What was written

  mutating func finishWriting(_ setup: Setup) -> [DialogueEffect] {
    switch setup.step {
    case .userID: finishUserID(setup)
    case .password: finishPassword(setup)
    default: finishPasswordAgain(setup)
    }
  }

  private mutating func finishUserID(_ setup: Setup) -> [DialogueEffect] {
    var setup = setup
    do throws(IdentityError) {
      let user = try UserID(setup.writing.text)
      setup.user = user
      return go(setup, to: .password, saying: [.phrase(.setupUserIDIs), .written(user.canonical)])
    } catch {
      return refuse(error, in: setup, at: .userID)
    }
  }

  private mutating func finishPassword(_ setup: Setup) -> [DialogueEffect] {
    guard let user = setup.user else { return go(setup, to: .userID) }
    var setup = setup
    do throws(IdentityError) {
      setup.password = try Password(setup.writing.text, for: user)
      return go(setup, to: setup.isAgain ? .pin : .passwordAgain)
    } catch {
      return refuse(error, in: setup, at: .password)
    }
  }

  private mutating func finishPasswordAgain(_ setup: Setup) -> [DialogueEffect] {
    guard let password = setup.password, Password.secret(typed: setup.writing.text) == password.secret else {
      return go(setup, to: .password, saying: [.earcon(.error), .phrase(.passwordsDiffer)])
    }
    return go(setup, to: .pin)
  }

  // MARK: PIN

  mutating func finishPIN(_ setup: Setup) -> [DialogueEffect] {
    setup.step == .pin ? finishFirstPIN(setup) : finishPINAgain(setup)
  }

  private mutating func finishFirstPIN(_ setup: Setup) -> [DialogueEffect] {
    var setup = setup
    do throws(IdentityError) {
      setup.pin = try PIN(setup.entry.secret)
      return go(setup, to: .pinAgain)
    } catch {
      return refuse(error, in: setup, at: .pin)
    }
  }

  private mutating func finishPINAgain(_ setup: Setup) -> [DialogueEffect] {
    guard let user = setup.user, let password = setup.password, let pin = setup.pin,
      setup.entry.secret == pin.secret
    else {
      return go(setup, to: .pin, saying: [.earcon(.error), .phrase(.pinsDiffer)])
    }
    return ask(.enrol(user, password: password, pin: pin, accepting: setup.reading?.terms.digest))
  }

  // MARK: Done

  mutating func enrolled() -> [DialogueEffect] {
    (isOwned, awaitsTerms) = (true, false)
    obstacle = nil
    if case .setup(let setup) = place, !setup.isAgain {
      hearPrivately()
      return say(.earcon(.approved), .phrase(.setupDone)) + sayAdvice() + offerRecoveryCodes()
    }
    return settle(after: .earcon(.approved), .phrase(.setupDone))
  }

  /// The core or the disk said no: the step that can be done otherwise is asked for again.
  mutating func setupRefused(_ setup: Setup, _ refusal: Refusal, at now: Instant) -> [DialogueEffect] {
    let isTaken = refusal == .alreadyExists
    let fault = isTaken ? Fault(.userIDTaken) : Fault(refusal, at: now)
    let step: Setup.Step = setup.isAgain ? .password : isTaken ? .userID : .pin
    return go(setup, to: step, saying: [.earcon(.error), fault.speakable])
  }
}
