// SPDX-License-Identifier: GPL-3.0-or-later

/// A passport that the core takes as proof of who a person is.
///
/// Its code begins with P; the Danish realm issued it, to one of its citizens; it is not expired. The three kinds of
/// passport, Danish, Greenlandic and Faroese, are all issued by Denmark and all read `P<DNK` (Council of the EU, PRADO
/// DNK-AO-04001 to 04003). ISO 3166-1 has codes for Greenland and the Faroe Islands as well, which ICAO 9303 part 3 §5
/// allows in both fields, so they are taken too.
public struct Passport: Hashable, Sendable {
  /// What its code says.
  public let zone: MachineReadableZone

  /// Checks a zone whose own digits hold.
  ///
  /// - Throws: `passportDocumentCode`, `passportIssuingState`, `passportNationality` or `passportExpired`.
  public init(_ zone: MachineReadableZone, today: CalendarDate) throws(IdentityError) {
    guard zone.format == .td3, zone.documentCode.hasPrefix("P") else { throw .passportDocumentCode }
    guard Self.realm.contains(zone.issuingState) else { throw .passportIssuingState }
    guard Self.realm.contains(zone.nationality) else { throw .passportNationality }
    guard !zone.isExpired(on: today) else { throw .passportExpired(lastDay: zone.expiry) }
    self.zone = zone
  }

  /// Reads and checks a passport's code as typed, scanned or pasted.
  ///
  /// - Throws: as `MachineReadableZone`, then as above.
  public init(code: String, today: CalendarDate, limits: Limits = Limits()) throws(IdentityError) {
    try self.init(MachineReadableZone(code, today: today, limits: limits), today: today)
  }

  private static let realm: Set = ["DNK", "GRL", "FRO"]
}
