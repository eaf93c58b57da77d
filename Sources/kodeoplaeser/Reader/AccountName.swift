// SPDX-License-Identifier: GPL-3.0-or-later
import ServiceInterfaces
import Varlink

/// Another service's account by its name, or by a part of it that no other account has.
enum AccountName {
  /// The account's whole name; what was given where no account has that in its name, for the daemon to say so.
  ///
  /// - Throws: `Failure` that names the accounts where several have it.
  static func resolve(_ given: String, of user: String?, at daemon: VarlinkClient) async throws -> String {
    try resolve(given, among: try await daemon.reader.accounts(.init(user: user)).names)
  }

  static func resolve(_ given: String, among names: [String]) throws -> String {
    guard !names.contains(given), !given.isEmpty else { return given }
    let part = given.lowercased()
    let found = names.filter { $0.lowercased().contains(part) }
    guard found.count < 2 else {
      throw Failure(.usage, "several accounts have that in their name: \(found.joined(separator: ", "))")
    }
    return found.first ?? given
  }
}
