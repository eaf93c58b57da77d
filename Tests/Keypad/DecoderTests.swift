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

  @Test func `letters and the upper digit row are no keypad keys`() {
    var decoder = EvdevDecoder()
    #expect(decoder.decode(inputEvent(EV_KEY, KEY_A, 1) + inputEvent(EV_KEY, KEY_1, 1)) == [])
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
    ("0123456789+-*/.,\r\n", "0123456789+-*/..ee"),
    ("\u{1B}OpOyOkOM".replacing("O", with: "\u{1B}O"), "09+e"),
    ("\u{1B}[2~\u{1B}[E\u{1B}[G\u{1B}[5~\u{1B}[3~", "0559."), ("\u{1B}[15~\u{1B}[1;5C7", "7"),
    ("\u{1B}[[A5", "5"), ("\u{1B}\u{1B}4", "4"), ("\u{1B}4", "4"), ("abcé~ 1", "1"),
    ("\u{1B}[" + String(repeating: "1", count: 40) + "m", String(repeating: "1", count: 24)),
  ])
  func `a terminal's sequences are keys or nothing`(sent: String, keys: String) {
    var decoder = TerminalDecoder()
    #expect(decoder.decode(Array(sent.utf8)).map(notation).joined() == keys)
  }
}

/// The bytes of one event as the kernel writes it.
func inputEvent(_ type: Int32, _ code: Int32, _ value: Int32) -> [UInt8] {
  var bytes = [UInt8](repeating: 0, count: clinux_input_event_size())
  clinux_input_event_encode(clinux_input_event(type: UInt16(type), code: UInt16(code), value: value), &bytes)
  return bytes
}

private func notation(_ step: KeyStep) -> String {
  switch step {
  case .key(let key): String(key.character)
  case .pause(let duration):
    "<\(duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000)>"
  case .fail(.notAKey(let found, let position)): "!\(position) \(found)"
  case .fail(.badPause(let position)): "!\(position)"
  case .fail(let error): "!\(error)"
  }
}
