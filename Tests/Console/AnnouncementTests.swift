// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Children
import Foundation
import Testing

/// What the reader says by itself: what a program of the owner's uid makes it say, and what is changed elsewhere.
@Suite(.timeLimit(.minutes(20)), .enabled(if: getuid() == 0 && access("/usr/bin/setpriv", X_OK) == 0))
struct AnnouncementTests {
  @Test func `of hundreds of settings and codes a few are taken, and a request is heard after them`()
    async throws
  {
    let house = try await Household(["--language", "en"])
    try await house.enrol()
    try await house.facts(["user", "account", "anna", "--uid", "65534"])
    let caller = try Child([
      "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "perl", "-MSocket", "-e", Self.script,
      house.folder.path + "/socket",
    ])
    let taken = try #require(await caller.nextLine().flatMap { Int($0) }, "\(caller.errorText())")
    #expect(taken == Limits().announcementsPerMinute)
    let refused = try await house.begin(["setting", "change", "rate", "1"], as: 65534).end()
    #expect(refused.status == 4 && refused.errors.contains("too often"), "\(refused.errors)")
    #expect(try await house.command(["setting", "change", "pitch", "1"]).code == 0)
    let (service, _) = try await house.request("anna", "one-time-code")
    try await house.hear { ["arrivalWaits", "arrival"].contains($0.phrase) || $0.phrase == "enterPIN" }
    service.send(SIGTERM)
    _ = await service.outcome()
    _ = try await house.end()
  }

  @Test(arguments: ["da", "en", "kl"])
  func `what root or a program changes without the person is said, with whom it is about`(language: String)
    async throws
  {
    let house = try await Household(["--language", language])
    try await house.enrol()
    let address = "otpauth://totp/Skole:anna?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    let changes: [(command: [String], input: String, phrase: String, name: String?)] = [
      (["service", "register", "Bank", "--uid", "4001"], "", "announceServiceRegistered", "Bank"),
      (["user", "account", "anna", "--uid", "65534"], "", "announceLetAsk", "nobody"),
      (["recovery", "codes", "anna"], "", "announceRecoveryCodesMade", nil),
      (["account", "add", "--name", "Skole"], address + "\n", "announceAccountAdded", "Skole"),
      (["account", "remove", "Skole"], "", "announceAccountRemoved", "Skole"),
    ]
    for (command, input, phrase, name) in changes {
      let outcome = try await house.command(command, input: input)
      try #require(outcome.code == 0, "\(command) \(outcome.errors)")
      let said = try await house.hear {
        $0.phrase == phrase && $0.voice == (name == nil ? "prompt" : "quote")
      }
      #expect(said.complete == true && said.language == language, "\(phrase)")
      if let name { #expect(said.say?.contains(name) == true, "\(said.say ?? "")") }
    }
    _ = try await house.end()
  }

  /// Changes settings and asks for codes, 200 times each, and prints how many of them were taken.
  private static let script = #"""
    $| = 1;
    $/ = "\0";
    socket(my $end, AF_UNIX, SOCK_STREAM, 0) or die $!;
    connect($end, sockaddr_un($ARGV[0])) or die $!;
    my ($reader, $taken) = ("dk.kodeoplaeser.Reader", 0);
    for my $round (1 .. 200) {
      my $volume = $round % 3;
      for ("ChangeSetting\",\"parameters\":{\"name\":\"volume\",\"value\":\"$volume\"}", "Code\",\"parameters\":{}") {
        syswrite($end, "{\"method\":\"$reader.$_}\0");
        $taken++ unless <$end> =~ /"error"/;
      }
    }
    print "$taken\n";
    """#
}
