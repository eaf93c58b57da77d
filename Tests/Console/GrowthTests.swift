// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Children
import Foundation
import JSON
import ServiceInterfaces
import Storage
import Testing

@testable import kodeoplaeserd

/// What one account can make the core keep.
@Suite(.timeLimit(.minutes(20))) struct GrowthTests {
  @Test(.enabled(if: Crowd.isPossible))
  func `ten thousand calls of one account leave no more rows than a day's, and root's go on`() async throws {
    let house = try await Household()
    try await house.enrol()
    try await house.facts(["user", "account", "anna", "--uid", "65534"])
    let before = try await entries(of: house)
    let caller = try Child([
      "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "perl", "-MSocket", "-e", Self.script,
      house.folder.path + "/socket",
    ])
    let taken = try #require(await caller.nextLine().flatMap { Int($0) }, "\(caller.errorText())")
    #expect(taken == Limits().changesPerDay)
    #expect(try await entries(of: house) - before <= taken)
    try await house.facts(["user", "begin"])
    let refused = try await house.begin(["user", "begin"], as: 65534).end()
    #expect(refused.status == 4 && refused.errors.contains("too soon, not before"), "\(refused.errors)")
    // What is only read is not counted.
    #expect(try await house.begin(["authenticator", "list", "anna"], as: 65534).end().status == 0)
    _ = try await house.end()
  }

  @Test func `of a thousand accounts of other services a hundred are kept`() async throws {
    let place = Folder()
    let path = place.made("accounts").path
    let core = try IdentityProvider(store: CoreDatabase(inFolder: path), clock: SystemClock())
    let accounts = Accounts(core: core, memory: try ReaderDatabase(inFolder: path))
    let address = "otpauth://totp/Bank:anna?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    for number in 0..<1000 {
      if number < core.limits.keptAccounts {
        _ = try await accounts.add(address, as: "Bank \(number)", of: nil)
      } else {
        await #expect(throws: AccountError.tooMany(100)) {
          try await accounts.add(address, as: "Bank \(number)", of: nil)
        }
      }
    }
    #expect(try await accounts.names(of: nil).count == 100)
    let most = core.limits.accountAddressBytes
    await #expect(throws: AccountError.tooLong(most)) {
      try await accounts.add(address + String(repeating: "A", count: most), as: "Bank 7", of: nil)
    }
    #expect(try await accounts.remove("Bank 7", of: nil))
    _ = try await accounts.add(address, as: "Bank 7", of: nil)
  }

  @Test(.enabled(if: Crowd.isPossible))
  func `calls that change nothing use up nothing, and the way back is open when the day is used up`()
    async throws
  {
    let house = try await Household()
    try await house.enrol()
    try await house.facts(["user", "account", "anna", "--uid", "65534"])
    let (most, anna) = (Limits().changesPerDay, try Account(65534, in: house))
    let chip = try await anna.call(.orderChip, .texts(["user": "anna"]))
    for _ in 0..<most + 1 {
      #expect(
        try await anna.call(.orderChip, .texts(["user": "anna"]))["authenticator"] == chip["authenticator"])
      let resent = try await anna.call(
        .resendTemporaryPIN, .texts(["authenticator": chip["authenticator"] ?? ""]))
      #expect(resent.rule != "refusedTooSoon")
    }
    for _ in 1..<most { #expect(try await anna.call(.beginEnrolment).error == nil) }
    #expect(try await anna.call(.beginEnrolment).rule == "refusedTooSoon")
    #expect(try await anna.call(.orderChip, .texts(["user": "anna"])).rule == "refusedTooSoon")
    #expect(try await anna.call(.sendRecoveryPIN, .texts(["user": "anna"])).rule == "refusedNoPhone")
    let given: [String: JSONValue] = .texts([
      "user": "anna", "password": "seksten-kvist", "code": "000000000000",
    ])
    #expect(try await anna.call(.beginRecovery, given).rule == "refusedWrongRecovery")
    #expect(try await anna.call(.stopRecovery, .texts(["user": "anna"])).rule == "refusedNoRecoveryWaits")
    let reader = try #require(try await house.facts(["authenticator", "list", "anna"])["authenticator"])
    let blocked = try await anna.call(.block, .texts(["user": "anna", "authenticator": reader]))
    #expect(blocked.error == nil, "\(blocked)")
    _ = try await house.end()
  }

  @Test func `a day is over when it is, for the account whose it was`() throws {
    var limits = Limits()
    limits.changesPerDay = 2
    let (budget, start) = (CallBudget(limits), Instant(milliseconds: 1_000_000))
    for _ in 0..<2 { try budget.spend(7, at: start) }
    for moment in [start, start + .seconds(86_399)] {
      #expect { try budget.spend(7, at: moment) } throws: { error in
        if case CoreError.refused(.tooSoon(let until)) = error {
          until == start + .seconds(86_400)
        } else {
          false
        }
      }
    }
    try budget.spend(8, at: start)
    try budget.spend(7, at: start + .seconds(86_400))
  }

  private func entries(of house: Household) async throws -> Int {
    try #require(Int(try await house.facts(["log", "verify"])["entries"] ?? ""))
  }

  /// Begins ten thousand enrolments, and prints how many were begun.
  private static let script = #"""
    $| = 1;
    $/ = "\0";
    socket(my $end, AF_UNIX, SOCK_STREAM, 0) or die $!;
    connect($end, sockaddr_un($ARGV[0])) or die $!;
    my $taken = 0;
    for (1 .. 10000) {
      syswrite($end, "{\"method\":\"dk.kodeoplaeser.Identity.BeginEnrolment\",\"parameters\":{}}\0");
      $taken++ unless <$end> =~ /"error"/;
    }
    print "$taken\n";
    """#
}
