// SPDX-License-Identifier: GPL-3.0-or-later
@_spi(InProcess) import ApprovalCore
import Cryptography

/// Devices: apps answer from elsewhere, under one key that is theirs; code readers answer in this process.
extension World {
  static func deviceSigner(isOwn: Bool = true) throws(CryptographyError) -> SigningKey {
    try SigningKey(rawRepresentation: Secret([UInt8](repeating: isOwn ? 7 : 8, count: 32)))
  }

  /// The device that an approval was sent to, as it does this.
  func answering(_ act: DeviceAnswer.Act, _ approval: Approval) -> AnsweringDevice {
    let device = store.records.authenticators[approval.authenticator]
    guard device?.kind == .app else { return AnsweringDevice(inProcess: approval.authenticator) }
    return Self.signed(act, approval.id, approval.textDigest, on: approval)
  }

  /// Does everything that a device can do, with all that is right but the signature: nothing of it may be taken, and nothing
  /// may be written.
  func forge(_ which: Step.Which, _ forgery: Step.Forgery, _ deed: inout Deed) async {
    guard let approval = target(which, nil, &deed) else { return }
    let commits = store.commits
    for (place, act) in Self.acts.enumerated() {
      let device = forged(forgery, act, Self.acts[(place + 1) % Self.acts.count], approval)
      if await isTaken(act, of: approval, by: device) { deed.forged = act }
    }
    if store.commits > commits, deed.forged == nil { deed.forged = .open }
  }

  private static let acts: [DeviceAnswer.Act] = [
    .open, .bind, .heard, .approve, .extend, .reject(.changedMind), .reject(.notMe), .freeze,
  ]

  private func forged(
    _ forgery: Step.Forgery, _ act: DeviceAnswer.Act, _ otherAct: DeviceAnswer.Act, _ approval: Approval
  ) -> AnsweringDevice {
    let (id, digest) = (approval.id, approval.textDigest)
    return switch forgery {
    case .strangersKey: Self.signed(act, id, digest, on: approval, isOwn: false)
    case .otherAct: Self.signed(otherAct, id, digest, on: approval)
    case .otherText: Self.signed(act, id, Self.texts.map(\.digest).first { $0 != digest } ?? [], on: approval)
    case .otherApproval:
      Self.signed(act, approvals.first { $0 != id } ?? id, digest, on: approval, isOwn: approvals.count > 1)
    }
  }

  private static func signed(
    _ act: DeviceAnswer.Act, _ id: ApprovalID, _ digest: [UInt8], on approval: Approval, isOwn: Bool = true
  ) -> AnsweringDevice {
    let message = DeviceAnswer(act, to: id, textDigest: digest).message
    let signature = try? deviceSigner(isOwn: isOwn).sign(message)
    return AnsweringDevice(approval.authenticator, signature: signature ?? [])
  }

  private func isTaken(_ act: DeviceAnswer.Act, of approval: Approval, by device: AnsweringDevice) async
    -> Bool
  {
    do throws(CoreError) {
      switch act {
      case .open: try await core.open(approval.id, on: device, pin: Self.wrongPIN)
      case .bind:
        let link = SessionLink(approval)?.content ?? Secret([])
        if let code = approval.oneTimeCode {
          try await core.bind(approval.id, on: device, code: code)
        } else {
          try await core.bindToSession(approval.id, on: device, scanned: link)
        }
      case .heard: try await core.heard(approval.id, on: device)
      case .approve: try await core.approve(approval.id, on: device)
      case .extend: try await core.extend(approval.id, on: device)
      case .reject(let reason): try await core.reject(approval.id, on: device, because: reason)
      case .freeze: try await core.freeze(afterRejecting: approval.id, on: device)
      }
      return true
    } catch {
      return false
    }
  }
}
