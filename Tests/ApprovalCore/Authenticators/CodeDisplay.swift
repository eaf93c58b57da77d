// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography

/// A code display as somebody else would build one on the library: a button and six digits, no clock but the one it is
/// told, nothing of the core but what is public.
struct CodeDisplay {
  private let device: CodeDevice
  private var presses: UInt64 = 0
  private var shown: (digits: String, until: Instant)?

  private static let lit = Duration.seconds(30)

  init(_ device: CodeDevice) {
    self.device = device
  }

  /// What is printed on its back.
  var serial: String { device.serial }

  /// The button: a code appears.
  mutating func press(at now: Instant) throws(CoreError) {
    let code =
      switch device.movingFactor {
      case .time: try device.currentCode(at: now)
      case .counter: try device.code(ofPress: presses)
      }
    presses += 1
    shown = (String(decoding: code.revealed(), as: UTF8.self), now + Self.lit)
  }

  /// What a person reads off it; nothing once it has gone dark.
  func digits(at now: Instant) -> String? {
    shown.flatMap { now < $0.until ? $0.digits : nil }
  }
}
