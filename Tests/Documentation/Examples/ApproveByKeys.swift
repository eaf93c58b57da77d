// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Keypad
import Reader

/// An approval by keys alone. The dialogue is a value: it is told what happened, and answers what must follow.
func approveByKeys(_ pending: PendingApproval, pin: [Key], code: [Key], at now: Instant) -> [DialogueEffect] {
  var dialogue = Dialogue()
  // "New request from …. Enter your PIN."
  _ = dialogue.receive(.arrived(pending), at: now)
  // A click a digit; with the last one the core is asked to open.
  for key in pin { _ = dialogue.receive(.key(key), at: now) }
  // "Enter the one-time code."
  _ = dialogue.receive(.answered(.done(.opened)), at: now)
  for key in code { _ = dialogue.receive(.key(key), at: now) }
  // The text, part by part; each is told to be played to its last frame by the device.
  _ = dialogue.receive(.answered(.done(.bound)), at: now)
  for part in pending.parts.indices {
    _ = dialogue.receive(.said(.part(part, from: 0), complete: true), at: now)
  }
  // "Plus approves, minus rejects."
  _ = dialogue.receive(.answered(.done(.heard)), at: now)
  // "Log on to …? Plus again."
  _ = dialogue.receive(.key(.plus), at: now)
  // The core is asked to approve.
  return dialogue.receive(.key(.plus), at: now)
}
