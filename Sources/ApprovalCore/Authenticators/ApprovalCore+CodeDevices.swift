// SPDX-License-Identifier: GPL-3.0-or-later

public import Cryptography

/// Code displays and code readers in their users' hands.
extension ApprovalCore {
  /// Activates an ordered code device: the password, the serial on the device, one code from it, and the PIN for its keypad
  /// where it has one.
  ///
  /// - Parameters:
  ///   - serial: The number on the device.
  ///   - user: Whose it is.
  ///   - password: The user's password.
  ///   - code: A code from the device.
  ///   - pin: The PIN for its keypad, where it has one.
  ///   - repeated: The password typed the second time; `nil` where both were compared already.
  ///   - deviceKey: The public half of the key that a code reader made for itself and signs its answers with. Without one
  ///     it answers nothing over the wire, and a code display has none.
  ///   - mayChoosePassword: Whether the password is the user's new one; else it is the one that they have, if any.
  ///   - account: The account of this machine that gives the password; `nil` where this program itself does.
  public func activateCodeDevice(
    serial: String, for user: UserID, password: Password, repeated: Secret? = nil, code: Secret, pin: PIN?,
    deviceKey: VerifyingKey? = nil, mayChoosePassword: Bool = true, by account: UInt32? = nil
  ) async throws(CoreError) -> AuthenticatorID {
    guard repeated ?? password.secret == password.secret else { throw .refused(.notTheSame) }
    let arrivedAt = reading()
    let asked = try activatable(serial: serial, for: user, code: code, at: arrivedAt).0
    guard deviceKey == nil || asked.kind.signsAnswers else { throw .refused(.notForThisKind(asked.kind)) }
    let hash = try await settled(password, of: user, mayChoose: mayChoosePassword, by: account)
    // What held before the hash may not hold after it.
    var (device, person) = try activatable(serial: serial, for: user, code: code, at: arrivedAt)
    person.passwordHash = hash
    if let pin { try device.setPIN(pin) }
    device.publicKey = deviceKey?.rawRepresentation
    try activate(device, with: person)
    return device.id
  }

  /// The ordered device with its code spent, and whose it becomes.
  private func activatable(serial: String, for user: UserID, code: Secret, at arrival: ClockReading)
    throws(CoreError) -> (Authenticator, User)
  {
    guard let person = try self.user(user) else { throw .refused(.unknownUser) }
    guard var device = try read({ store throws(StoreError) in try store.authenticator(serial: serial) }),
      device.user == user, device.state == .ordered
    else { throw .refused(.wrongSerialOrCode) }
    try checkRoom(for: device)
    guard try device.spend(code, at: arrival, limits: limits) == .holds else {
      throw .refused(.wrongSerialOrCode)
    }
    return (device, person)
  }

  /// Finds a display that counts its codes again, when it ran far ahead: by two codes in a row (RFC 4226 §7.4).
  ///
  /// - Throws: `wrongSerialOrCode` where the two are not found.
  public func resynchronise(_ id: AuthenticatorID, of user: UserID, with first: Secret, then second: Secret)
    throws(CoreError)
  {
    var device = try device(id, of: user)
    guard device.movingFactor == .counter else { throw .refused(.notForThisKind(device.kind)) }
    if let obstacle = device.obstacle(at: now()) { throw .refused(obstacle) }
    guard try device.resynchronise(first, second, limits: limits) else { throw .refused(.wrongSerialOrCode) }
    try keep(
      [.authenticator(device)],
      [AuditEvent("authenticator.resynchronised", user: user, subject: id.description)])
  }
}
