// SPDX-License-Identifier: GPL-3.0-or-later
@_spi(InProcess) import ApprovalCore
import Cryptography

extension World {
  /// Does one step and notes what it truly gave.
  mutating func perform(_ step: Step, _ deed: inout Deed) async throws(CoreError) {
    switch step {
    case .request(let person, let binding, let text): try await request(person, binding, text, &deed)
    case .open(let which, let isRight): try await open(which, isRight, &deed)
    case .type(let which, let choice): try await type(which, choice, &deed)
    case .see(let which, let isOwn): try await see(which, isOwn, &deed)
    case .hear(let which):
      guard let approval = target(which, .heard, &deed) else { return }
      let isPresentedThere = approval.binding == .shownCode || approval.binding == .chip
      if isPresentedThere {
        _ = try await core.presented(approval.id)
        return
      }
      try await core.heard(approval.id, on: answering(.heard, approval))
    case .approve(let which):
      guard let approval = target(which, .gesture, &deed) else { return }
      try await core.approve(approval.id, on: answering(.approve, approval))
    case .submit(let which, let choice, let isRight): try await submit(which, choice, isRight, &deed)
    case .reject(let which, let reason):
      guard let approval = target(which, .reject, &deed) else { return }
      try await core.reject(approval.id, on: answering(.reject(reason), approval), because: reason)
    case .freeze(let which):
      guard let approval = target(which, nil, &deed) else { return }
      try await core.freeze(afterRejecting: approval.id, on: answering(.freeze, approval))
    case .forge(let which, let forgery): await forge(which, forgery, &deed)
    case .cancel(let which):
      guard let approval = target(which, .cancel, &deed) else { return }
      try await core.cancel(approval.id)
    case .extend(let which):
      guard let approval = target(which, .extend, &deed) else { return }
      try await core.extend(approval.id, on: answering(.extend, approval))
    case .speak(let which, let isSpeaking):
      guard let approval = target(which, nil, &deed) else { return }
      try await core.speaking(isSpeaking, of: approval.id, on: approval.authenticator)
    case .look: try await core.expireLapsed()
    case .unfreeze(let person): try await core.unfreeze(Self.texts[0].service, for: person.user)
    case .order(let person, let kind): _ = try await core.orderCodeDevice(kind, for: person.user)
    case .activate(let person, let choice): try await activate(person, choice, &deed)
    case .block(let person, let kind):
      if let held = held(kind, by: person) { try await core.block(held, of: person.user) }
    case .delete(let person, let kind):
      if let held = held(kind, by: person) { try await core.delete(held, of: person.user) }
    case .beginApp(let person):
      deed.act = .beganApp
      _ = try await core.beginApp(for: person.user)
    case .acceptTemporaryPIN(let person, let given): try await acceptTemporaryPIN(person, given, &deed)
    case .resendTemporaryPIN(let person):
      if let app = begun(person) { try await core.resendTemporaryPIN(for: app) }
    case .activateApp(let person): try await activateApp(person)
    case .showCopyCode(let person): try await showCopyCode(person, &deed)
    case .copyApp(let person, let given): try await copyApp(person, given, &deed)
    case .orderChip(let person): _ = try await core.orderChip(for: person.user)
    case .activateChip(let person, let isRight): try await activateChip(person, isRight, &deed)
    case .sign(let which, let given, let isRight): try await sign(which, given, isRight, &deed)
    case .beginEnrolment: enrolment = try await core.beginEnrolment().id
    case .enterPassport(let isRight): try await enterPassport(isRight, &deed)
    case .attest(let step): try await attest(step, &deed)
    case .chooseUserID(let person): try await chooseUserID(person, &deed)
    case .sendPhoneCode(let person, let number):
      try await core.sendPhoneCode(to: Self.phones[number], for: person.user)
    case .bindPhone(let person, let given): try await bindPhone(person, given, &deed)
    case .requestSwitch(let person):
      if let app = held(.app, by: person) { try await core.requestMethodSwitch(on: app) }
    case .confirmSwitch(let person):
      deed.confirmed = held(.app, by: person)
      if let app = deed.confirmed { try await core.confirmMethodSwitch(on: app) }
    case .cancelSwitch(let person):
      if let app = held(.app, by: person) { try await core.cancelMethodSwitch(on: app) }
    case .switchBack(let person):
      if let app = held(.app, by: person) { try await core.switchBackToQRCode(on: app) }
    case .wait(let seconds): clock.pass(.seconds(seconds))
    case .setClock(let seconds):
      clock.setWall(by: .seconds(seconds))
      unseenLeap += .seconds(max(0, seconds))
    case .restart: try restart()
    case .reboot(let seconds):
      clock.reboot(off: .seconds(seconds))
      believed += min(Limits().believedTimeOff, .seconds(seconds) + unseenLeap)
      try restart()
    case .fail(let fault): store.fail(fault)
    }
  }

  func target(_ which: Step.Which, _ act: Deed.Act?, _ deed: inout Deed) -> Approval? {
    guard let id = approvals.dropLast(which.rawValue).last else { return nil }
    (deed.approval, deed.act) = (id, act)
    return store.records.approvals[id]
  }

  private mutating func request(_ person: Step.Person, _ binding: Binding, _ text: Int, _ deed: inout Deed)
    async throws(CoreError)
  {
    deed.act = .request
    let known = Set(approvals)
    defer { approvals += store.records.requests.filter { !known.contains($0) } }
    _ = try await core.request(
      ApprovalRequest(user: person.user, text: Self.texts[text], binding: binding))
  }

  private func open(_ which: Step.Which, _ isRight: Bool, _ deed: inout Deed) async throws(CoreError) {
    guard let approval = target(which, isRight ? .rightPIN : .wrongPIN, &deed) else { return }
    try await core.open(
      approval.id, on: answering(.open, approval), pin: isRight ? Self.pin : Self.wrongPIN)
  }

  private func type(_ which: Step.Which, _ choice: Step.CodeChoice, _ deed: inout Deed)
    async throws(CoreError)
  {
    guard let approval = target(which, nil, &deed) else { return }
    let right = approval.oneTimeCode.map { GivenCode(digits: $0, name: .shown(approval.id)) }
    let code = try await code(choice, right: right, of: approval.authenticator)
    deed.code = code
    deed.act = code.digits == approval.oneTimeCode ? .rightCode : .wrongCode
    try await core.bind(approval.id, on: answering(.bind, approval), code: code.digits)
  }

  private func submit(_ which: Step.Which, _ choice: Step.CodeChoice, _ isRight: Bool, _ deed: inout Deed)
    async throws(CoreError)
  {
    guard let approval = target(which, nil, &deed) else { return }
    let right = try await rightCode(for: approval)
    let code = try await code(choice, right: right, of: approval.authenticator)
    deed.code = code
    let isGood = try await isGood(code, for: approval)
    // Who waits changes nothing, whatever it brings.
    if !mustWait(approval) { deed.act = isGood && isRight ? .rightCodeAndPassword : .wrongCode }
    _ = try await core.submit(
      code.digits, password: isRight ? Self.password : Self.wrongPassword, to: approval.id)
  }

  /// Whether the service that asked gave too many wrong codes and passwords of this user a while ago.
  func mustWait(_ approval: Approval) -> Bool {
    let guesser = Guesser(user: approval.user, asker: Asker(service: approval.text.service))
    return store.wrongGuesses(by: guesser)?.refusedUntil.map { core.currentTime() < $0 } ?? false
  }

  private func see(_ which: Step.Which, _ isOwn: Bool, _ deed: inout Deed) async throws(CoreError) {
    guard let approval = target(which, isOwn ? .sawSession : .wrongCode, &deed) else { return }
    let others = store.records.approvals.values.filter { $0.id != approval.id }
    let shown = isOwn ? approval : others.first { SessionLink($0) != nil }
    let link = shown.flatMap(SessionLink.init)?.content ?? Secret(utf8: "https://example.org")
    try await core.bindToSession(approval.id, on: answering(.bind, approval), scanned: link)
  }
}
