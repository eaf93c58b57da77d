// SPDX-License-Identifier: GPL-3.0-or-later
import Options

extension Benchmark {
  /// What a full approval costs with a thousand users and with a nation, beside the raw rate of durable commits.
  static let core = Benchmark(
    command: Command(
      "core",
      "measures a full approval at 1,000 users and at a nation's, and 64 at once over varlink, beside raw durable commits",
      options: [
        Option("--users", "COUNT", "the larger number of users", range: 1000...50_000_000),
        Option(
          "--rounds", "COUNT", "how often each is measured in turn, 60 if none is given", range: 1...1000),
        Option(
          "--state", "DIR", "keep the databases here and use them again; a temporary folder if none is given"),
      ]),
    run: { invocation in
      let folder = try CoreFolder(path: invocation["--state"])
      defer { folder.removeIfTemporary() }
      let contest = try CoreContest(users: invocation.number("--users") ?? 5_900_000, in: folder.path)
      let figures = try await contest.run(rounds: invocation.number("--rounds") ?? 60)
      figures.print()
      return figures.hold
    })
}
