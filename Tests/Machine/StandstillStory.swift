// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

extension Story {
  static let standstill = Story(
    name: "standstill",
    summary: "the machine stands still for 30 seconds in a text, and its clock moves: the text goes on"
  ) { rig in
    let machine = try rig.boot()
    try machine.startAnnasReader()
    let request = try machine.ask()
    try machine.transcript.hears("enterPIN")
    try machine.openRequest(code: try request.code())
    try machine.transcript.hearsTone("quoteOpen")
    try machine.monitor.perform("stop")
    sleep(30)
    try machine.monitor.perform("cont")
    try machine.shell.run("hwclock --hctosys --utc")
    try machine.transcript.hearsQuote()
    try machine.transcript.hears("timeLeft")
    try machine.approve(request)
    try machine.shell.run("kodeoplaeser log verify")
    try machine.turnOff()
    try rig.ear.expect(
      "hears quoteOpen, next speech, then quoteClose, next speech, then approved", noneOf: ["rejected"],
      of: machine.sound)
  }
}
