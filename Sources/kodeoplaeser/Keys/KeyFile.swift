// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Platform

/// A private key that ssh-keygen(1) signs with: in the file, in an agent, or in a security key that the file stands for.
struct KeyFile: Sendable {
  /// What a signature is bound to, so that one made for another purpose is never taken.
  private static let namespace = "approval@kodeoplaeser.dk"

  private let path: String

  init(_ path: String) throws {
    guard access(path, R_OK) == 0 else { throw Failure(.usage, "the key \(path) cannot be read") }
    self.path = path
  }

  /// Asks ssh-keygen, which asks for a passphrase or a touch itself where the key wants one.
  func sign(_ message: String) async throws -> String {
    let arguments = ["ssh-keygen", "-Y", "sign", "-n", Self.namespace, "-f", path]
    let output = await withCheckedContinuation { done in
      Thread.needed(name: "ssh-keygen") {
        done.resume(returning: ChildProgram.output(of: arguments, given: message))
      }
      .detach()
    }
    guard let output else { throw Failure(.other, "ssh-keygen did not sign with the key \(path)") }
    return output
  }
}
