// SPDX-License-Identifier: GPL-3.0-or-later

/// One number of policy and where it comes from.
@propertyWrapper
public struct Limit<Value: Sendable>: Sendable {
  /// The number itself.
  public var wrappedValue: Value
  /// Who says so: the guides, a standard by its section, or we.
  public let source: String

  /// A number with its source.
  public init(wrappedValue: Value, _ source: String) {
    self.wrappedValue = wrappedValue
    self.source = source
  }
}

/// Every number of policy, each with its source.
///
/// `Limits()` is the policy of the system. A program that needs another changes a copy before it opens the core.
public struct Limits: Sendable {
  // MARK: Identity
  @Limit("guides say 5; ours is 4, so that short first names do") public var userIDCharacters = 4...48
  @Limit("guides: nothing that looks like a civil number, which has ten digits") public
    var civilNumberDigits = 10
  @Limit("guides") public var passwordCharacters = 8...64
  @Limit("guides: the length of a civil number") public var passwordDigitRun = 10
  @Limit("ours: four neighbouring keys would refuse \"were\", six would let \"qwert\" pass")
  public var keyboardRun = 5
  @Limit("guides") public var pinDigits = 6
  @Limit("guides") public var temporaryPINDigits = 8
  @Limit("ITU-T E.164 §6.1, country code included; the least is ours") public var phoneDigits = 7...15
  @Limit("ours: a document's year has two digits; its expiry is less than this many years ahead")
  public var expiryCenturyYears = 50
  @Limit("ours: nobody vouches for longer") public var attestationAge = Duration.seconds(30 * 86_400)
  @Limit("ours: clocks of two machines differ by no more") public var attestationClockSkew = Duration.seconds(
    120)
  @Limit("ours: long enough for an office's name") public var verifierCharacters = 60
  @Limit("ours: ICAO 9303 part 10 has 93 bytes for DG1 and some twenty for EF.COM")
  public var passportFileBytes = 1024
  @Limit("ours: the pages of a contract; more than this nobody listens to") public var termsCharacters =
    20_000
  @Limit("ours: a number or a date") public var termsVersionCharacters = 40

  @Limit("ours: as long as what was attested holds") public var enrolmentLifetime = Duration.seconds(
    30 * 86_400)

  @Limit("ours: other services' accounts, more than a person goes through by ear") public var keptAccounts =
    100
  @Limit("ours: a digit of the keypad names each of the users of one reader") public var readerUsers = 9
  @Limit("ours: more than a QR code of a usual size holds, so that kept accounts stay small")
  public var accountAddressBytes = 2048
  @Limit("ours: more than a person changes in a day; each leaves a row in the log for good")
  public var changesPerDay = 200

  @Limit("ours: what one account makes the reader say by itself in a minute, more than anybody listens to")
  public var announcementsPerMinute = 10

  // MARK: Text messages
  @Limit("ours: as a one-time code") public var phoneCodeDigits = 6
  @Limit("ours: a message may be slow") public var messageCodeLifetime = Duration.seconds(600)
  @Limit("ours: as for one-time codes") public var messageCodeTries = 3
  @Limit("ours: one message a minute, so that nobody's telephone is flooded")
  public var messageInterval = Duration.seconds(60)
  @Limit("guides: a number changed in the last five days receives no temporary PIN")
  public var phoneQuarantine = Duration.seconds(5 * 86_400)

  // MARK: Time
  @Limit("ours: clocks that are kept right move by less") public var clockTolerance = Duration.seconds(2)
  @Limit("ours: what a restart may forget of time") public var clockMemoryInterval = Duration.seconds(3600)
  @Limit("ours: a disk that failed may work again, and what is due stays due")
  public var retryInterval = Duration.seconds(5)
  @Limit("ours: a night off at one boot is believed; of a longer time, what is over counts for no wait")
  public var believedTimeOff = Duration.seconds(16 * 3600)

  // MARK: Changes and recovery
  @Limit("ours: long enough to type what the change takes") public var changeWindow = Duration.seconds(300)
  @Limit("ours: as long as a switch of method: a night in which somebody hears of it and stops it")
  public var recoveryWait = Duration.seconds(86_400)
  @Limit("ours: who lifts that many blocks within an hour at the device wants it open")
  public var liftsBeforeBlocksRest = 3
  @Limit("ours: so long") public var blockRest = Duration.seconds(3600)
  @Limit("ours: who asked for a change that the person did not start asks nothing for so long")
  public var askerStop = Duration.seconds(3600)
  @Limit("ours: a week to activate what the recovery is for") public var recoveryWindow = Duration.seconds(
    7 * 86_400)
  @Limit("ours: 40 bits, beside the password") public var recoveryCodeDigits = 12
  @Limit("ours: as many as fit on a slip of paper; each is good once") public var recoveryCodes = 10

  @Limit("ours: below this no code of ours is out of its time") public var clockDisagreement =
    Duration.seconds(60)

  // MARK: The log
  @Limit("ours: rows that are verified while the core does nothing else") public var auditPage = 500

  // MARK: Requests
  @Limit("guides: a request lives five minutes") public var approvalLifetime = Duration.seconds(300)
  @Limit("ours: no request outlives ten minutes") public var longestApprovalLifetime = Duration.seconds(600)
  @Limit("ours: shorter than this nobody can answer") public var shortestApprovalLifetime = Duration.seconds(
    1)
  @Limit("ours: one extension from the keypad") public var extensions = 1
  @Limit("ours: speech holds back the expiry at most this long")
  public var longestHold = Duration.seconds(180)
  @Limit("ours: the same text again within two minutes is said to be") public var repeatWindow =
    Duration
    .seconds(120)
  @Limit("ours: a transaction text holds at most 500 characters") public var transactionTextCharacters = 500
  @Limit("ours: combining marks included, so that 500 characters stay speakable")
  public var transactionTextBytes = 4000
  @Limit("ours: marks included, so that a name stays speakable") public var bytesPerCharacter = 8
  @Limit("ours: speakable in every language") public var amountDigits = 12
  @Limit("ISO 4217: no currency has more decimals") public var amountDecimals = 4
  @Limit("ours: long enough for a company's name") public var serviceNameCharacters = 60
  @Limit("ours: long enough for a payee's name or an account") public var payeeCharacters = 140
  @Limit("ours: of an address, a device or a place; more than this nobody listens to")
  public var originCharacters = 100
  @Limit("ours: of a user; who was approved to longest ago is then said to be new again")
  public var rememberedPayees = 500
  @Limit("ours: of a user; more services than a person has") public var rememberedOrigins = 100
  @Limit("ours: a command is heard whole or not at all, and more than this nobody listens to")
  public var commandCharacters = 4000

  @Limit(
    "ours: of one asker for one user, that nobody answered: somebody who dials in a few times is no flood")
  public var unansweredRequests = 5
  @Limit("ours: one more is taken each minute") public var requestInterval = Duration.seconds(60)
  @Limit("ours: after one asker's request ended, those it kept out go before it for so long")
  public var turnWindow = Duration.seconds(10)
  @Limit("ours: a refusal takes no less, so that its time tells nothing of the user")
  public var refusalTime = Duration.milliseconds(5)

  // MARK: One-time codes
  @Limit("guides: six digits; 20 bits, NIST SP 800-63B §5.1.3.2") public var oneTimeCodeDigits = 6
  @Limit("PSD2 RTS article 4(3)(b) allows five; ours are three") public var oneTimeCodeTries = 3
  @Limit("ours: slow listeners need longer than the 30 s of RFC 6238") public var readerCodeStep =
    Duration
    .seconds(120)
  @Limit("RFC 6238 §5.2: one step of drift either way") public var readerCodeDrift = 1
  @Limit("RFC 4226 §7.4: presses of the button that went nowhere") public var counterWindow = 10
  @Limit("RFC 4226 §7.4: looked through for two codes in a row") public var resynchronisationWindow = 100

  // MARK: PIN and password
  @Limit("PSD2 RTS article 4(3)(b) allows five; ours are three") public var pinTries = 3
  @Limit("ours") public var lockDuration = Duration.seconds(3600)
  @Limit("ours: a second lock in a row blocks") public var locksBeforeBlock = 2

  // MARK: Guessing
  @Limit("PSD2 RTS article 4(3)(b) allows five; ours are three, and what follows waits")
  public var freeGuesses = 3
  @Limit("ours: doubled by each wrong code or password after it") public var firstGuessWait =
    Duration.seconds(1)
  @Limit("ours: a million codes then take a hundred years, and who mistyped comes back the same day")
  public var longestGuessWait = Duration.seconds(3600)
  @Limit("ours: waiting ones hold 32 MiB each once they begin, and the last is done within seconds")
  public var passwordChecks = 16
  @Limit("ours: one asker leaves room for others") public var passwordChecksOfOneAsker = 4

  // MARK: Authenticators
  @Limit("guides: up to three active apps") public var activeApps = 3
  @Limit("guides: one code display or code reader") public var activeCodeDevices = 1
  @Limit("guides say several; ours are five") public var activeChips = 5
  @Limit("ours: fits on a device") public var serialDigits = 10
  @Limit("guides: the code that copies an app is valid for three minutes")
  public var appCopyLifetime = Duration.seconds(180)
  @Limit("ours: as a temporary PIN") public var appCopyDigits = 8
  @Limit("ours: as for one-time codes") public var appCopyTries = 3
  @Limit("guides: a switch to one-time codes takes 24 hours") public var methodSwitchDelay = Duration.seconds(
    86_400)

  /// The policy of the system.
  public init() {}

  /// Every number as name, value and source, in the order of this file.
  public var table: [(name: String, value: String, source: String)] {
    Mirror(reflecting: self).children.compactMap { child in
      guard let label = child.label, let limit = child.value as? any SourcedLimit else { return nil }
      return (String(label.dropFirst()), limit.printed, limit.source)
    }
  }
}

/// What `Limits.table` needs to know of a limit of any type.
private protocol SourcedLimit {
  var printed: String { get }
  var source: String { get }
}

extension Limit: SourcedLimit {
  /// A duration in whole seconds, or where it is shorter in milliseconds: as a number of seconds it is not exact.
  fileprivate var printed: String {
    guard let duration = wrappedValue as? Duration else { return String(describing: wrappedValue) }
    let (seconds, rest) = duration.components
    return rest == 0 ? "\(seconds) seconds" : "\(duration.wholeMilliseconds) milliseconds"
  }
}
