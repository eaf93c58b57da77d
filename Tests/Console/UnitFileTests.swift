// SPDX-License-Identifier: GPL-3.0-or-later
import Installation
import Testing

/// The printed unit, where what it is made of would mean something else to systemd.
struct UnitFileTests {
  @Test func `what systemd would read as something else is written so that it does not`() {
    let lines = ServiceUnit.text(program: #"/opt/100% ours\kodeoplaeserd"#).split(separator: "\n")
    #expect(lines.contains(#"ExecStart=/opt/100%%\x20ours\\kodeoplaeserd run"#))
  }

  @Test func `the folder of messages is the one place that is written to`() {
    let unit = ServiceUnit.text(
      program: "/bin/x", arguments: ["--messages", "spool:/var/out box"], writingTo: ["/var/out box"])
    let lines = unit.split(separator: "\n")
    #expect(lines.contains(#"ExecStart=/bin/x run --messages spool:/var/out\x20box"#))
    #expect(lines.contains(#"ReadWritePaths=/var/out\x20box"#))
  }
}
