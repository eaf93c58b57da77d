// SPDX-License-Identifier: GPL-3.0-or-later

import Synchronization
import Testing

@testable import Sound

struct DeckTests {
  let conduit = Conduit(privacy: .personal, keepAwake: .zero)

  @Test func `passages play one after the other without a gap`() {
    push(1, ramp(150))
    push(2, ramp(50, from: 5000))
    #expect(rendered(periods: 2).prefix(200) == (ramp(150) + ramp(50, from: 5000))[...])
  }

  @Test func `a silenced passage fades within three milliseconds and is never heard again`() {
    push(1, Array(repeating: 8000, count: 2000))
    var deck = Deck(conduit: conduit, bufferFrames: 441)
    _ = deck.render(at: 0)
    silence(&deck)
    let sound = deck.render(at: Deck.periodFrames)
    #expect(sound == Fade.frameCount)
    #expect(SampleFormat.duration(of: sound) <= .milliseconds(5))
    let steps = zip(deck.period.dropFirst(), deck.period).map { abs(Int($0) - Int($1)) }
    #expect(steps.max() ?? 0 < 8000 / 20)
    #expect(deck.period.suffix(Deck.periodFrames - Fade.frameCount).allSatisfy { $0 == 0 })
    for period in 2..<20 { #expect(deck.render(at: period * Deck.periodFrames) == 0) }
  }

  @Test func `a passage left open ends where a later one comes, which waits for its silence`() {
    _ = conduit.commands.push(.begin(PassageID(1), .secret, generation: 0))
    conduit.queuedSamples.add(30, ordering: .relaxed)
    _ = conduit.commands.push(.samples(ramp(30), generation: 0))
    push(2, ramp(40, from: 5000), generation: 1)
    var deck = Deck(conduit: conduit, bufferFrames: 441)
    _ = deck.render(at: 0)
    #expect(deck.period == ramp(30) + Array(repeating: 0, count: Deck.periodFrames - 30))
    #expect(deck.secretUntil == 30)
    silence(&deck)
    _ = deck.render(at: Deck.periodFrames)
    #expect(deck.period.prefix(40) == ramp(40, from: 5000)[...])
    deck.tell(heard: 150)
    #expect(
      events() == [
        .began(PassageID(1), from: 0),
        .ended(PassageID(1), from: 0, to: 30, complete: false, playedSamples: 30),
        .began(PassageID(2), from: 110),
        .ended(PassageID(2), from: 110, to: 150, complete: true, playedSamples: 40),
      ])
  }

  @Test func `a passage ends with its last sample, however late that was said to be the last`() {
    _ = conduit.commands.push(.begin(PassageID(1), .open, generation: 0))
    conduit.queuedSamples.add(30, ordering: .relaxed)
    _ = conduit.commands.push(.samples(ramp(30), generation: 0))
    var deck = Deck(conduit: conduit, bufferFrames: 441)
    for period in 0..<3 { _ = deck.render(at: period * Deck.periodFrames) }
    _ = conduit.commands.push(.finish(whole: true, generation: 0))
    _ = deck.render(at: 3 * Deck.periodFrames)
    deck.tell(heard: 30)
    let end = PlayerEvent.ended(PassageID(1), from: 0, to: 30, complete: true, playedSamples: 30)
    #expect(events() == [.began(PassageID(1), from: 0), end])
  }

  @Test func `what comes after the silence starts right after the fade`() {
    push(1, Array(repeating: 8000, count: 2000))
    var deck = Deck(conduit: conduit, bufferFrames: 441)
    _ = deck.render(at: 0)
    silence(&deck)
    push(2, ramp(500), generation: 1)
    _ = deck.render(at: Deck.periodFrames)
    #expect(deck.period.suffix(44) == ramp(44)[...])
  }

  @Test func `a cut passage says how many of its samples were played`() {
    push(1, ramp(2000))
    var deck = Deck(conduit: conduit, bufferFrames: 441)
    _ = deck.render(at: 0)
    silence(&deck)
    _ = deck.render(at: Deck.periodFrames)
    deck.tell(heard: 10_000)
    let end = Deck.periodFrames + Fade.frameCount
    #expect(
      events() == [
        .began(PassageID(1), from: 0),
        .ended(PassageID(1), from: 0, to: end, complete: false, playedSamples: end),
      ])
  }

  @Test func `what was given back ends where it is given back, and fades from there`() {
    push(1, ramp(2000), .secret)
    var deck = Deck(conduit: conduit, bufferFrames: 4410)
    for period in 0..<10 { _ = deck.render(at: period * Deck.periodFrames) }
    silence(&deck)
    deck.takeBack(to: 300, from: 1100)
    let sound = deck.fade(from: 300)
    #expect(sound == Fade.frameCount)
    let way = ramp(Fade.frameCount, from: 301).enumerated().map { Fade.apply($0, to: $1) }
    #expect(deck.period.starts(with: way) && deck.period[Fade.frameCount...].allSatisfy { $0 == 0 })
    #expect(deck.secretUntil == 300 + Fade.frameCount)
    #expect(
      events() == [
        .began(PassageID(1), from: 0),
        .ended(PassageID(1), from: 0, to: 300, complete: false, playedSamples: 300),
      ])
  }

  @Test func `what was begun after a silence waits until the silence is noticed`() {
    push(1, ramp(30))
    var deck = Deck(conduit: conduit, bufferFrames: 441)
    conduit.generation.add(1, ordering: .releasing)
    push(2, ramp(500, from: 5000), generation: 1)
    _ = deck.render(at: 0)
    #expect(deck.period == ramp(30) + Array(repeating: 0, count: Deck.periodFrames - 30))
    let sound = deck.render(at: Deck.periodFrames)
    #expect(sound == 0)
    _ = deck.noticeSilence()
    _ = deck.render(at: 2 * Deck.periodFrames)
    #expect(deck.period == ramp(Deck.periodFrames, from: 5000))
  }

  @Test func `nothing is said before it is heard`() {
    push(1, ramp(60))
    var deck = Deck(conduit: conduit, bufferFrames: 441)
    _ = deck.render(at: 1000)
    deck.tell(heard: 999)
    #expect(events().isEmpty)
    deck.tell(heard: 1059)
    #expect(events() == [.began(PassageID(1), from: 1000)])
    deck.tell(heard: 1060)
    #expect(events() == [.ended(PassageID(1), from: 1000, to: 1060, complete: true, playedSamples: 60)])
  }

  @Test func `a secret is refused where everyone listens and leaves no sample`() {
    conduit.privacy.store(Privacy.everyone.rawValue, ordering: .releasing)
    push(1, ramp(300), .secret)
    push(2, ramp(20, from: 7000), .open)
    let sound = rendered(periods: 3)
    #expect(sound.prefix(20) == ramp(20, from: 7000)[...])
    #expect(sound.dropFirst(20).allSatisfy { $0 == 0 })
    #expect(events().first == .refused(PassageID(1), .everyoneListens))
  }

  @Test func `a secret that the listener asked to hear aloud is played`() {
    conduit.privacy.store(Privacy.everyone.rawValue, ordering: .releasing)
    push(1, ramp(100), .aloud)
    #expect(rendered(periods: 1).prefix(100) == ramp(100)[...])
  }

  @Test func `a secret is cut without another sample when everyone begins to listen`() {
    push(1, ramp(2000, from: 3000), .secret)
    var deck = Deck(conduit: conduit, bufferFrames: 441)
    _ = deck.render(at: 0)
    let last = deck.period[Deck.periodFrames - 1]
    conduit.privacy.store(Privacy.everyone.rawValue, ordering: .releasing)
    _ = deck.render(at: Deck.periodFrames)
    #expect(deck.period.allSatisfy { $0 < last })
    #expect(
      deck.period.prefix(Fade.frameCount) == (0..<Fade.frameCount).map { Fade.apply($0, to: last) }[...])
    _ = deck.render(at: 2 * Deck.periodFrames)
    #expect(deck.period.allSatisfy { $0 == 0 })
  }

  @Test func `a lost output ends what was heard in part and refuses the rest`() {
    push(1, ramp(300))
    push(2, ramp(300))
    var deck = Deck(conduit: conduit, bufferFrames: 441)
    for period in 0..<2 { _ = deck.render(at: period * Deck.periodFrames) }
    deck.abandon(at: 220, heard: 90, because: .outputLost)
    #expect(
      events() == [
        .began(PassageID(1), from: 0),
        .ended(PassageID(1), from: 0, to: 90, complete: false, playedSamples: 90),
        .refused(PassageID(2), .outputLost),
      ])
    #expect(deck.isAtRest)
    #expect(conduit.queuedSamples.load(ordering: .relaxed) == 0)
  }

  @Test func `a change of volume is a slope and not a step`() {
    push(1, Array(repeating: 10_000, count: 400))
    var deck = Deck(conduit: conduit, bufferFrames: 441)
    _ = deck.render(at: 0)
    conduit.gain.store(Gain.factor(percent: 50), ordering: .relaxed)
    _ = deck.render(at: Deck.periodFrames)
    let steps = zip(deck.period.dropFirst(), deck.period).map { abs(Int($0) - Int($1)) }
    #expect(steps.max() ?? 0 <= 100)
    #expect(deck.period.last == 1250)
  }

  // MARK: - Hands

  private func push(_ id: UInt64, _ samples: [Int16], _ secrecy: Secrecy = .open, generation: Int = 0) {
    _ = conduit.commands.push(.begin(PassageID(id), secrecy, generation: generation))
    conduit.queuedSamples.add(samples.count, ordering: .relaxed)
    _ = conduit.commands.push(.samples(samples, generation: generation))
    _ = conduit.commands.push(.finish(whole: true, generation: generation))
  }

  private func silence(_ deck: inout Deck) {
    conduit.generation.add(1, ordering: .releasing)
    let noticed = [deck.noticeSilence(), deck.noticeSilence()]
    #expect(noticed == [true, false])
  }

  private func rendered(periods: Int) -> [Int16] {
    var deck = Deck(conduit: conduit, bufferFrames: 441)
    return (0..<periods).flatMap { index in
      _ = deck.render(at: index * Deck.periodFrames)
      return deck.period
    }
  }

  private func events() -> [PlayerEvent] {
    var events: [PlayerEvent] = []
    while let report = conduit.reports.pop() {
      if case .event(let event) = report { events.append(event) }
    }
    return events
  }
}
