// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore

/// The rules of an enrolment, of telephones and of apps, told again without the core's own words for them.
extension Witness {
  /// Passport, chip, face in this order, or a clerk; then a name, once; and nobody becomes a user otherwise.
  func brokenByEnrolment(in records: StoredRecords, _ deed: Deed) -> String? {
    for (id, enrolment) in records.enrolments {
      guard let before = last.enrolments[id] else { continue }
      let own = deed.enrolment == id ? deed.act : nil
      let (steps, known) = (Set(enrolment.attestations.map(\.step)), Set(before.attestations.map(\.step)))
      if before.zone == nil, enrolment.zone != nil, own != .rightPassport { return "a passport from nowhere" }
      for step in steps.subtracting(known) {
        guard own == .attested(step) else { return "\(step) attested by nobody" }
        if step == .chip, before.zone == nil { return "a chip before its passport" }
        if step == .face, !known.contains(.chip) { return "a face before its chip" }
      }
      guard before.user != enrolment.user else { continue }
      let isProven = known.contains(.clerk) || known.isSuperset(of: [.chip, .face])
      guard own == .choseUserID, before.user == nil, isProven else { return "a name for an unproven person" }
      if enrolment.zone != nil { return "a passport's code is kept after the name was chosen" }
    }
    for user in records.users.values where last.users[user.id] == nil {
      guard deed.act == .choseUserID, deed.person == user.id, user.proof != nil else {
        return "a user from nowhere"
      }
    }
    return nil
  }

  /// A number is bound by the code sent to it, and one that was changed receives no temporary PIN for five days.
  func brokenByTelephone(in records: StoredRecords, _ deed: Deed, at now: Instant) -> String? {
    for user in records.users.values where user.phone != last.users[user.id]?.phone {
      guard deed.act == .rightPhoneCode, deed.person == user.id else { return "a telephone without its code" }
    }
    for code in records.codes where code.purpose == .temporaryPIN {
      let isNew = !last.codes.contains { $0.purpose == .temporaryPIN && $0.code == code.code }
      guard isNew, let user = records.users[code.user] else { continue }
      guard user.phone != nil else { return "a temporary PIN to no telephone" }
      if let changed = user.phoneChangedAt, now < changed + limits.phoneQuarantine {
        return "a temporary PIN to a number just changed"
      }
    }
    return nil
  }

  /// An app is begun, takes its temporary PIN once, and only then is active.
  func brokenByApps(in records: StoredRecords, _ deed: Deed) -> String? {
    for app in records.authenticators.values where app.kind == .app {
      guard let before = last.authenticators[app.id] else {
        guard deed.act == .beganApp || deed.act == .rightCopyCode, app.state == .ordered, app.seed == nil
        else {
          return "an app from nowhere"
        }
        continue
      }
      if before.state == .ordered, before.seed == nil, app.seed != nil {
        guard deed.act == .rightTemporaryPIN, deed.person == app.user else {
          return "an app without its temporary PIN"
        }
      }
      if before.state == .ordered, app.state == .active, before.seed == nil {
        return "an app activated before its temporary PIN"
      }
    }
    return nil
  }
}
