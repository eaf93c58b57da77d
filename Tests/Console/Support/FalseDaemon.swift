// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// A listener of another account that says to everything that it is approved. Needs root, who may be anybody.
struct FalseDaemon {
  static let isPossible = Crowd.isPossible
  static let account: UInt32 = 65534

  private let child: Child

  /// Returns once it listens; what is at the path is replaced, if the account may.
  init(at path: String) async throws {
    child = try Child([
      "setpriv", "--reuid=\(Self.account)", "--regid=\(Self.account)", "--clear-groups", "perl", "-MSocket",
      "-e",
      Self.script, path,
    ])
    try #require(await child.nextLine() == "listening", "\(child.errorText())")
  }

  /// Ends it; what it was asked until then.
  func end() async -> [String] {
    child.send(SIGKILL)
    return await child.end().lines
  }

  private static let script = #"""
    $| = 1;
    rename($ARGV[0], "$ARGV[0].away");
    socket(my $listener, AF_UNIX, SOCK_STREAM, 0) or die $!;
    bind($listener, sockaddr_un($ARGV[0])) or die $!;
    chmod(0666, $ARGV[0]);
    listen($listener, 8) or die $!;
    print "listening\n";
    $/ = "\0";
    while (accept(my $peer, $listener)) {
      next if fork;
      while (my $call = <$peer>) {
        my ($method) = $call =~ /Approval\.(\w+)"/;
        print "$method\n";
        my %said = (
          Request => '"approvalID":"x","oneTimeCode":"482917","expiresAt":"2099-01-01T00:00:00Z"',
          Watch => '"state":"approved","receipt":"a.b.c"',
        );
        syswrite($peer, "{\"parameters\":{" . ($said{$method} // "") . "}}\0");
      }
      exit;
    }
    """#
}
