// SPDX-License-Identifier: GPL-3.0-or-later

/// What may not be in a text from outside, because it is not heard but changes what is read.
public enum TextSafety {
  /// A character refused at the door.
  public struct Finding: Hashable, Sendable {
    /// Position in the text, counted in Unicode scalars from 0.
    public let position: Int
    /// The scalar's number: 0x202E.
    public let scalar: UInt32
    public let kind: Kind
  }

  /// Why it is refused.
  public enum Kind: String, Hashable, Sendable {
    /// C0, C1, DEL; not tab or line feed.
    case control
    /// Turns the direction of writing: U+202A ... 202E, 2066 ... 2069, 200E, 200F, 061C.
    case bidirectional
    /// Takes no room: zero-width spaces and joiners, soft hyphen, tags, fillers.
    case invisible
    /// Not a character: unassigned, private use, a noncharacter.
    case unassigned
  }

  /// The first character of `text` that may not be there, or nil.
  public static func firstFinding(in text: String) -> Finding? {
    for (position, scalar) in text.unicodeScalars.enumerated() {
      if let kind = kind(of: scalar) { return Finding(position: position, scalar: scalar.value, kind: kind) }
    }
    return nil
  }

  static func kind(of scalar: Unicode.Scalar) -> Kind? {
    if bidirectional.contains(where: { $0.contains(scalar.value) }) { return .bidirectional }
    if invisible.contains(where: { $0.contains(scalar.value) }) { return .invisible }
    switch scalar.properties.generalCategory {
    case .control: return scalar == "\n" || scalar == "\t" ? nil : .control
    case .format, .lineSeparator, .paragraphSeparator: return .invisible
    case .unassigned, .privateUse, .surrogate: return .unassigned
    default: return nil
    }
  }

  private static let bidirectional: [ClosedRange<UInt32>] = [
    0x061C...0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069,
  ]
  /// Not of the format category, yet without a mark on the page.
  private static let invisible: [ClosedRange<UInt32>] = [
    0x00AD...0x00AD, 0x034F...0x034F, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F, 0x2800...0x2800,
    0x3164...0x3164, 0xFFA0...0xFFA0, 0xE0000...0xE0FFF,
  ]
}
