// SPDX-License-Identifier: GPL-3.0-or-later
public import JSON

/// The methods of `dk.kodeoplaeser.Identity` that are one rule of the core each: by name, since all are alike.
public enum IdentityRule: String, CaseIterable, Sendable {
  case beginEnrolment = "BeginEnrolment"
  case enterPassport = "EnterPassport"
  case attest = "Attest"
  case chooseUserID = "ChooseUserID"
  case proveUser = "ProveUser"
  case awaitedStep = "AwaitedStep"
  case sendPhoneCode = "SendPhoneCode"
  case bindPhone = "BindPhone"
  case changePassword = "ChangePassword"
  case authenticators = "Authenticators"
  case orderCodeDevice = "OrderCodeDevice"
  case activateCodeDevice = "ActivateCodeDevice"
  case resynchronise = "Resynchronise"
  case changePIN = "ChangePIN"
  case block = "Block"
  case delete = "Delete"
  case orderChip = "OrderChip"
  case chipChallenge = "ChipChallenge"
  case activateChip = "ActivateChip"
  case beginApp = "BeginApp"
  case resendTemporaryPIN = "ResendTemporaryPIN"
  case acceptTemporaryPIN = "AcceptTemporaryPIN"
  case activateApp = "ActivateApp"
  case chooseOnApp = "ChooseOnApp"
  case showCopyCode = "ShowCopyCode"
  case copyApp = "CopyApp"
  case pendingApproval = "PendingApproval"
  case openApproval = "OpenApproval"
  case bindApproval = "BindApproval"
  case hearApproval = "HearApproval"
  case approve = "Approve"
  case reject = "Reject"
  case extend = "Extend"
  case requestSwitch = "RequestSwitch"
  case confirmSwitch = "ConfirmSwitch"
  case cancelSwitch = "CancelSwitch"
  case switchBack = "SwitchBack"
  case registerService = "RegisterService"
  case letAsk = "LetAsk"
  case freeze = "Freeze"
  case freezes = "Freezes"
  case unfreeze = "Unfreeze"
  case makeRecoveryCode = "MakeRecoveryCode"
  case sendRecoveryPIN = "SendRecoveryPIN"
  case beginRecovery = "BeginRecovery"
  case stopRecovery = "StopRecovery"
  case limits = "Limits"

  /// What the method takes and answers, as its description says.
  public var signature: VarlinkSignature<IdentityFields, IdentityFields> {
    VarlinkSignature("dk.kodeoplaeser.Identity." + rawValue)
  }
}

/// The fields of a call or a reply by name; the description has checked them. Printed, they are `•`: some are secrets.
public struct IdentityFields: Codable, Hashable, Sendable {
  private var values: [String: JSONValue]

  public init(_ values: [String: JSONValue] = [:]) { self.values = values }

  public subscript(name: String) -> JSONValue? {
    get { values[name] }
    set { values[name] = newValue }
  }

  /// Every field that is there, in the order of their names.
  public var all: [(name: String, value: JSONValue)] {
    values.filter { $0.value != .null }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  public init(from decoder: any Decoder) throws {
    values = try decoder.singleValueContainer().decode([String: JSONValue].self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(values)
  }
}

extension IdentityFields: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "•" }
  public var debugDescription: String { "•" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
