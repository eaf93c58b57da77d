// SPDX-License-Identifier: GPL-3.0-or-later
import Storage

/// The four that are measured in turn, so that whatever else the machine does disturbs them alike.
struct CoreContest {
  private static let fewUsers = 1000
  private static let commitsBefore = 2000
  private static let approvalsBefore = 500
  private static let approvalsARound = 40
  private static let commitsARound = 100
  private static let peopleAtOnce = 64
  private static let approvalsOfEach = 4

  private let raw: DurableCommits
  private let few: CoreWorkload
  private let many: CoreWorkload
  private let crowd: CoreCrowd?
  private let users: Int
  private let filling: Duration

  init(users: Int, in folder: String) throws {
    self.users = users
    raw = try DurableCommits(path: folder + "/raw.sqlite")
    few = try CoreWorkload(users: Self.fewUsers, in: folder)
    let start = ContinuousClock.now
    many = try CoreWorkload(users: users, in: folder)
    filling = ContinuousClock.now - start
    crowd = CoreCrowd.isPossible ? try CoreCrowd(people: Self.peopleAtOnce) : nil
  }

  func run(rounds: Int) async throws -> CoreFigures {
    var (few, many) = (few, many)
    var figures = CoreFigures(users: users, filling: filling)
    // Past the first checkpoint of each log, from where on it is written over and grows no more.
    _ = try raw.run(Self.commitsBefore)
    _ = try await few.run(Self.approvalsBefore)
    _ = try await many.run(Self.approvalsBefore)
    _ = try await crowd?.run(Self.approvalsOfEach)
    for _ in 0..<rounds {
      figures.commits.append(try raw.run(Self.commitsARound))
      figures.few.append(try await few.run(Self.approvalsARound))
      figures.many.append(try await many.run(Self.approvalsARound))
      guard let (whole, each) = try await crowd?.run(Self.approvalsOfEach) else { continue }
      figures.atOnce.append(whole / each.count)
      figures.waits += each
    }
    figures.auditRows = try await many.verifiedRows()
    return figures
  }
}
