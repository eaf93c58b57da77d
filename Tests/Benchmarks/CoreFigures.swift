// SPDX-License-Identifier: GPL-3.0-or-later

/// What was measured, round by round, and what must hold of it.
struct CoreFigures {
  let users: Int
  let filling: Duration
  var commits: [Duration] = []
  var few: [Duration] = []
  var many: [Duration] = []
  /// How long one approval took of those of 64 people at once, in the mean of each round: the rate's inverse.
  var atOnce: [Duration] = []
  /// How long each of these people waited for theirs.
  var waits: [Duration] = []
  var auditRows: Int64 = 0

  private static let mostRatio = 1.3
  private static let leastShare = 0.25
  private static let leastShareAtOnce = 1.0

  init(users: Int, filling: Duration) {
    self.users = users
    self.filling = filling
  }

  /// What an approval costs with many users, in what it costs with a thousand: the median over the rounds, since what
  /// else the machine does changes from round to round.
  private var ratio: Double { median(zip(many, few).map { $0 / $1 }) }
  /// Approvals a second with many users, in raw durable commits a second.
  private var share: Double { median(zip(commits, many).map { $0 / $1 }) }

  /// The same of 64 people at once, through the socket.
  private var shareAtOnce: Double { median(zip(commits, atOnce).map { $0 / $1 }) }

  var hold: Bool {
    ratio <= Self.mostRatio && share >= Self.leastShare
      && (atOnce.isEmpty || shareAtOnce >= Self.leastShareAtOnce)
  }

  func print() {
    let lines = [
      "\(users) users, \(CoreNation(users: users).authenticators) authenticators; filled in \(filling.components.seconds) s.",
      "One approval is request, open, bind, heard, approve, with receipt and audit. Medians of \(many.count) rounds.",
      line("raw durable commit", commits),
      line("approval, 1000 users", few),
      line("approval, \(users) users", many),
      "Cost ratio \(printed(ratio)), at most \(Self.mostRatio): \(verdict(ratio <= Self.mostRatio)).",
      "Share of the raw rate \(printed(share)), at least \(Self.leastShare): \(verdict(share >= Self.leastShare)).",
      "Audit log: \(auditRows) rows, all of them hold.",
    ]
    for line in lines + atOnceLines { Swift.print(line) }
  }

  private func line(_ name: String, _ durations: [Duration]) -> String {
    let microseconds = durations.map { $0 / .microseconds(1) }.sorted()
    let (fastest, slowest) = (Int(microseconds.first ?? 0), Int(microseconds.last ?? 0))
    let median = median(microseconds)
    let late = Int(percentile(0.99, of: microseconds))
    return
      "\(name): \(Int(median)) µs, \(Int(1_000_000 / median)) a second (\(fastest) to \(slowest) µs, 99th percentile \(late))."
  }

  private var atOnceLines: [String] {
    guard !atOnce.isEmpty else { return ["64 at once were not measured: their accounts take root."] }
    return [
      line("64 at once, over varlink", atOnce),
      "Each of the 64 waited \(milliseconds(0.5)) ms in the median, \(milliseconds(0.99)) ms at the 99th percentile.",
      "Share of the raw rate, 64 at once \(printed(shareAtOnce)), at least \(Self.leastShareAtOnce): \(verdict(shareAtOnce >= Self.leastShareAtOnce)).",
    ]
  }

  private func milliseconds(_ share: Double) -> String {
    printed(percentile(share, of: waits.map { $0 / .milliseconds(1) }))
  }

  private func percentile(_ share: Double, of numbers: [Double]) -> Double {
    numbers.isEmpty ? .nan : numbers.sorted()[min(numbers.count - 1, Int(Double(numbers.count) * share))]
  }

  private func median(_ numbers: [Double]) -> Double {
    numbers.isEmpty ? .nan : numbers.sorted()[numbers.count / 2]
  }

  private func printed(_ number: Double) -> String {
    String((number * 100).rounded() / 100)
  }

  private func verdict(_ holds: Bool) -> String { holds ? "holds" : "does NOT hold" }
}
