// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography

/// How somebody becomes a user, and what is sent to their telephone on the way.
extension World {
  static let phones = ["20123456", "20654321"].compactMap { try? PhoneNumber($0) }

  func enterPassport(_ isRight: Bool, _ deed: inout Deed) async throws(CoreError) {
    guard let enrolment else { return }
    deed.enrolment = enrolment
    if isRight { deed.act = .rightPassport }
    let right = MachineReadableZoneTests.danish
    try await core.enterPassport(code: isRight ? right : String(right.dropLast()) + "7", for: enrolment)
  }

  func attest(_ step: Attestation.Step, _ deed: inout Deed) async throws(CoreError) {
    guard let enrolment else { return }
    (deed.enrolment, deed.act) = (enrolment, .attested(step))
    try await core.attest(
      step, verifiedBy: "Borgerservice", at: core.currentTime(),
      evidence: [UInt8](repeating: 7, count: 32), for: enrolment)
  }

  func chooseUserID(_ person: Step.Person, _ deed: inout Deed) async throws(CoreError) {
    guard let enrolment else { return }
    (deed.enrolment, deed.person, deed.act) = (enrolment, person.user, .choseUserID)
    try await core.chooseUserID(person.user, for: enrolment)
  }

  mutating func bindPhone(_ person: Step.Person, _ given: Step.Given, _ deed: inout Deed)
    async throws(CoreError)
  {
    let code = code(given, .phoneNumber, of: person)
    deed.person = person.user
    if isSent(code, .phoneNumber, to: person) { deed.act = .rightPhoneCode }
    try await core.bindPhone(code: code, for: person.user)
    spentCodes[.phoneNumber] = code
  }

  func showCopyCode(_ person: Step.Person, _ deed: inout Deed) async throws(CoreError) {
    guard let app = held(.app, by: person) else { return }
    (deed.person, deed.act) = (person.user, .showedCopyCode)
    _ = try await core.showCopyCode(on: app, of: person.user)
  }

  mutating func copyApp(_ person: Step.Person, _ given: Step.Given, _ deed: inout Deed)
    async throws(CoreError)
  {
    let code = code(given, .appCopy, of: person)
    deed.person = person.user
    if isSent(code, .appCopy, to: person) { deed.act = .rightCopyCode }
    _ = try await core.copyApp(code: code, for: person.user)
    spentCodes[.appCopy] = code
  }

  /// The code that stands for a choice at this moment.
  func code(_ given: Step.Given, _ purpose: PendingCode.Purpose, of person: Step.Person) -> Secret {
    switch given {
    case .right: store.pendingCode(purpose, of: person.user)?.code ?? Secret(utf8: "00000000")
    case .wrong: Secret(utf8: "99999999")
    case .spent: spentCodes[purpose] ?? Secret(utf8: "00000000")
    }
  }

  /// Whether a code is the one that waits, and none that was given back before.
  func isSent(_ code: Secret, _ purpose: PendingCode.Purpose, to person: Step.Person) -> Bool {
    store.pendingCode(purpose, of: person.user)?.code == code && spentCodes[purpose] != code
  }
}
