// SPDX-License-Identifier: GPL-3.0-or-later
@_spi(InProcess) import ApprovalCore
import Cryptography
import Foundation
import Keypad
import OneTimeCodes
import Sound
import Speech
import Storage
import Testing

@testable import Reader

/// Plays a conversation: the real dialogue, the real core on a real database, the real words; time and ears are ours.
///
/// What is said lies in `toBeHeard` until a line of the play hears it; keys cut off what nobody heard, as they do in life.
final class Stage {
  let core: IdentityProvider
  let clock = ManualClock()
  let memory = StageMemory()
  let performer: CommandPerformer
  private let telephone = StageTelephone()
  private var app: StageApp?
  let book: Phrasebook
  var dialogue = Dialogue()
  var toBeHeard: [Said] = []
  var approval: Approval?
  var lastRefusal: CoreError?
  var lastSet: (setting: Setting, value: Int)?
  /// To whom the reader speaks.
  private(set) var listener: UserID?
  /// Whether others can hear the output.
  var isPublic = false
  /// Whether its mixer says that nothing is heard, and the person that they hear it all the same.
  private var isMuted = false
  private var isTrusted = false
  /// Whether it was to be made audible.
  private var isTurnedUp = false
  private let folder: URL
  private(set) var coverage = Coverage()

  /// One thing that was said and waits to be heard; of a text, the first words may have been.
  struct Said {
    let item: Speakable
    let cue: Cue
    let isLast: Bool
    var wordsHeard: Int?
  }

  static let user = "anna"
  static let anna: UserID = {
    guard let anna = try? UserID(user) else { preconditionFailure("anna is a user ID") }
    return anna
  }()
  static let password = "fjorten-kvist"
  static let pin = "270945"
  static let voices = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Voices").path

  /// Each language is read once for all stages.
  static let languages: [LanguageCode: Phrasebook] = [LanguageCode.danish, .english, .greenlandic].reduce(
    into: [:]) {
      languages, language in
      languages[language] = try? Phrasebook(
        voices: voices, language: language, declarations: Phrase.declarations)
    }

  /// - Parameters:
  ///   - isOwned: whether anna is enrolled before the play begins; else it begins with the first start.
  ///   - terms: the operator's, where the play has some; a reader that is somebody's had none before.
  init(language: LanguageCode, isOwned: Bool = true, terms: String? = nil) async throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("stage-\(UUID().uuidString)")
    let store = try CoreDatabase(inFolder: folder.path)
    let before = try IdentityProvider(
      store: store, clock: clock, passwordCost: .forTests, gateway: telephone)
    var owner: Owner?
    if isOwned {
      let user = try UserID(Self.user)
      owner = try await StageEnroller(core: before).enrol(
        user, password: Password(Self.password, for: user), pin: PIN(Self.pin))
    }
    let told = try terms.map { try Terms(version: "2026-1", language: "da", text: $0) }
    core =
      told == nil
      ? before
      : try IdentityProvider(
        store: store, clock: clock, passwordCost: .forTests, gateway: telephone, terms: told)
    let book = try #require(Self.languages[language])
    self.book = book
    performer = CommandPerformer(
      core: core, memory: memory, enroller: StageEnroller(core: core), owners: [owner].compactMap(\.self)
    ) { approval in
      (try? PendingApproval(approval, in: book, quoting: book))?.parts ?? []
    }
    var beginning = Beginning(isOwned: isOwned, canSetUp: true, languages: 2)
    if let told {
      let parts = try told.text.split(separator: "\n").flatMap { try book.quotation(String($0)) }
      beginning.terms = HeardTerms(version: told.version, digest: told.digest, parts: parts)
      beginning.awaitsTerms = isOwned
    }
    await receive(.began(beginning))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func perform(_ play: Play) async throws {
    for line in play.lines { try await perform(line, of: play) }
  }

  private func perform(_ line: Play.Line, of play: Play) async throws {
    let place: Comment = "\(play.name), line \(line.number)"
    switch line.verb {
    case "unowned", "terms": break
    case "logged":
      let rows = try await core.auditEntries(after: 0, limit: 1000)
      #expect(rows.contains { $0.event == line.words[0] && $0.subject.hasPrefix(line.words[1]) }, place)
    case "service": try await service(line.words, place)
    case "keys": for key in line.words.joined() { await press(try #require(Key(key), place)) }
    case "bounces": await receive(.bounce(try #require(Key(Character(line.words[0])), place)))
    case "types": try await types(line.words, place)
    case "hears": try await hears(line.words, place)
    case "hears-only": try hearsOnly(line.words, place)
    case "nothing": #expect(toBeHeard.isEmpty, place)
    case "waits": try await waits(line.words, place)
    case "place": #expect(dialogue.place.name.rawValue == line.words.first, place)
    case "set":
      #expect(
        "\(lastSet?.setting.rawValue ?? "") \(lastSet?.value ?? 0)" == line.words.joined(separator: " "),
        place)
    default: try await happens(line, place)
    }
  }

  /// What comes neither from the service nor from the person.
  private func happens(_ line: Play.Line, _ place: Comment) async throws {
    switch line.verb {
    case "public": isPublic = true
    case "overheard":
      isPublic = true
      await cutOff()
      await receive(.withheld)
    case "alone":
      isPublic = false
      await receive(.alone)
    case "headset":
      await cutOff()
      await receive(.outputLost)
      await receive(.outputBack(wasThere: line.words.first != "comes"))
    case "muted":
      isMuted = true
      await cutOff(isAudible: false)
      await receive(.muted)
    case "unmuted":
      (isMuted, isTrusted) = (false, false)
      await receive(.unmuted)
    case "turned-up":
      #expect(isTurnedUp, place)
      isTurnedUp = false
    case "account": try await account(line.words, place)
    case "keeps":
      let kept =
        memory.accounts(of: await owner?.user).first { $0.name == line.words[0] }?.address
        .revealed() ?? []
      #expect(String(decoding: kept, as: UTF8.self) == line.words[1], place)
    case "hearing":
      let id = try #require(approval?.id, place)
      #expect(try await core.approvalState(id).hearing?.means.rawValue == line.words[0], place)
    case "counter":
      let user = await owner?.user
      #expect(memory.accounts(of: user).first?.counter == UInt64(line.words[0]), place)
    case "also": try await also(line.words, place)
    case "listens": #expect((listener?.canonical ?? "nobody") == line.words[0], place)
    case "app": app = try await StageApp(core: core, telephone: telephone, clock: clock)
    case "elsewhere": try await elsewhere(line.words)
    default: Issue.record("unknown verb \(line.verb), \(place)")
    }
  }

  /// What was being said ends where it is, without a key.
  ///
  /// - Parameter isAudible: whether what was played of it was heard, as far as anybody knows.
  private func cutOff(isAudible: Bool = true) async {
    let said = toBeHeard
    toBeHeard.removeAll()
    if isAudible, let first = said.first, let words = first.wordsHeard {
      await receive(.cut(first.cue, word: words))
    }
    for item in said where item.isLast { await receive(.said(item.cue, complete: false)) }
  }

  /// `account "otpauth://…"`, by the name of its issuer.
  private func account(_ words: [String], _ place: Comment) async throws {
    let address = try OTPAuthURI(words[0])
    let user = try await owner(named: words.last)?.user
    memory.keep(
      Account(name: try #require(address.issuer, place), address: Secret(utf8: words[0]), counter: 0),
      of: user)
    await receive(
      .accounts(memory.accounts(of: user).map { AccountCard(name: $0.name) }, of: await tag(user)))
  }

  /// `elsewhere code [NAME]`, `elsewhere sets SETTING VALUE`, `elsewhere says "WORDS"`, `elsewhere turns-away NAME`,
  /// `elsewhere enrols`, `elsewhere orders` (a code display), `elsewhere user NAME`, `elsewhere opens`, `elsewhere app opens|rejects
  /// [late|again]`: not from this keypad. What comes late is not known here before the next key; what comes again was known.
  private func elsewhere(_ words: [String]) async throws {
    switch words[0] {
    case "announces":
      let argument = words.count > 3 ? Int(words[3]).map(Argument.number) ?? .name(words[3]) : nil
      let arguments = argument.map { [words[2]: $0] } ?? [:]
      let pending = words.count == 3 ? PendingChange(rawValue: words[2]) : nil
      await receive(
        .announced(Announcement(try #require(Phrase(rawValue: words[1])), arguments, pending: pending)))
    case "user": try await core.createUser(UserID(words[1]))
    case "orders": _ = try await core.orderCodeDevice(.codeDisplay, for: Self.anna)
    case "opens":
      guard let approval, let owner = await owner else { return }
      let reader = AnsweringDevice(inProcess: owner.authenticator)
      try await core.open(approval.id, on: reader, pin: Secret(utf8: Self.pin))
    case "app":
      guard let approval else { return }
      try await app?.deal(with: approval.id, words[1])
      if words.last != "late" { await receive(.takenUpElsewhere(approval.id)) }
    case "code" where words.contains("of"):
      let user = try await owner(named: words.last)?.user
      await receive(.codeAsked(account: words.count > 3 ? words[1] : nil, of: user))
    case "code": await receive(.codeAsked(account: words.count > 1 ? words[1] : nil))
    case "sets":
      await receive(.settingAsked(try #require(Setting(rawValue: words[1])), try #require(Int(words[2]))))
    case "says":
      let quoted = try book.quotation(words[1]).map { Speakable.quote($0) }
      await receive(
        .programSays([.phrase(.programSays), .earcon(.quoteOpen)] + quoted + [.earcon(.quoteClose)]))
    case "turns-away":
      await receive(.turnedAway([TurnedAway(service: try ServiceName(words[1]), count: 1)]))
    case "guesses": await receive(.announced(Announcement(.guesserWaits)))
    case "fault": await receive(.unsayable(phrase: try #require(Phrase(rawValue: words[1]))))
    case "blocks", "deletes", "unblocks", "recovers", "locks": try await hinders(words)
    case "lifts":
      let service = try ServiceName(words[1])
      try await core.unfreeze(service, for: Self.anna)
      await receive(.letAsk(service))
    default: await receive(.owned)
    }
  }

  /// Whose reader it is; the first, where it is several users'.
  var owner: Owner? { get async { await performer.owners.first } }

  // MARK: The person

  func press(_ key: Key) async {
    if let row = Keymap.row(key, in: dialogue.place.mode) { coverage.rows.insert(row) }
    await receive(.key(key))
  }

  func types(_ words: [String], _ place: Comment) async throws {
    if words[0] == "password" { return await write(Self.password) }
    let text: String
    if words[0] == "code" {
      text = String(decoding: try #require(approval?.oneTimeCode, place).revealed(), as: UTF8.self)
    } else {
      text = words.contains("bent") ? Self.bentsPIN : Self.pin
    }
    let typed = words.last == "wrong" ? Self.another(than: text) : text
    for key in typed { await press(try #require(Key(key), place)) }
  }

  static func another(than text: String) -> String {
    String(text.map { $0 == "9" ? "0" : Character(UnicodeScalar($0.asciiValue! + 1)) })
  }

  /// `hears WHAT`: a phrase's key, `tones EARCON`, `quote`, `digits` or `code`; strictly the next thing said.
  private func hears(_ words: [String], _ place: Comment) async throws {
    guard !toBeHeard.isEmpty else {
      Issue.record("nothing is said, expected \(words), \(place)")
      return
    }
    let next = toBeHeard.removeFirst()
    #expect(next.item.nameInPlays == words.joined(separator: " "), place)
    if next.isLast { await receive(.said(next.cue, complete: isHeard(next))) }
  }

  /// What is played into a muted output counts for nothing, but for the question whether it is heard.
  private func isHeard(_ said: Said) -> Bool { !isMuted || isTrusted || said.cue == .mutedQuestion }

  /// `hears-only 2 of 5`: the first words of what is said next, and how many it has.
  private func hearsOnly(_ words: [String], _ place: Comment) throws {
    try #require(!toBeHeard.isEmpty, place)
    #expect(toBeHeard[0].item.wordCount == Int(words[2]), place)
    toBeHeard[0].wordsHeard = Int(words[0])
  }

  /// `waits 11` seconds.
  private func waits(_ words: [String], _ place: Comment) async throws {
    clock.advance(by: .seconds(try #require(Int(words[0]), place)))
    if let id = approval?.id {
      let now = try await core.approvalState(id)
      if !now.state.isLiving { await receive(.ended(id, now.state)) }
    }
    await receive(.tick)
  }

  // MARK: Performing

  func receive(_ event: DialogueEvent) async {
    let effects = dialogue.receive(event, at: core.currentTime())
    coverage.places.insert(dialogue.place.name)
    var cut: DialogueEvent?
    for effect in effects {
      switch effect {
      case .silence:
        if let first = toBeHeard.first, let words = first.wordsHeard { cut = .cut(first.cue, word: words) }
        toBeHeard.removeAll()
      case .say(let items, let cue, let aloud): await say(items, cue, aloud)
      case .ask(let command, let user):
        await receive(.answered(await performer.answer(to: command, of: user)))
      case .set(let setting, let value, _): lastSet = (setting, value)
      case .turn(let user): listener = user
      case .trustHearing: isTrusted = true
      case .turnUp: isTurnedUp = true
      }
    }
    if let cut { await receive(cut) }
  }

  private func say(_ items: [Speakable], _ cue: Cue, _ aloud: Bool) async {
    let isText = if case .part = cue { true } else { false }
    if isPublic, !aloud, isText || items.contains(where: \.isForTheListenerAlone) {
      return await receive(.withheld)
    }
    for (index, item) in items.enumerated() {
      if case .phrase(let key, let arguments) = item {
        coverage.phrases.insert(key.rawValue)
        for case .phrase(let inner) in arguments.values { coverage.phrases.insert(inner) }
        #expect(throws: Never.self) { try self.book.utterance(key, arguments) }
      }
      if case .field(_, let key) = item { coverage.phrases.insert(key.rawValue) }
      if case .sample(let key) = item { coverage.phrases.insert(key.rawValue) }
      toBeHeard.append(Said(item: item, cue: cue, isLast: index == items.count - 1))
    }
  }
}

extension Speakable {
  /// How plays call it.
  var nameInPlays: String {
    switch self {
    case .phrase(.digitPosition, let arguments):
      "digitPosition \(arguments["number"]!.shown) \(arguments["count"]!.shown)"
    case .phrase(.userDigit, let arguments):
      "userDigit \(arguments["number"]!.shown) \(arguments["user"]!.shown)"
    case .phrase(.forUser, let arguments): "forUser \(arguments["user"]!.shown)"
    case .phrase(.stoppedService, let arguments):
      "stoppedService \(arguments["service"]!.shown) \(arguments["date"]!.shown)"
    case .phrase(let key, _), .field(_, let key), .sample(let key): key.rawValue
    case .earcon(let earcon): "tones \(earcon.rawValue)"
    case .quote: "quote"
    case .spelled(_, let alphabet): "spelled \(alphabet)"
    case .typed: "digits"
    case .written(let text): "written \(text)"
    case .writtenKey(let text): "key \(text)"
    case .heldCode: "code"
    case .heldDigit(let place): "digit \(place + 1)"
    }
  }

  var wordCount: Int? {
    switch self {
    case .quote(let utterance), .field(let utterance, _): utterance.wordCount
    default: nil
    }
  }

  /// Whether it is secret whatever it is said for.
  fileprivate var isForTheListenerAlone: Bool {
    switch self {
    case .heldCode, .heldDigit, .typed, .quote, .spelled, .field, .writtenKey: true
    case .phrase, .earcon, .written, .sample: false
    }
  }
}

extension Argument {
  fileprivate var shown: String {
    switch self {
    case .number(let number): String(number)
    case .name(let name): name
    case .date(let year, let month, let day):
      CalendarDate(year: year, month: month, day: day)?.description ?? "?"
    default: "?"
    }
  }
}
