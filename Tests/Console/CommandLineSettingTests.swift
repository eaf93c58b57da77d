// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// What the menu sets, set by command; and what is set in the menu, after a restart.
@Suite(.timeLimit(.minutes(20))) struct CommandLineSettingTests {
  @Test func `every setting is listed, changed, heard and kept`() async throws {
    let house = try await Household()
    try await house.enrol()
    let names = try await house.command(["setting", "list"]).output.split(separator: "\n").map {
      String($0.prefix { $0 != " " })
    }
    #expect(
      names == [
        "language", "voice", "rate", "pitch", "volume", "punctuation", "digitPacing", "privacy", "keepAwake",
        "doubleStrike",
      ])
    for (name, value) in [
      ("rate", "3"), ("punctuation", "named"), ("keepAwake", "60"), ("privacy", "everyone"),
      ("language", "en"),
    ] {
      let changed = try await house.command(["setting", "change", name, value])
      #expect(changed.output == "\(name) is \(value).", "\(changed.errors)")
    }
    try await house.hear { $0.phrase == "settingLanguage" && $0.language == "en" }
    _ = try await house.end()
    let again = try await Household(folder: house.folder)
    let kept = try await again.command(["setting", "list", "--json"]).output
    for pair in [
      "rate\",\"value\":\"3", "punctuation\",\"value\":\"named", "keepAwake\",\"value\":\"60",
      "privacy\",\"value\":\"everyone",
    ] {
      #expect(kept.contains(pair))
    }
    _ = try await again.end()
  }

  @Test func `what there is not, or what it cannot be, is told with what there is`() async throws {
    let house = try await Household()
    let unknown = try await house.command(["setting", "change", "colour", "1"])
    #expect(unknown.code == 2)
    #expect(unknown.errors.contains("setting list"))
    let impossible = try await house.command(["setting", "change", "punctuation", "1"])
    #expect(impossible.code == 2)
    #expect(impossible.errors.contains("paused, named"))
    _ = try await house.end()
  }

  @Test(.enabled(if: getuid() == 0 && access("/usr/bin/setpriv", X_OK) == 0))
  func `the owner's programs set the more careful privacy, and only root and the keypad the others`()
    async throws
  {
    let house = try await Household(["--public"])
    try await house.enrol()
    try await house.facts(["user", "account", "anna", "--uid", "65534"])
    func set(_ value: String) async throws -> Child.End {
      try await house.begin(["setting", "change", "privacy", value], as: 65534).end()
    }
    func privacy() async throws -> String {
      let list = try await house.command(["setting", "list", "--json"]).output
      return String(list.firstMatch(of: /privacy","value":"([a-z]+)"/)?.1 ?? "")
    }
    let headset = try await set("headset")
    #expect(headset.status == 4 && headset.errors.contains("others could hear more"), "\(headset.errors)")
    #expect(try await privacy() == "automatic")
    #expect(try await set("everyone").status == 0)
    #expect(try await set("automatic").status == 4)
    #expect(try await privacy() == "everyone")
    // Root may, and so may the keypad, in the eighth row of the menu.
    #expect(try await house.command(["setting", "change", "privacy", "headset"]).code == 0)
    #expect(try await set("automatic").status == 0)
    try house.type("..9999999")
    try await house.hear(phrase: "privacyAutomatic")
    try house.type("6")
    try await house.hear(phrase: "privacyHeadset")
    #expect(try await privacy() == "headset")
    _ = try await house.end()
  }

  @Test func `punctuation chosen in the menu is heard in a service's words, after a restart too`()
    async throws
  {
    let house = try await Household(["--language", "en"])
    try await house.enrol()
    for (keys, phrase) in [
      ("..99999", "punctuationPaused"), ("6", "punctuationSample"), ("-", "settingsKept"),
    ] {
      try house.type(keys)
      try await house.hear(phrase: phrase)
    }
    _ = try await house.end()
    let again = try await Household(["--language", "en"], folder: house.folder)
    let service = try ask(again)
    try await again.hear(phrase: "arrivalWaits")
    try await hearComma(again)
    service.send(SIGKILL)
    _ = try await again.end()
  }

  @Test func `punctuation chosen while a request waits is heard in its words`() async throws {
    let house = try await Household(["--language", "en"])
    try await house.enrol()
    try house.type("..99999")
    try await house.hear(phrase: "punctuationPaused")
    let service = try ask(house)
    try await house.hear(phrase: "requestWaitsUntilDone")
    try house.type("6")
    try await house.hear(phrase: "punctuationSample")
    try house.type("-")
    try await house.hear(phrase: "arrivalWaits")
    try await hearComma(house)
    service.send(SIGKILL)
    _ = try await house.end()
  }

  private func ask(_ house: Household) throws -> Program {
    try house.begin([
      "request", "--user", "anna", "--service", "Bank", "--action", "approve", "--text", "Pay, please.",
      "--binding", "spoken-code",
    ])
  }

  private func hearComma(_ house: Household) async throws {
    try house.type("+")
    let words = try await house.hear { $0.voice == "quote" && $0.say?.contains("Pay") == true }
    #expect(words.say?.contains("comma") == true)
  }
}
