// SPDX-License-Identifier: GPL-3.0-or-later

extension Story {
  static let idle = Story(
    name: "idle", summary: "at rest no thread of the reader wakes up within a minute"
  ) { rig in
    let machine = try rig.boot()
    try machine.startAnnasReader()
    try machine.comeToRest()
    // Longer than a headset is kept awake.
    try machine.shell.run("sleep 60")
    let count = "awk '/ctxt/ { sum += $2 } END { print sum }' /proc/$(pidof kodeoplaeserd)/task/*/status"
    let before = try machine.shell.run(count)
    try machine.shell.run("sleep 60")
    let after = try machine.shell.run(count)
    guard before == after else {
      throw MachineError("switches before and after a minute: \(before), \(after)")
    }
    // The count counts.
    try machine.shell.run("kodeoplaeser status >/dev/null")
    guard try machine.shell.run(count) != after else {
      throw MachineError("a call is not noticed in the count")
    }
    try machine.turnOff()
  }
}
