// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore

/// An error of which every case can be made. The compiler asks for a name of each case, and for a case of each name: one
/// that is added later is named here, or nothing compiles.
protocol Enumerated {
  associatedtype CaseName: CaseIterable, Equatable

  var caseName: CaseName { get }
  /// At least one, and one for each phrase that the case is said with.
  static func samples(of name: CaseName) -> [Self]
}

extension Enumerated {
  static var everyCase: [Self] { CaseName.allCases.flatMap { samples(of: $0) } }

  /// The names whose samples are none, or are another case's.
  static var mislabelled: [CaseName] {
    CaseName.allCases.filter { name in
      samples(of: name).isEmpty || samples(of: name).contains { $0.caseName != name }
    }
  }
}

/// What fills the samples.
enum Enumeration {
  static let now = Instant(milliseconds: 1_763_700_000_000)
  static let moment = now + .seconds(3600)
  static let day = CalendarDate(daysSince1970: 20_000)
}
