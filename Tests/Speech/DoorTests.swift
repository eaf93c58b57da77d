// SPDX-License-Identifier: GPL-3.0-or-later

import ApprovalCore
import Children
import Testing

@testable import Speech

/// Two doors, one rule: what the core lets in can be said, what it turns away cannot.
@Suite(.atLeisure) struct DoorTests {
  @Test func `the core and the reader refuse the same characters at the same place`() throws {
    let blocks: [ClosedRange<UInt32>] = [
      0...0x36F, 0x600...0x61F, 0x115F...0x1160, 0x17B0...0x17B5, 0x1800...0x180F,
      0x2000...0x27BF, 0x3000...0x3164, 0xFDD0...0xFFFF, 0x1_F3FB...0x1_F468, 0xE_0000...0xE_0200,
    ]
    let scattered = stride(from: UInt32(0x370), to: 0x11_0000, by: 211)
    for value in blocks.flatMap(Array.init) + scattered {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for text in ["ab\(scalar)c", "❤\(scalar)"] {
        let reader = TextSafety.firstFinding(in: text)
        let core = finding(in: text)
        #expect(reader == core, "U+\(String(value, radix: 16)) in \(text.debugDescription)")
      }
    }
  }

  private func finding(in text: String) -> TextSafety.Finding? {
    do throws(TextError) {
      _ = try TransactionText(action: .approve, service: ServiceName("x"), body: text)
      return nil
    } catch {
      guard case .invisible(let position, let scalar) = error.reason else { return nil }
      return TextSafety.Finding(position: position, scalar: scalar)
    }
  }
}
