// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import ApprovalCore

@Suite struct ZoneNameTests {
  @Test(arguments: try Table("transliterations.txt").rows)
  func `a name is written in A to Z as passports write it`(row: Table.Row) {
    #expect(Transliteration.zoneText(row.given) == row.expected)
  }

  @Test(arguments: [
    ("Østergård", "Åse Kjær"), ("OESTERGAARD", "aase kjaer"), ("Ostergard", ""), ("Oestergaard", "Åse-Kjær"),
    ("Østergaard", "Aase Kjaer"),
  ])
  func `Æ Ø Å and AE OE AA are the same name, either way`(surname: String, givenNames: String) throws {
    let zone = try MachineReadableZone(
      MachineReadableZoneTests.danish, today: MachineReadableZoneTests.today)
    let isSame = surname != "Ostergard"
    #expect(zone.name.matches(ZoneName(surname: surname, givenNames: givenNames)) == isSame)
  }

  @Test func `a name that fills its field may have been cut`() throws {
    let cut = ZoneName(field: Array("NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K".utf8)[...])
    #expect(cut.mayBeCut)
    #expect(cut.matches(ZoneName(surname: "Nilavadhanananda", givenNames: "Chayapa Dejthamrong Krasuang")))
    #expect(!cut.matches(ZoneName(surname: "Nilavadhanananda", givenNames: "Chayapa Krasuang")))
    let whole = ZoneName(field: Array("NILA<<CHAYAPA<<<<".utf8)[...])
    #expect(!whole.matches(ZoneName(surname: "Nilavadhanananda", givenNames: "Chayapa")))
  }

  @Test func `a person with one name has no given names`() {
    let name = ZoneName(field: Array("ARKFREITH<<<<".utf8)[...])
    #expect((name.primary, name.secondary) == ("ARKFREITH", ""))
    #expect(name.description == "ARKFREITH")
  }
}
