// SPDX-License-Identifier: GPL-3.0-or-later

/// Names that nobody may take.
extension ServiceName {
  /// Whether a person may take this name for the reader's own, wherever that stands in it.
  public var isOwn: Bool {
    let skeleton = NameSkeleton(text)
    return skeleton.isEmpty || Self.ownSkeletons.contains { skeleton.contains($0) }
  }

  /// Whether a person may take one of the names for the other.
  public func isConfusable(with other: ServiceName) -> Bool {
    matches(other) || NameSkeleton(text) == NameSkeleton(other.text)
  }

  private static let ownSkeletons = [
    NameSkeleton(own), NameSkeleton("Kodeoplaser"), NameSkeleton("Kodeopleser"),
  ]
}
