// SPDX-License-Identifier: GPL-3.0-or-later
import CLinux
import Testing

@testable import Keypad

struct DecoderTests {
  @Test func `a press counts, a repeat and a release do not`() {
    var decoder = EvdevDecoder()
    let bytes = [1, 2, 2, 0].flatMap { inputEvent(EV_KEY, KEY_KP7, $0) + inputEvent(EV_SYN, SYN_REPORT, 0) }
    #expect(decoder.decode(bytes) == [.key(.digit(7))])
  }

  @Test func `an event that a read cuts in two is put together`() {
    var decoder = EvdevDecoder()
    let bytes = inputEvent(EV_KEY, KEY_KPENTER, 1) + inputEvent(EV_KEY, KEY_KPDOT, 1)
    #expect(decoder.decode(Array(bytes[..<31])) == [.key(.enter)])
    #expect(decoder.decode(Array(bytes[31...])) == [.key(.dot)])
  }

  @Test func `what the kernel dropped leaves no half pressed keys`() {
    var decoder = EvdevDecoder()
    let bytes =
      inputEvent(EV_SYN, SYN_DROPPED, 0) + inputEvent(EV_KEY, KEY_KP1, 1) + inputEvent(EV_SYN, SYN_REPORT, 0)
      + inputEvent(EV_KEY, KEY_KP2, 1)
    #expect(decoder.decode(bytes) == [.key(.digit(2))])
  }

  @Test(arguments: [
    ([KEY_1, KEY_0, KEY_9], "109"), ([KEY_HOME, KEY_UP, KEY_PAGEUP, KEY_LEFT, KEY_RIGHT], "78946"),
    ([KEY_END, KEY_DOWN, KEY_PAGEDOWN, KEY_INSERT, KEY_DELETE], "1230."),
    ([KEY_MINUS, KEY_SLASH, KEY_DOT, KEY_COMMA, KEY_ENTER, KEY_NUMERIC_7, KEY_NUMERIC_STAR], "-/..e7*"),
    ([KEY_BACKSPACE, KEY_TAB, KEY_KPEQUAL, KEY_EQUAL, KEY_A, KEY_F5, KEY_CALC, KEY_ESC], "b???????"),
    ([KEY_KP0, KEY_KP0, KEY_KP0], "000"), ([BTN_LEFT, BTN_DPAD_UP], ""),
  ])
  func `every key of every keypad is a key, or one without a meaning`(codes: [Int32], keys: String) {
    var hand = Hand()
    #expect(hand.tap(codes) == keys)
  }

  @Test func `a shift key makes plus and star of the upper row, and is no key while it does`() {
    var hand = Hand()
    #expect(hand.down(KEY_LEFTSHIFT) + hand.tap([KEY_EQUAL, KEY_8, KEY_7]) + hand.up(KEY_LEFTSHIFT) == "+*7")
    #expect(hand.tap([KEY_EQUAL, KEY_RIGHTSHIFT]) == "??")
  }

  @Test func `num lock that a keypad presses around each key is no key, one that a person presses is told`() {
    var hand = Hand()
    #expect(hand.tap([KEY_NUMLOCK, KEY_KP4, KEY_NUMLOCK], holding: 8) == "4")
    #expect(hand.tap([KEY_NUMLOCK], holding: 40) == "?")
  }

  @Test(arguments: [
    // milliseconds between the taps of plus, how long each is held, what counts
    (199, 30, "+"), (200, 30, "++"), (12, 4, "+"), (239, 200, "+"), (240, 200, "++"),
  ])
  func `two pluses closer than a hand taps twice are one that bounced`(gap: Int64, held: Int64, keys: String)
  {
    var hand = Hand()
    let first = hand.tap([KEY_KPPLUS], holding: held)
    hand.now += (gap - held) * 1000 - Hand.pause
    #expect(first + hand.tap([KEY_KPPLUS], holding: held) == keys)
  }

  @Test func `a plus that chatters for a while is one, and one after it counts`() {
    var hand = Hand()
    var keys = ""
    for _ in 0..<40 { keys += hand.tap([KEY_KPPLUS], holding: 5) }
    hand.now += 200_000
    #expect(keys + hand.tap([KEY_KPPLUS]) == "++")
  }

  @Test func `digits come as fast as they are sent`() {
    var hand = Hand()
    #expect(hand.tap([KEY_KP5, KEY_KP5, KEY_KP5], holding: 1) == "555")
  }

  @Test func `Escape gives back a keyboard that a key chose, and no other`() {
    var hand = Hand(EvdevDecoder(isChosen: true))
    _ = hand.tap([KEY_ESC])
    #expect(hand.steps.last == .giveBack)
    #expect(hand.steps.count == 1)
  }

  @Test(arguments: [
    ([KEY_KPPLUS], "chosen"), ([KEY_KP1, KEY_KPPLUS], "chosen"), ([KEY_A, KEY_KPPLUS], "isForWriting"),
    ([KEY_SPACE], "isForWriting"), ([KEY_EQUAL, KEY_KPENTER, KEY_F1], ""),
  ])
  func `a keyboard that may become a keypad shows plus or letters, and nothing else`(
    codes: [Int32], sign: String
  ) {
    var decoder = ProposalDecoder()
    let bytes = codes.flatMap { inputEvent(EV_KEY, $0, 1) + inputEvent(EV_KEY, $0, 0) }
    // A read may end within an event.
    let found = decoder.sign(in: Array(bytes.prefix(30))) ?? decoder.sign(in: Array(bytes.dropFirst(30)))
    #expect(found.map { "\($0)" } ?? "" == sign)
  }

  @Test func `plus that goes down chooses nothing before it is up again, and nothing after another key`() {
    var decoder = ProposalDecoder()
    #expect(decoder.sign(in: inputEvent(EV_KEY, KEY_KPPLUS, 1)) == nil)
    #expect(decoder.sign(in: inputEvent(EV_KEY, KEY_LEFTCTRL, 1)) == nil)
    #expect(decoder.sign(in: inputEvent(EV_KEY, KEY_KPPLUS, 0)) == nil)
  }

  @Test(arguments: [
    ("12+e", "12+e"), ("~250 1", "<250>1"), ("1~5~6+", "1<5><6>+"), (" 1\t2\r\n3 ", "123"),
    ("12x3", "12!3 \"x\""), ("1\u{00E6}", "1!2 byte 0xC3"), ("~", "!1"), ("1 ~x", "1!3"), ("~100000", "!1"),
    ("~99999", "<99999>"), ("E", "!1 \"E\""),
  ])
  func `a script is read key by key`(script: String, steps: String) {
    var decoder = ScriptDecoder()
    var read = decoder.decode(Array(script.utf8))
    if !read.contains(where: { if case .fail = $0 { true } else { false } }) { read += decoder.finish() }
    #expect(read.map(notation).joined() == steps)
  }

  @Test func `a script cut anywhere reads the same`() {
    let script = Array("1~250 2 ~7+e.-*/0".utf8)
    for cut in 0...script.count {
      var decoder = ScriptDecoder()
      let read =
        decoder.decode(Array(script[..<cut])) + decoder.decode(Array(script[cut...])) + decoder.finish()
      #expect(read.map(notation).joined() == "1<250>2<7>+e.-*/0")
    }
  }

  @Test(arguments: [
    ("0123456789+-*/.,\r\n\u{7F}", "0123456789+-*/..eeb"),
    ("\u{1B}OpOyOkOM".replacing("O", with: "\u{1B}O"), "09+e"),
    ("\u{1B}[2~\u{1B}[E\u{1B}[G\u{1B}[5~\u{1B}[3~", "0559."), ("\u{1B}[15~\u{1B}[1;5C7", "??7"),
    ("\u{1B}[[A5", "?5"), ("\u{1B}\u{1B}4", "4"), ("\u{1B}4", "4"), ("abcé~ 1", "??????1"),
    ("\u{1B}[" + String(repeating: "1", count: 40) + "m", String(repeating: "1", count: 24) + "?"),
  ])
  func `a terminal's sequences are keys, or one without a meaning`(sent: String, keys: String) {
    var decoder = TerminalDecoder()
    #expect(decoder.decode(Array(sent.utf8)).map(notation).joined() == keys)
  }
}

/// The bytes of one event as the kernel writes it.
///
/// - Parameter time: in microseconds.
func inputEvent(_ type: Int32, _ code: Int32, _ value: Int32, at time: Int64 = 0) -> [UInt8] {
  var bytes = [UInt8](repeating: 0, count: clinux_input_event_size())
  let event = clinux_input_event(
    type: UInt16(type), code: UInt16(code), value: value, microseconds: time)
  clinux_input_event_encode(event, &bytes)
  return bytes
}

/// Types on a decoder, in a time of its own.
private struct Hand {
  /// Microseconds after a key is up before the next goes down.
  static let pause: Int64 = 1000

  private var decoder: EvdevDecoder
  var now: Int64 = 5_000_000_000
  private(set) var steps: [KeyStep] = []

  init(_ decoder: EvdevDecoder = EvdevDecoder()) { self.decoder = decoder }

  mutating func down(_ code: Int32) -> String { send(code, 1) }

  mutating func up(_ code: Int32) -> String { send(code, 0) }

  /// Presses and releases each.
  mutating func tap(_ codes: [Int32], holding milliseconds: Int64 = 60) -> String {
    codes.map { code in
      let pressed = down(code)
      now += milliseconds * 1000
      let released = up(code)
      now += Self.pause
      return pressed + released
    }.joined()
  }

  private mutating func send(_ code: Int32, _ value: Int32) -> String {
    let taken = decoder.decode(inputEvent(EV_KEY, code, value, at: now) + inputEvent(EV_SYN, SYN_REPORT, 0))
    steps += taken
    return taken.map(notation).joined()
  }
}

private func notation(_ step: KeyStep) -> String {
  switch step {
  case .key(let key): String(key.character)
  case .pause(let duration):
    "<\(duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000)>"
  case .fail(.notAKey(let found, let position)): "!\(position) \(found)"
  case .fail(.badPause(let position)): "!\(position)"
  case .fail(let error): "!\(error)"
  case .giveBack: "give back"
  }
}
