// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
import Foundation
import Keypad
import Sound
import Speech
import Storage
import Testing

@testable import Reader

/// Plays a conversation: the real dialogue, the real core on a real database, the real words; time and ears are ours.
///
/// What is said lies in `toBeHeard` until a line of the play hears it; keys cut off what nobody heard, as they do in life.
final class Stage {
  private let core: ApprovalCore
  private let clock = ManualClock()
  private let owner: Owner
  private let book: Phrasebook
  private var dialogue = Dialogue()
  private var toBeHeard: [(item: Speakable, cue: Cue, isLast: Bool)] = []
  private var approval: Approval?
  private var lastRefusal: CoreError?
  private let folder: URL

  /// Everything that was said, for coverage.
  private(set) var phrases: Set<String> = []
  private(set) var places: Set<Place.Name> = [.rest]

  static let pin = "270945"
  static let voices = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Voices").path

  init(language: LanguageCode) async throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("stage-\(UUID().uuidString)")
    let store = try CoreDatabase(inFolder: folder.path)
    core = try ApprovalCore(store: store, clock: clock, passwordCost: .forTests)
    let user = try UserID("anna")
    try await core.createUser(user)
    let device = try await core.orderCodeDevice(.codeReader, for: user).device
    let authenticator = try await core.activateCodeDevice(
      serial: device.serial, for: user, password: Password("fjorten-kvist", for: user),
      code: device.currentCode(at: clock.wall), pin: PIN(Self.pin))
    owner = Owner(user: user, authenticator: authenticator, device: device)
    book = try Phrasebook(voices: Self.voices, language: language, declarations: Phrases.all)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func perform(_ play: Play) async throws {
    for line in play.lines { try await perform(line, of: play) }
  }

  private func perform(_ line: Play.Line, of play: Play) async throws {
    let place: Comment = "\(play.name), line \(line.number)"
    switch line.verb {
    case "service": try await service(line.words, place)
    case "keys": for key in line.words.joined() { await receive(.key(try #require(Key(key), place))) }
    case "types": try await types(line.words, place)
    case "hears": try await hears(line.words, place)
    case "nothing": #expect(toBeHeard.isEmpty, place)
    case "waits": try await waits(line.words, place)
    case "place": #expect(dialogue.place.name.rawValue == line.words.first, place)
    default: Issue.record("unknown verb \(line.verb), \(place)")
    }
  }

  // MARK: The service

  private func service(_ words: [String], _ place: Comment) async throws {
    switch words.first {
    case "gets": try await gets(words[1], place)
    case "cancels":
      let id = try #require(approval?.id, place)
      try await core.cancel(id)
      await receive(.ended(id, .cancelled))
    case "submits": await submits(words)
    default: try await asks(words, place)
    }
  }

  /// `service logOn "Borger.dk" "text" [by BINDING]`
  private func asks(_ words: [String], _ place: Comment) async throws {
    let action = try #require(Action(rawValue: words[0]), place)
    let text = try TransactionText(
      action: action, service: ServiceName(words[1]), body: words[2], language: book.language.rawValue)
    let channel = words.count > 4 ? Channel(rawValue: words[4]) : .oneTimeCode
    do {
      let approval = try await core.request(
        ApprovalRequest(user: owner.user, text: text, channel: try #require(channel, place)))
      self.approval = approval
      await receive(.arrived(try Brief(approval, quoting: book)))
    } catch {
      lastRefusal = error as? CoreError
      if case .refused(.anotherApprovalLives) = lastRefusal { await receive(.turnedAway(text.service)) }
    }
  }

  private func gets(_ outcome: String, _ place: Comment) async throws {
    if outcome == "refused" {
      guard case .refused = lastRefusal else {
        Issue.record("the service was not refused, \(place)")
        return
      }
      lastRefusal = nil
      return
    }
    let id = try #require(approval?.id, place)
    let now = try await core.approvalState(id)
    #expect(now.state.rawValue == outcome, place)
    if let receipt = now.receipt {
      #expect(Receipt(compact: receipt).payload(verifiedWith: core.receiptKey) != nil, place)
    }
  }

  /// `service submits heard` or `service submits wrong`, with the password.
  private func submits(_ words: [String]) async {
    guard let approval, let counter = approval.codeCounter,
      let right = try? owner.device.boundCode(counter: counter, textDigest: approval.textDigest)
    else { return }
    let code = words[1] == "heard" ? right : Secret(utf8: "000000")
    do {
      self.approval = try await core.submit(
        code, password: Password.secret(typed: "fjorten-kvist"), to: approval.id)
    } catch {
      lastRefusal = error
    }
  }

  // MARK: The person

  private func types(_ words: [String], _ place: Comment) async throws {
    let shown = try #require(approval?.oneTimeCode, place).revealed()
    let text = words[0] == "code" ? String(decoding: shown, as: UTF8.self) : Self.pin
    let typed = words.last == "wrong" ? Self.another(than: text) : text
    for key in typed { await receive(.key(try #require(Key(key), place))) }
  }

  private static func another(than text: String) -> String {
    String(text.map { $0 == "9" ? "0" : Character(UnicodeScalar($0.asciiValue! + 1)) })
  }

  /// `hears WHAT`: a phrase's key, `tones EARCON`, `quote`, `digits`, `bound-code` or `own-code`; strictly the next thing said.
  private func hears(_ words: [String], _ place: Comment) async throws {
    guard !toBeHeard.isEmpty else {
      Issue.record("nothing is said, expected \(words), \(place)")
      return
    }
    let next = toBeHeard.removeFirst()
    #expect(Self.name(of: next.item) == words.joined(separator: " "), place)
    if next.isLast { await receive(.said(next.cue, complete: true)) }
  }

  private static func name(of item: Speakable) -> String {
    switch item {
    case .phrase(let key, _): key
    case .earcon(let earcon): "tones \(earcon.rawValue)"
    case .quote: "quote"
    case .typed: "digits"
    case .boundCode: "bound-code"
    case .ownCode: "own-code"
    }
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

  private func receive(_ event: DialogueEvent) async {
    let effects = dialogue.receive(event, at: await core.currentTime())
    places.insert(dialogue.place.name)
    for effect in effects {
      switch effect {
      case .silence: toBeHeard.removeAll()
      case .say(let items, let cue): say(items, cue)
      case .ask(let command): await receive(.answered(await core.answer(to: command, by: owner)))
      case .adjust: break
      }
    }
  }

  private func say(_ items: [Speakable], _ cue: Cue) {
    for (index, item) in items.enumerated() {
      if case .phrase(let key, let arguments) = item {
        phrases.insert(key)
        #expect(throws: Never.self) { try self.book.utterance(key, arguments) }
      }
      toBeHeard.append((item, cue, index == items.count - 1))
    }
  }
}
