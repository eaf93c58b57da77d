// SPDX-License-Identifier: GPL-3.0-or-later

/// A method's full name with the types of what it takes and answers: shared by server and client.
public struct VarlinkMethodType<Parameters: Codable & Sendable, Reply: Codable & Sendable>: Sendable {
  /// Such as `dk.kodeoplaeser.Approval.Request`.
  public let name: String

  public init(_ name: String) { self.name = name }
}

/// Parameters or a reply without fields.
public struct Nothing: Codable, Hashable, Sendable {
  public init() {}
}
