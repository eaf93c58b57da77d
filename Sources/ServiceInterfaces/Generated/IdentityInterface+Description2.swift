// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Identity.varlink, then swift run InterfaceGenerator.

extension IdentityInterface {
  static let text2 = #"""
    # Bind the number by the code that was sent to it. A changed number gets no temporary PIN for five days.
    method BindPhone(
      # The user ID.
      user: string,
      # The code.
      # [Secret]
      code: string,
      # The approval of this change, once the person gave it; without it ApprovalNeeded names the one that was begun.
      approval: ?string,
      # How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      binding: ?string
    ) -> ()

    # Put a new password in the place of the old one, with a code of the person's code device or with an approval.
    method ChangePassword(
      # The user ID.
      user: string,
      # The old password.
      # [Secret]
      old: string,
      # The new one.
      # [Secret]
      new: string,
      # The new one as typed the second time.
      # [Secret]
      repeated: string,
      # A code of the person's own code device.
      # [Secret]
      code: ?string,
      # Without a code, the approval of this change, once the person gave it.
      approval: ?string,
      # How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      binding: ?string
    ) -> ()

    # The kinds of code device.
    type CodeDeviceKind (
      # Shows a code at a button press.
      codeDisplay,
      # Speaks a code; approves and rejects on its keypad.
      codeReader
    )

    # What moves a code display's codes on.
    type MovingFactor (
      # The time (RFC 6238).
      time,
      # Each press of its button (RFC 4226).
      counter
    )

    # An authenticator of a user.
    type Authenticator (
      # Its number.
      authenticator: string,
      # Its kind: app, codeDisplay, codeReader or chip.
      kind: string,
      # Its state: ordered, active or blocked.
      state: string,
      # What stands on it.
      serial: ?string,
      # Until when it takes no PIN, RFC 3339 in UTC, where it is locked.
      lockedUntil: ?string,
      # Of an app, how it binds what it approves, as dk.kodeoplaeser.Approval calls it: qr or oneTimeCode.
      binding: ?string,
      # Of an app, whether finger or face may stand for its PIN.
      biometrics: ?bool,
      # Of an app, whether it may call for attention.
      notifications: ?bool,
      # From when on its switch to one-time codes may be confirmed, RFC 3339 in UTC.
      switchDueAt: ?string
    )

    # Name a user's authenticators.
    method Authenticators(
      # The user ID.
      user: string
    ) -> (
      # They, if any.
      authenticators: []Authenticator
    )

    # Order a code device. Ordering again makes another in the place of the one that is ordered.
    method OrderCodeDevice(
      # The user ID.
      user: string,
      # The kind.
      kind: CodeDeviceKind,
      # What moves its codes on: the time without it, and of a code reader always.
      movingFactor: ?MovingFactor,
      # The device that is deleted when this one is activated.
      replaces: ?string,
      # The approval of this change, once the person gave it; without it ApprovalNeeded names the one that was begun.
      approval: ?string,
      # How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      binding: ?string
    ) -> (
      # Its number.
      authenticator: string,
      # What stands on it.
      serial: string,
      # The key that goes into the device, in base 32: a secret.
      # [Secret]
      seed: string
    )

    # Activate an ordered code device. The password is the one that the user has; who has none yet chooses it here.
    method ActivateCodeDevice(
      # The user ID.
      user: string,
      # What stands on the device.
      serial: string,
      # The password.
      # [Secret]
      password: string,
      # The password as typed the second time.
      # [Secret]
      repeated: string,
      # One code from the device.
      # [Secret]
      code: string,
      # The PIN for its keypad, where it has one.
      # [Secret]
      pin: ?string,
      # Of a code reader that is a program of its own, the Ed25519 public key that it made for itself and signs its answers
      # with, 32 bytes in base64url without padding; without it, it answers nothing over the wire.
      deviceKey: ?string
    ) -> (
      # Its number.
      authenticator: string
    )

    # Find a display that counts its codes again, by two codes in a row.
    method Resynchronise(
      # The user ID.
      user: string,
      # The display.
      authenticator: string,
      # A code.
      # [Secret]
      first: string,
      # The code after it.
      # [Secret]
      second: string
    ) -> ()

    # Put a new PIN in the place of the old one.
    method ChangePIN(
      # The authenticator.
      authenticator: string,
      # The old PIN.
      # [Secret]
      old: string,
      # The new one.
      # [Secret]
      new: string,
      # The new one as typed the second time.
      # [Secret]
      repeated: string,
      # The approval of this change, once the person gave it; without it ApprovalNeeded names the one that was begun.
      approval: ?string,
      # How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      binding: ?string
    ) -> ()

    # Block an authenticator at once; none is needed for it. The device's PIN and the password lift it, at the device.
    method Block(
      # The user ID.
      user: string,
      # The authenticator.
      authenticator: string
    ) -> ()

    # Delete an authenticator, with its keys.
    method Delete(
      # The user ID.
      user: string,
      # The authenticator.
      authenticator: string,
      # The approval of this change, once the person gave it; without it ApprovalNeeded names the one that was begun.
      approval: ?string,
      # How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      binding: ?string
    ) -> ()

    # Order a chip, or take one that is at hand.
    method OrderChip(
      # The user ID.
      user: string,
      # The chip that is deleted when this one is activated.
      replaces: ?string
    ) -> (
      # Its number.
      authenticator: string
    )

    # Give what an ordered chip signs to show that it holds its key, as with
    # ssh-keygen -Y sign -n approval@kodeoplaeser.dk.
    method ChipChallenge(
      # The chip.
      authenticator: string,
      # The public key, as one line of OpenSSH's.
      key: string
    ) -> (
      # Three lines to sign, each with its line feed.
      challenge: string
    )

    # Activate an ordered chip.
    method ActivateChip(
      # The user ID.
      user: string,
      # The chip.
      authenticator: string,
      # The public key, as one line of OpenSSH's.
      key: string,
      # The signature over the challenge, as ssh-keygen writes it.
      signature: string,
      # The password: the one that the user has, or the first.
      # [Secret]
      password: string,
      # The password as typed the second time.
      # [Secret]
      repeated: string,
      # The approval of this change, once the person gave it; without it ApprovalNeeded names the one that was begun.
      approval: ?string,
      # How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      binding: ?string
    ) -> ()

    # Begin the activation of an app, and send its temporary PIN to the user's telephone.
    method BeginApp(
      # The user ID.
      user: string
    ) -> (
      # The app's number.
      authenticator: string
    )

    # Send a new temporary PIN.
    method ResendTemporaryPIN(
      # The app.
      authenticator: string
    ) -> ()

    # Take the temporary PIN, once.
    method AcceptTemporaryPIN(
      # The app.
      authenticator: string,
      # The temporary PIN.
      # [Secret]
      pin: string
    ) -> ()

    # Activate an app whose temporary PIN was right.
    method ActivateApp(
      # The app.
      authenticator: string,
      # The personal PIN.
      # [Secret]
      pin: string,
      # The PIN as typed the second time.
      # [Secret]
      repeated: string,
      # Whether finger or face may stand for the PIN.
      biometrics: bool,
      # Whether the app may call for attention.
      notifications: bool,
      # The Ed25519 public key that the app made for itself and signs its answers with, 32 bytes in base64url without padding.
      deviceKey: string,
      # The approval of this change, once the person gave it; without it ApprovalNeeded names the one that was begun.
      approval: ?string,
      # How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      binding: ?string
    ) -> (
      # The key that the device makes its biometric proofs with, in base 32, given this once: a secret.
      # [Secret]
      key: string
    )

    # Choose anew what an app may do.
    method ChooseOnApp(
      # The app.
      authenticator: string,
      # Whether finger or face may stand for the PIN.
      biometrics: bool,
      # Whether the app may call for attention.
      notifications: bool,
      # The approval of this change, once the person gave it; without it ApprovalNeeded names the one that was begun.
      approval: ?string,
      # How that approval is to be bound, as dk.kodeoplaeser.Approval calls it; without it as the person's devices allow.
      binding: ?string
    ) -> ()

    # Show the code on an active app that copies it to another device: valid for three minutes.
    method ShowCopyCode(
      # The user ID.
      user: string,
      # The app.
      authenticator: string
    ) -> (
      # The code as it is typed.
      # [Secret]
      code: string,
      # When it is valid no more, RFC 3339 in UTC.
      expiresAt: string
    )

    # Begin the activation of an app on another device, by the code that the old one shows.
    method CopyApp(
      # The user ID.
      user: string,
      # The code.
      # [Secret]
      code: string
    ) -> (
      # The new app's number.
      authenticator: string
    )
    """#
}
