// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// How often an asker's requests came and went unanswered: a few are announced in words, those after them by tones alone.
struct ArrivalNews: Sendable {
  private struct Record {
    var count = 0
    var at: Instant
    var isHushed = false
  }

  private var records: [String: Record] = [:]
  /// The request that is announced by tones alone.
  private(set) var toned: ApprovalID?
  /// Whose arrival is being said.
  var beingSaid: String?

  /// Takes note of a request that arrives.
  ///
  /// - Returns: Whether it is announced in words.
  mutating func note(_ brief: Brief, at now: Instant, limits: DialogueLimits) -> Bool {
    records = records.filter { now.duration(since: $0.value.at) < limits.arrivalMemory }
    var record = records[brief.askerName] ?? Record(at: now)
    record.count += 1
    record.at = now
    records[brief.askerName] = record
    let isSaid = !record.isHushed && record.count <= limits.arrivalsInWords
    toned = isSaid ? nil : brief.id
    beingSaid = isSaid ? brief.askerName : nil
    return isSaid
  }

  /// The person silenced the announcement: the request lives on, and those of the same asker come by tones alone for a while.
  mutating func hush() {
    if let beingSaid { records[beingSaid]?.isHushed = true }
    beingSaid = nil
  }

  /// The person answered a request of this asker, whose next one is news again.
  mutating func answered(_ brief: Brief) {
    records[brief.askerName] = nil
    toned = nil
  }
}
