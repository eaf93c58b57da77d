// SPDX-License-Identifier: GPL-3.0-or-later

extension Story {
  static let approve = Story(
    name: "approve", summary: "a request is heard, and approved by keys", isShort: true
  ) { rig in
    let machine = try rig.boot()
    try machine.startAnnasReader()
    let request = try machine.ask()
    let code = try request.code()
    try machine.listenToText(code: code)
    try machine.approve(request)
    try machine.turnOff()
    try rig.ear.expect(
      "hears arrival, next speech, then digits \(code.prefix(5)), then quoteOpen, next speech, then quoteClose, next speech, "
        + "then approved, next speech, without clipping",
      noneOf: ["rejected", "digits \(Self.another(code.prefix(5)))", "approved, then quoteOpen"],
      of: machine.sound)
  }

  static let reject = Story(
    name: "reject", summary: "a request is heard, and rejected by one key", isShort: true
  ) { rig in
    let machine = try rig.boot()
    try machine.startAnnasReader()
    let request = try machine.ask()
    try machine.listenToText(code: try request.code())
    try machine.press("-")
    try machine.transcript.hears("rejected")
    try request.ends(with: 1)
    try machine.turnOff()
    try rig.ear.expect(
      "hears arrival, then quoteOpen, next speech, then quoteClose, next speech, then rejected, next speech",
      noneOf: ["approved", "rejected, then quoteOpen"], of: machine.sound)
  }

  static let notMe = Story(
    name: "not-me", summary: "minus and minus: it was somebody else, and that service may not ask again"
  ) { rig in
    let machine = try rig.boot()
    try machine.startAnnasReader()
    let request = try machine.ask()
    try machine.transcript.hears("enterPIN")
    try machine.press("--")
    try machine.transcript.hears("rejected")
    try machine.press("-")
    try machine.transcript.hears("frozen")
    try request.ends(with: 1)
    try machine.ask().ends(with: 4)
    try machine.turnOff()
    try rig.ear.expect(
      "hears arrival, then rejected, next speech", noneOf: ["approved", "quoteOpen"], of: machine.sound)
  }

  static let spokenCode = Story(
    name: "spoken-code",
    summary: "the code bound to the text is known from the headset's sound alone, and is taken"
  ) { rig in
    let machine = try rig.boot()
    try machine.startAnnasReader()
    let request = try machine.ask("--action approve --binding spoken-code --heard-here", text: "Pay the bill")
    try machine.transcript.hears("arrivalWaits")
    try machine.press("+")
    try machine.transcript.hearsQuote()
    try machine.transcript.hears("codeFollows")
    try machine.transcript.hearsSecret()
    let place = try rig.ear.silence(of: machine.sound, from: 0)
    // Once more, and nothing else but the code.
    try machine.press("0")
    let end = try rig.ear.silence(of: machine.sound, from: place)
    let code = try rig.ear.digits(of: machine.sound, from: place, to: end)
    try request.give(code, Anna.password)
    try machine.transcript.hears("approved")
    try request.ends(with: 0)
    try machine.turnOff()
    try rig.ear.expect(
      "hears arrival, then quoteOpen, next speech, then quoteClose, next speech, then digits \(code), then approved",
      noneOf: ["rejected", "digits \(Self.another(code))"], of: machine.sound)
  }

  /// The same digits with another one last.
  private static func another(_ digits: some StringProtocol) -> String {
    digits.dropLast() + (digits.last == "7" ? "1" : "7")
  }
}

extension Machine {
  /// Opens a request that arrived, types its one-time code, and hears its text to the question.
  func listenToText(code: String) throws {
    try transcript.hears("enterPIN")
    try openRequest(code: code)
    try transcript.hearsQuote()
    try transcript.hears("timeLeft")
  }

  /// Types the PIN, and then the one-time code.
  func openRequest(code: String) throws {
    try press(Anna.pin)
    try transcript.hears("enterCode")
    // Slowly enough to hear each digit back: the next key would cut it off.
    try press(code, hold: 600)
  }

  /// Says yes to a request whose question was heard.
  func approve(_ request: ServiceRequest) throws {
    try press("+")
    try transcript.hears("confirmLogOn")
    try press("+")
    try transcript.hears("approved")
    try request.ends(with: 0)
  }
}
