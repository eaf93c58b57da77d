// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import Sound
internal import Speech

/// A new PIN for this reader, or a new password: the old one, then the new one twice.
///
/// The reader in hand and its PIN stand behind both; the old one is asked for all the same, as somebody else may have the reader
/// in hand by now.
struct SecretChange: Sendable {
  enum Kind: Sendable { case pin, password }

  enum Step: Sendable { case old, new, again }

  let kind: Kind
  var step = Step.old
  var entry: Entry
  var writing = Writing()
  var old: Secret?
  var pin: PIN?
  var password: Password?

  init(_ kind: Kind, pinDigits: Int) {
    self.kind = kind
    entry = Entry(length: pinDigits)
  }

  /// What is asked for at this step.
  var prompt: Phrase {
    switch (kind, step) {
    case (.pin, .old): .pinOld
    case (.pin, .new): .setupPIN
    case (.pin, .again): .setupPINAgain
    case (.password, .old): .passwordOld
    case (.password, .new): .setupPassword
    case (.password, .again): .setupPasswordAgain
    }
  }

  mutating func go(to step: Step) {
    self.step = step
    entry.startAgain()
    writing.startAgain()
  }
}

extension Dialogue {
  mutating func startChange(in menu: PersonalMenu, of kind: SecretChange.Kind) -> [DialogueEffect] {
    go(menu, SecretChange(kind, pinDigits: limits.pinDigits), to: .old)
  }

  private mutating func go(
    _ menu: PersonalMenu, _ change: SecretChange, to step: SecretChange.Step, saying first: [Speakable] = []
  ) -> [DialogueEffect] {
    var change = change
    change.go(to: step)
    go(menu, to: .changing(change))
    return say(first + [.phrase(change.prompt)])
  }

  /// A PIN is typed whole: the one that opens the menu, or one of a change.
  mutating func finishPIN(_ menu: PersonalMenu) -> [DialogueEffect] {
    switch menu.step {
    case .opening(let entry): return ask(.personal(.open(pin: entry.secret)))
    case .changing(var change):
      switch change.step {
      case .old:
        change.old = change.entry.secret
        return go(menu, change, to: .new)
      case .new:
        do throws(IdentityError) {
          change.pin = try PIN(change.entry.secret)
          return go(menu, change, to: .again)
        } catch {
          return go(menu, change, to: .new, saying: [.earcon(.error), Fault(error).speakable])
        }
      case .again:
        guard let old = change.old, let pin = change.pin, change.entry.secret == pin.secret else {
          return go(menu, change, to: .new, saying: [.earcon(.error), .phrase(.pinsDiffer)])
        }
        return ask(.personal(.changePIN(from: old, to: pin)))
      }
    case .items, .history, .devices, .confirming, .offering, .terms: return []
    }
  }

  mutating func finishWriting(_ menu: PersonalMenu) -> [DialogueEffect] {
    guard case .changing(var change) = menu.step, let user = menu.user else { return [] }
    let written = change.writing.text
    switch change.step {
    case .old:
      change.old = Password.secret(typed: written)
      return go(menu, change, to: .new)
    case .new:
      do throws(IdentityError) {
        change.password = try Password(written, for: user)
        return go(menu, change, to: .again)
      } catch {
        return go(menu, change, to: .new, saying: [.earcon(.error), Fault(error).speakable])
      }
    case .again:
      guard let old = change.old, let password = change.password,
        Password.secret(typed: written) == password.secret
      else {
        return go(menu, change, to: .new, saying: [.earcon(.error), .phrase(.passwordsDiffer)])
      }
      return ask(.personal(.changePassword(from: old, to: password)))
    }
  }
}
