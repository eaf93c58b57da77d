// SPDX-License-Identifier: GPL-3.0-or-later

/// A passport's chip within reach of a reader: whatever carries commands to it and answers back.
///
/// A driver for a contactless reader conforms to it; the rules of what is sent are the core's.
public protocol PassportChip: Sendable {
  /// Sends one command in short form and gives the chip's answer, its two status bytes last (ISO 7816-4 §5.1).
  ///
  /// - Throws: `PassportChipError.unreachable` when the chip was taken away or the reader is gone.
  func answer(to command: [UInt8]) async throws(PassportChipError) -> [UInt8]
}

extension PassportChip {
  /// Opens the chip with a machine-readable code, reads what it holds, and compares the code it holds with that one.
  ///
  /// A chip that answers knows the code; that the issuing state signed what it holds is another question, answered by
  /// its document security object (ICAO 9303 part 11 §5.1), which is not read here.
  ///
  /// - Parameters:
  ///   - today: The day by which it must not have expired.
  ///   - limits: The policy.
  ///   - zone: The code as typed. Its number, birth and expiry make the keys (ICAO 9303 part 11 §4.3).
  /// - Throws: What the chip or somebody between did not do as the standard says, or `zoneDiffers` with the first field
  ///   that the chip holds otherwise.
  public func read(
    openedBy zone: MachineReadableZone, today: CalendarDate, limits: Limits = Limits()
  ) async throws(PassportChipError) -> PassportContents {
    let terminal = try TerminalSecrets.drawn()
    return try await read(openedBy: zone, today: today, limits: limits, terminal: terminal)
  }

  func read(
    openedBy zone: MachineReadableZone, today: CalendarDate, limits: Limits, terminal: TerminalSecrets
  ) async throws(PassportChipError) -> PassportContents {
    let keys = try PassportKeys(accessInformation: zone.accessInformation)
    var session = try await PassportSession(opening: self, with: keys, terminal: terminal)
    let common = try await session.read(.common, atMost: limits.passportFileBytes)
    let first = try await session.read(.firstDataGroup, atMost: limits.passportFileBytes)
    let contents = try PassportContents(common: common, firstDataGroup: first, today: today, limits: limits)
    if let field = contents.zone.firstField(differingFrom: zone) { throw .zoneDiffers(field) }
    return contents
  }
}
