// SPDX-License-Identifier: GPL-3.0-or-later

extension Story {
  static let headset = Story(
    name: "headset",
    summary: "the headset is unplugged and comes back: in a text, in a code, at rest, five times"
  ) { rig in
    let machine = try rig.boot()
    try machine.startAnnasReader()
    try machine.comeToRest()
    for _ in 0..<3 { try machine.replugHeadset() }
    // In a code: it is said again from its start.
    try machine.press("0")
    try machine.transcript.hears("yourCode")
    try machine.replugHeadset()
    // In a text: it goes on, and can be approved.
    let request = try machine.ask()
    try machine.transcript.hears("arrivalWaits")
    try machine.press("+")
    try machine.transcript.hears("enterPIN")
    try machine.openRequest(code: try request.code())
    try machine.transcript.hearsTone("quoteOpen")
    try machine.replugHeadset()
    try machine.transcript.hearsQuote()
    try machine.transcript.hears("timeLeft")
    try machine.approve(request)
    try machine.turnOff()
    try rig.ear.expect(
      "hears headsetBack, next speech, then quoteOpen, next speech, then quoteClose, next speech, then approved, next speech",
      noneOf: ["rejected", "arrival"], of: machine.sound)
  }

  static let keypad = Story(
    name: "keypad", summary: "the keypad is unplugged in the PIN, and comes back as the one that was chosen"
  ) { rig in
    let machine = try rig.boot()
    try machine.startAnnasReader()
    let request = try machine.ask()
    try machine.transcript.hears("enterPIN")
    try machine.press(String(Anna.pin.prefix(3)))
    try machine.unplugKeypad()
    try machine.transcript.hears("errorKeypadGone")
    try machine.plugInKeypad()
    // What nobody pressed a key for is not said over what is half typed: the reader's own log tells that it has it.
    try machine.shell.run("until [ $(grep -c 'keys come from' /tmp/reader) = 2 ]; do sleep 0.1; done")
    // Star begins again.
    try machine.press("*")
    try machine.openRequest(code: try request.code())
    try machine.transcript.hearsQuote()
    try machine.transcript.hears("timeLeft")
    try machine.approve(request)
    try machine.turnOff()
    try rig.ear.expect(
      "hears arrival, then quoteOpen, next speech, then quoteClose, then approved", noneOf: ["rejected"],
      of: machine.sound)
  }

  static let keyboard = Story(
    name: "keyboard",
    summary: "a whole keyboard: Num Lock is off, digits above the letters, letters, Escape gives it back"
  ) { rig in
    let machine = try rig.boot()
    try machine.startAnnasReader()
    let request = try machine.ask()
    try machine.transcript.hears("enterPIN")
    // Num Lock off at the keyboard itself: the arrows are the digits.
    for key in ["down", "home", "insert", "pgup", "left", "clear"] {
      try machine.press(qcode: Self.withoutNumLock[key] ?? key)
    }
    try machine.transcript.hears("enterCode")
    // The digits above the letters.
    for digit in try request.code() { try machine.press(qcode: String(digit)) }
    try machine.transcript.hearsQuote()
    try machine.transcript.hears("timeLeft")
    // A letter decides nothing, and is told.
    try machine.press(qcode: "y")
    try machine.transcript.hears("helpUnused")
    try machine.approve(request)
    try machine.press(qcode: "esc")
    try machine.takeKeypad()
    try machine.turnOff()
    try rig.ear.expect("hears arrival, then approved", noneOf: ["rejected"], of: machine.sound)
  }

  /// qemu's keyboard has no key that sends KEY_CLEAR: its five is a five.
  private static let withoutNumLock = ["clear": "kp_5"]
}

extension Machine {
  /// Unplugs the headset, and plugs it in again once the reader said nothing more.
  func replugHeadset() throws {
    try unplugHeadset()
    try plugInHeadset()
    try transcript.hears("headsetBack")
  }
}
