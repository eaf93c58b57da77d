// SPDX-License-Identifier: GPL-3.0-or-later

/// A way in which a person can approve, as a log-on offers it.
public struct ApprovalMethod: Hashable, Sendable {
  /// What it is done with.
  public let device: AuthenticatorKind
  /// The binding that a request for it has.
  public let binding: Binding

  /// A way to approve.
  public init(_ device: AuthenticatorKind, _ binding: Binding) {
    (self.device, self.binding) = (device, binding)
  }

  /// Every way that a log-on can offer, in the order in which it does. The session on the same device is none: there the service
  /// hands over without a choice; nor is a bridge's message, which comes from another log-on.
  public static let all: [ApprovalMethod] = [
    ApprovalMethod(.codeReader, .oneTimeCode), ApprovalMethod(.codeReader, .spokenCode),
    ApprovalMethod(.codeReader, .shownCode), ApprovalMethod(.app, .qrCode),
    ApprovalMethod(.app, .oneTimeCode), ApprovalMethod(.codeDisplay, .shownCode),
    ApprovalMethod(.chip, .chip),
  ]
}

extension Binding {
  /// What a person uses for it, where they have it.
  var device: AuthenticatorKind {
    switch self {
    case .oneTimeCode, .spokenCode, .bindingMessage: .codeReader
    case .qrCode, .sameDevice: .app
    case .shownCode: .codeDisplay
    case .chip: .chip
    }
  }
}

/// Which ways a log-on offers to whoever types a user ID.
extension IdentityProvider {
  /// The ways in which a user can approve, of which the first is the one that they approved with last: at this service, or where they
  /// never did, anywhere.
  ///
  /// They tell what is active, and neither whether it is locked nor whether the service may ask. A user ID that nobody has, or whose
  /// user has nothing that approves, looks like any other: its ways are made up from the ID, and are the same each time.
  ///
  /// - Parameters:
  ///   - name: The user ID as it was typed, be it one or not.
  ///   - service: Where the log-on is.
  public func methods(of name: String, at service: ServiceName) throws(CoreError) -> [ApprovalMethod] {
    let user = try? UserID(name)
    let madeUp = try madeUpMethods(of: user?.canonical ?? name.lowercased())
    guard let user else { return madeUp }
    let devices = try authenticators(of: user).filter { $0.state == .active }
    let last = try read { store throws(StoreError) in try store.lastBinding(of: user, at: service) }
    let own = ApprovalMethod.all.filter { method in
      devices.contains { $0.kind == method.device && $0.allows(method.binding) }
    }
    return own.isEmpty ? madeUp : Self.first(own.firstIndex { $0.binding == last } ?? 0, of: own)
  }

  /// What people usually have: from these the ways of nobody are drawn.
  private static let usual: [[ApprovalMethod]] = [
    usual(.app, .qrCode), usual(.app, .oneTimeCode), usual(.codeReader), usual(.codeDisplay),
    usual(.codeReader) + usual(.app, .qrCode), usual(.codeReader) + usual(.app, .oneTimeCode),
    usual(.app, .qrCode) + usual(.codeDisplay), usual(.app, .qrCode) + usual(.chip),
  ]

  private static func usual(_ device: AuthenticatorKind, _ binding: Binding? = nil) -> [ApprovalMethod] {
    ApprovalMethod.all.filter { $0.device == device && (binding ?? $0.binding) == $0.binding }
  }

  private func madeUpMethods(of name: String) throws(CoreError) -> [ApprovalMethod] {
    let digest = try ownDigest(of: Array("kodeoplaeser-methods-1\0\(name)".utf8))
    let methods = Self.usual[Int(digest[0]) % Self.usual.count]
    return Self.first(Int(digest[1]) % methods.count, of: methods)
  }

  /// The same with one of them before the others.
  private static func first(_ index: Int, of methods: [ApprovalMethod]) -> [ApprovalMethod] {
    var methods = methods
    methods.insert(methods.remove(at: index), at: 0)
    return methods
  }

  // MARK: Asked of another device

  /// Tells the person's reader of a request that goes to another device of theirs.
  func tellReader(of request: ApprovalRequest, on authenticator: Authenticator) throws(CoreError) {
    guard authenticator.kind != .codeReader, request.text.change == nil,
      try authenticators(of: request.user).contains(where: \.isReaderInUse)
    else { return }
    noteTurnedAway(request, because: .sentTo(authenticator.kind))
  }

  /// Refuses a request for something that the person has not, or that reaches less assurance than the service wants. A person with a
  /// reader in use hears of the first: they may be at the log-on, and choose another way there.
  func refuseMethod(of request: ApprovalRequest, having candidates: [Authenticator]) throws(CoreError)
    -> Never
  {
    let isTheirs = candidates.contains { $0.state == .active && $0.allows(request.binding) }
    if !isTheirs, request.text.change == nil, candidates.contains(where: \.isReaderInUse) {
      noteTurnedAway(request, because: .nothingOf(request.binding.device))
    }
    throw .refused(.bindingNotAllowed)
  }
}

extension Authenticator {
  /// Whether it is a reader, on which its person hears what is told.
  fileprivate var isReaderInUse: Bool { kind == .codeReader && state == .active }
}
