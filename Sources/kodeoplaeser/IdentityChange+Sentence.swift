// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore

extension IdentityChange {
  /// What is to be changed, for whoever answers in a terminal: with what it is about, as they may have to compare it.
  var sentence: String {
    let name = device?.word ?? "authenticator"
    let about = PlainText.cleaned(subject) ?? ""
    return switch kind {
    case .add: "A new \(name) is to approve for you: \(about)"
    case .replace: "A new \(name) is to approve for you in place of the one you have: \(about)"
    case .delete: "Your \(name) is to be deleted, and approves nothing after that: \(about)"
    case .changePIN: "The PIN of your \(name) is to be another: \(about)"
    case .changePassword: "Your password is to be another."
    case .changePhone: "Messages to you are to go to another telephone number: \(about)"
    case .changeBiometrics: "Finger or face is to open your app in place of the PIN: \(about)"
    case .switchToOneTimeCode: "Your app is to approve with one-time codes in place of QR codes: \(about)"
    case .switchToQRCode: "Your app is to approve with QR codes again: \(about)"
    case .unfreeze: "A service that you stopped is to be able to ask you again: \(about)"
    case .prove: "Your identity is to be proven anew: \(about)"
    case .makeRecoveryCode:
      "You are to get a recovery code, which with your password gives access should you lose everything."
    case .exportAccounts: "The keys of your codes for other services are to leave the reader."
    }
  }
}

extension AuthenticatorKind {
  fileprivate var word: String {
    switch self {
    case .app: "app"
    case .codeDisplay: "code display"
    case .codeReader: "code reader"
    case .chip: "chip"
    }
  }
}
