// SPDX-License-Identifier: GPL-3.0-or-later

extension Story {
  static let firstStart = Story(
    name: "first-start",
    summary: "a reader that is nobody's is made Anna's by ear and keypad alone, and then approves"
  ) { rig in
    let machine = try rig.boot()
    try machine.startReader()
    try machine.takeKeypad()
    // It was said before there was a keypad.
    try machine.press("8")
    try machine.transcript.hears("setupLanguage")
    try machine.press("+")
    try machine.transcript.hears("setupUserID")
    // a, n, n, a: the digit of a key comes first, and then its letters. A second plus within 200 ms would be one that bounces.
    try machine.press("22666+66622++", hold: 150)
    try machine.transcript.hears("setupUserIDIs")
    try machine.transcript.hears("setupPassword")
    try machine.press("27094538++", hold: 150)
    try machine.transcript.hears("setupPasswordAgain")
    try machine.press("27094538++", hold: 150)
    try machine.transcript.hears("setupPIN")
    try machine.press(Anna.pin)
    try machine.transcript.hears("setupPINAgain")
    try machine.press(Anna.pin)
    try machine.transcript.hears("setupDone")
    try machine.transcript.hears("recoveryCodesOffer")
    try machine.press("-")
    try machine.transcript.hears("nothingWaits")
    let request = try machine.ask()
    try machine.listenToText(code: try request.code())
    try machine.approve(request)
    try machine.turnOff()
    try rig.ear.expect(
      "hears arrival, next speech, then arrival, next speech, then quoteOpen, next speech, then quoteClose, then approved",
      noneOf: ["rejected"], of: machine.sound)
  }
}
