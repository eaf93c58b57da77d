// SPDX-License-Identifier: GPL-3.0-or-later

import Synchronization
import Testing

@testable import Sound

struct RendererTests {
  let queue = PlaybackQueue(privacy: .personal, keepAwake: .zero)

  @Test func `passages play one after the other without a gap`() {
    push(1, ramp(150))
    push(2, ramp(50, from: 5000))
    #expect(rendered(periods: 4).prefix(200) == (ramp(150) + ramp(50, from: 5000))[...])
  }

  @Test func `a silenced passage fades within two milliseconds and is never heard again`() {
    push(1, Array(repeating: 8000, count: 2000))
    var renderer = Renderer(queue: queue, bufferFrames: 441)
    _ = renderer.render(at: 0)
    silence(&renderer)
    let sound = renderer.render(at: Renderer.periodFrames)
    #expect(sound == Fade.frameCount)
    #expect(1000 * sound <= 5 * SampleFormat.rate)
    let steps = zip(renderer.period.dropFirst(), renderer.period).map { abs(Int($0) - Int($1)) }
    #expect(steps.max() ?? 0 < 8000 / 20)
    #expect(renderer.period.suffix(Renderer.periodFrames - Fade.frameCount).allSatisfy { $0 == 0 })
    for period in 2..<20 { #expect(renderer.render(at: period * Renderer.periodFrames) == 0) }
  }

  @Test func `a passage left open ends where a later one comes, which waits for its silence`() {
    _ = queue.commands.push(.begin(PassageID(1), .secret, generation: 0))
    queue.queuedSamples.add(30, ordering: .relaxed)
    _ = queue.commands.push(.samples(ramp(30), generation: 0))
    push(2, ramp(40, from: 5000), generation: 1)
    var renderer = Renderer(queue: queue, bufferFrames: 441)
    _ = renderer.render(at: 0)
    #expect(renderer.period == ramp(30) + Array(repeating: 0, count: Renderer.periodFrames - 30))
    #expect(renderer.secretUntil == 30)
    silence(&renderer)
    _ = renderer.render(at: Renderer.periodFrames)
    #expect(renderer.period.prefix(40) == ramp(40, from: 5000)[...])
    let start = Renderer.periodFrames
    renderer.reportBoundaries(heard: start + 40)
    #expect(
      events() == [
        .began(PassageID(1), from: 0),
        .ended(PassageID(1), from: 0, to: 30, complete: false, playedSamples: 30),
        .began(PassageID(2), from: start),
        .ended(PassageID(2), from: start, to: start + 40, complete: true, playedSamples: 40),
      ])
  }

  @Test func `a passage ends with its last sample, however late that was said to be the last`() {
    _ = queue.commands.push(.begin(PassageID(1), .open, generation: 0))
    queue.queuedSamples.add(30, ordering: .relaxed)
    _ = queue.commands.push(.samples(ramp(30), generation: 0))
    var renderer = Renderer(queue: queue, bufferFrames: 441)
    for period in 0..<3 { _ = renderer.render(at: period * Renderer.periodFrames) }
    _ = queue.commands.push(.finish(whole: true, generation: 0))
    _ = renderer.render(at: 3 * Renderer.periodFrames)
    renderer.reportBoundaries(heard: 30)
    let end = PlayerEvent.ended(PassageID(1), from: 0, to: 30, complete: true, playedSamples: 30)
    #expect(events() == [.began(PassageID(1), from: 0), end])
  }

  @Test func `what comes after the silence starts right after the fade`() {
    push(1, Array(repeating: 8000, count: 2000))
    var renderer = Renderer(queue: queue, bufferFrames: 441)
    _ = renderer.render(at: 0)
    silence(&renderer)
    push(2, ramp(500), generation: 1)
    _ = renderer.render(at: Renderer.periodFrames)
    let left = Renderer.periodFrames - Fade.frameCount
    #expect(renderer.period.suffix(left) == ramp(left)[...])
  }

  @Test func `a cut passage says how many of its samples were played`() {
    push(1, ramp(2000))
    var renderer = Renderer(queue: queue, bufferFrames: 441)
    _ = renderer.render(at: 0)
    silence(&renderer)
    _ = renderer.render(at: Renderer.periodFrames)
    renderer.reportBoundaries(heard: 10_000)
    let end = Renderer.periodFrames + Fade.frameCount
    #expect(
      events() == [
        .began(PassageID(1), from: 0),
        .ended(PassageID(1), from: 0, to: end, complete: false, playedSamples: end),
      ])
  }

  @Test func `what was given back ends where it is given back, and fades from there`() {
    push(1, ramp(2000), .secret)
    var renderer = Renderer(queue: queue, bufferFrames: 4410)
    for period in 0..<10 { _ = renderer.render(at: period * Renderer.periodFrames) }
    silence(&renderer)
    renderer.endSilenced(at: 300, from: 10 * Renderer.periodFrames)
    let sound = renderer.renderFade(from: 300)
    #expect(sound == Fade.frameCount)
    let way = ramp(Fade.frameCount, from: 301).enumerated().map { Fade.apply($0, to: $1) }
    #expect(renderer.period.starts(with: way) && renderer.period[Fade.frameCount...].allSatisfy { $0 == 0 })
    #expect(renderer.secretUntil == 300 + Fade.frameCount)
    #expect(
      events() == [
        .began(PassageID(1), from: 0),
        .ended(PassageID(1), from: 0, to: 300, complete: false, playedSamples: 300),
      ])
  }

  @Test func `what was begun after a silence waits until the silence is acknowledged`() {
    push(1, ramp(30))
    var renderer = Renderer(queue: queue, bufferFrames: 441)
    queue.generation.add(1, ordering: .releasing)
    push(2, ramp(500, from: 5000), generation: 1)
    _ = renderer.render(at: 0)
    #expect(renderer.period == ramp(30) + Array(repeating: 0, count: Renderer.periodFrames - 30))
    let sound = renderer.render(at: Renderer.periodFrames)
    #expect(sound == 0)
    _ = renderer.acknowledgeSilence()
    _ = renderer.render(at: 2 * Renderer.periodFrames)
    #expect(renderer.period == ramp(Renderer.periodFrames, from: 5000))
  }

  @Test func `nothing is said before it is heard`() {
    push(1, ramp(50))
    var renderer = Renderer(queue: queue, bufferFrames: 441)
    _ = renderer.render(at: 1000)
    renderer.reportBoundaries(heard: 999)
    #expect(events().isEmpty)
    renderer.reportBoundaries(heard: 1049)
    #expect(events() == [.began(PassageID(1), from: 1000)])
    renderer.reportBoundaries(heard: 1050)
    #expect(events() == [.ended(PassageID(1), from: 1000, to: 1050, complete: true, playedSamples: 50)])
  }

  @Test func `a secret is refused where everyone listens and leaves no sample`() {
    queue.privacy.store(Privacy.everyone.rawValue, ordering: .releasing)
    push(1, ramp(300), .secret)
    push(2, ramp(20, from: 7000), .open)
    let sound = rendered(periods: 3)
    #expect(sound.prefix(20) == ramp(20, from: 7000)[...])
    #expect(sound.dropFirst(20).allSatisfy { $0 == 0 })
    #expect(events().first == .refused(PassageID(1), .everyoneListens))
  }

  @Test func `a secret that the listener asked to hear aloud is played`() {
    queue.privacy.store(Privacy.everyone.rawValue, ordering: .releasing)
    push(1, ramp(50), .aloud)
    #expect(rendered(periods: 1).prefix(50) == ramp(50)[...])
  }

  @Test func `a secret is cut without another sample when everyone begins to listen`() {
    push(1, ramp(2000, from: 3000), .secret)
    var renderer = Renderer(queue: queue, bufferFrames: 441)
    _ = renderer.render(at: 0)
    let last = renderer.period[Renderer.periodFrames - 1]
    queue.privacy.store(Privacy.everyone.rawValue, ordering: .releasing)
    _ = renderer.render(at: Renderer.periodFrames)
    #expect(renderer.period.allSatisfy { $0 < last })
    #expect(
      renderer.period.prefix(Fade.frameCount) == (0..<Fade.frameCount).map { Fade.apply($0, to: last) }[...])
    _ = renderer.render(at: 2 * Renderer.periodFrames)
    #expect(renderer.period.allSatisfy { $0 == 0 })
  }

  @Test func `a lost output ends what was heard in part and refuses the rest`() {
    push(1, ramp(300))
    push(2, ramp(300))
    var renderer = Renderer(queue: queue, bufferFrames: 441)
    for period in 0..<2 { _ = renderer.render(at: period * Renderer.periodFrames) }
    renderer.endAll(at: 2 * Renderer.periodFrames, heard: 90, because: .outputLost)
    #expect(
      events() == [
        .began(PassageID(1), from: 0),
        .ended(PassageID(1), from: 0, to: 90, complete: false, playedSamples: 90),
        .refused(PassageID(2), .outputLost),
      ])
    #expect(renderer.isIdle)
    #expect(queue.queuedSamples.load(ordering: .relaxed) == 0)
  }

  // MARK: - Commands and reports

  private func push(_ id: UInt64, _ samples: [Int16], _ secrecy: Secrecy = .open, generation: Int = 0) {
    _ = queue.commands.push(.begin(PassageID(id), secrecy, generation: generation))
    queue.queuedSamples.add(samples.count, ordering: .relaxed)
    _ = queue.commands.push(.samples(samples, generation: generation))
    _ = queue.commands.push(.finish(whole: true, generation: generation))
  }

  private func silence(_ renderer: inout Renderer) {
    queue.generation.add(1, ordering: .releasing)
    let acknowledged = [renderer.acknowledgeSilence(), renderer.acknowledgeSilence()]
    #expect(acknowledged == [true, false])
  }

  private func rendered(periods: Int) -> [Int16] {
    var renderer = Renderer(queue: queue, bufferFrames: 441)
    return (0..<periods).flatMap { index in
      _ = renderer.render(at: index * Renderer.periodFrames)
      return renderer.period
    }
  }

  private func events() -> [PlayerEvent] {
    var events: [PlayerEvent] = []
    while let report = queue.reports.pop() {
      if case .event(let event) = report { events.append(event) }
    }
    return events
  }
}
