// SPDX-License-Identifier: GPL-3.0-or-later

/// Where a request comes from, by the word of the service: untrusted text, which goes into no digest and no receipt.
public struct RequestOrigin: Hashable, Sendable {
  /// The network address that the person's session has at the service.
  public let address: String?
  /// What the session runs on, such as a browser on a telephone.
  public let device: String?
  /// Where that is, such as a town.
  public let place: String?

  /// What a service told; `nil` where it told nothing.
  ///
  /// - Throws: `TextError` for a part that is empty, too long or holds what cannot be seen and heard.
  public init?(
    address: String? = nil, device: String? = nil, place: String? = nil, limits: Limits = Limits()
  ) throws(TextError) {
    let told = [address, device, place]
    guard told.contains(where: { $0 != nil }) else { return nil }
    for part in told.compactMap(\.self) {
      guard part.contains(where: { !$0.isWhitespace }) else { throw TextError(.origin, .empty) }
      try VisibleText.check(
        part, as: .origin, characters: limits.originCharacters,
        bytes: limits.originCharacters * limits.bytesPerCharacter)
    }
    (self.address, self.device, self.place) = (address, device, place)
  }

  /// What is told of it, the place first.
  public var parts: [String] { [place, device, address].compactMap(\.self) }

  /// It as one text, three lines: no part holds a line break.
  public var canonical: String { [address, device, place].map { $0 ?? "" }.joined(separator: "\n") }

  /// Reads what `canonical` wrote; `nil` for anything else.
  public init?(canonical text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count == 3, lines.contains(where: { !$0.isEmpty }) else { return nil }
    let parts = lines.map { $0.isEmpty ? nil : $0 }
    (address, device, place) = (parts[0], parts[1], parts[2])
  }
}
