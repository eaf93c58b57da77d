// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// The PyPI package `varlink`: a peer's client, and varlink's own certification suite.
enum VarlinkPackage {
  /// The Python that has it: `VARLINK_PYTHON`, else `python3`.
  private static let python = ProcessInfo.processInfo.environment["VARLINK_PYTHON"] ?? "python3"

  static let absence: Comment =
    "the PyPI package varlink is not there; pip install varlink, or set VARLINK_PYTHON"

  /// Tests with the package run where it is, and in CI, where its absence is a failure and not a silence.
  @Sendable static func isWanted() async -> Bool {
    if ProcessInfo.processInfo.environment["CI"] == "true" { return true }
    return await folder.value != nil
  }

  /// A run of its Python, unbuffered.
  static func run(_ arguments: [String]) throws -> Child { try Child([python, "-u"] + arguments) }

  /// Where its files are, or nil where it is not installed.
  private static let folder = Task<String?, Never> {
    let printing = "import os, varlink; print(os.path.dirname(varlink.__file__))"
    guard let end = try? await run(["-c", printing]).end(), end.status == 0 else { return nil }
    return end.lines.last
  }

  /// The description of `org.varlink.certification` as the package brings it; fails the test without the package.
  static func certificationDescription() async throws -> String {
    let folder = try #require(await folder.value, absence)
    return try String(contentsOfFile: folder + "/tests/org.varlink.certification.varlink", encoding: .utf8)
  }
}
