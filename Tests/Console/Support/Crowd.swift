// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// Other accounts of this machine that hold connections and do nothing with them. Needs root, who may be anybody.
struct Crowd {
  static let isPossible = getuid() == 0 && ["setpriv", "perl"].allSatisfy(Peer.isWanted(program:))

  private let members: [Child]

  /// Returns once every connection is made.
  init(_ accounts: Range<Int>, holding connections: Int, at path: String) async throws {
    members = try accounts.map { account in
      try Child([
        "setpriv", "--reuid=\(account)", "--regid=\(account)", "--clear-groups", "perl", "-MSocket", "-e",
        Self.script, path, "\(connections)",
      ])
    }
    for member in members { try #require(await member.nextLine() == "held", "\(member.errorText())") }
  }

  private static let script = """
    $| = 1;
    for (1 .. $ARGV[1]) {
      socket(my $end, AF_UNIX, SOCK_STREAM, 0) or die $!;
      connect($end, sockaddr_un($ARGV[0])) or die $!;
      push @held, $end;
    }
    print "held\\n";
    <STDIN>;
    """
}
