// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// What the reader keeps of the requests that a user approved on it, for the next to be held to: where those of an asker come from, and
/// to whom money went. Of each so many as the policy says; beyond, what was approved longest ago is forgotten, and is news again.
struct ApprovedBefore {
  private let settings: [String: String]

  /// - Parameter settings: everything that is kept of the user.
  init(_ settings: [String: String]) { self.settings = settings }

  /// Whether it comes from elsewhere than the last one of its asker that was approved here; the first one does not.
  func isElsewhere(_ approval: Approval) -> Bool {
    guard let origin = approval.origin, let last = settings[Self.originKey(of: approval)] else {
      return false
    }
    return !last.hasPrefix(origin.canonical + "\n") && last != origin.canonical
  }

  /// Whether money goes to somebody to whom nothing was approved here before.
  func isToNewPayee(_ approval: Approval) -> Bool {
    guard approval.text.amount != nil, let key = Self.payeeKey(of: approval) else { return false }
    return settings[key] == nil
  }

  /// What is to be kept of an approval, and `nil` for what is to be forgotten for it, by name.
  func changes(by approval: Approval, at now: Instant, _ limits: Limits) -> [String: String?] {
    var changes: [String: String?] = [:]
    let time = String(now.milliseconds)
    if let origin = approval.origin {
      let key = Self.originKey(of: approval)
      changes[key] = origin.canonical + "\n" + time
      forget(Self.origin, besides: key, most: limits.rememberedOrigins, in: &changes)
    }
    if let key = Self.payeeKey(of: approval) {
      changes[key] = time
      forget(Self.payee, besides: key, most: limits.rememberedPayees, in: &changes)
    }
    return changes
  }

  /// Whether anything of it would be kept, or is held to what is.
  static func concerns(_ approval: Approval) -> Bool {
    approval.origin != nil || approval.text.payee != nil
  }

  // MARK: -

  private static let (origin, payee) = ("origin ", "payee ")

  /// One for each service, and one for all programs, which call themselves what they like.
  private static func originKey(of approval: Approval) -> String {
    origin + (approval.isFromProgram ? "" : approval.text.service.text)
  }

  private static func payeeKey(of approval: Approval) -> String? {
    approval.text.payee.map { payee + $0 }
  }

  private func forget(_ kind: String, besides key: String, most: Int, in changes: inout [String: String?]) {
    let others = settings.filter { $0.key.hasPrefix(kind) && $0.key != key }
    let surplus = others.count + 1 - most
    guard surplus > 0 else { return }
    let oldest = others.sorted { (Self.time(of: $0.value), $0.key) < (Self.time(of: $1.value), $1.key) }
    for (name, _) in oldest.prefix(surplus) { changes.updateValue(nil, forKey: name) }
  }

  /// When it was approved: the last line. What was kept before times were is the oldest.
  private static func time(of value: String) -> Int64 {
    let lines = value.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.count == 3 ? 0 : lines.last.flatMap { Int64($0) } ?? 0
  }
}
