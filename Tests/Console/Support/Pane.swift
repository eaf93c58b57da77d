// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// A window of a real tmux of its own, and everything that is written to it, byte by byte.
final class Pane: RealTerminal {
  let folder: URL
  private let written: Child

  /// A window of 80 by 24 characters that runs a script, when it is told to go on.
  init(_ script: String, in folder: URL) throws {
    self.folder = folder
    let fifo = folder.appendingPathComponent("pane")
    try #require(mkfifo(fifo.path, 0o600) == 0)
    written = try Child(["cat", fifo.path])
    try tmux(
      "new-session", "-d", "-s", "reader", "-x", "80", "-y", "24", "-c", folder.path, "sh", "-c",
      "read -r go; " + script)
    try tmux("pipe-pane", "-t", "reader", "exec cat > '\(fifo.path)'")
    try tmux("send-keys", "-t", "reader", "Enter")
  }

  deinit { close() }

  func type(_ text: String) throws { try tmux("send-keys", "-t", "reader", "-l", text) }

  /// A key by its name.
  func press(_ name: String) throws { try tmux("send-keys", "-t", "reader", name) }

  /// Waits until the window shows `text`: a prompt, which ends no line.
  func show(_ text: String) throws {
    while true {
      let screen = try run(["capture-pane", "-p", "-t", "reader"])
      try #require(screen.status == 0, "\(screen.errors)")
      if screen.output.contains(text) { return }
    }
  }

  func resize(columns: Int, rows: Int) throws {
    try tmux("resize-window", "-t", "reader", "-x", "\(columns)", "-y", "\(rows)")
  }

  /// The window is closed, as when its terminal is switched off.
  func close() { _ = try? run(["kill-server"]) }

  func nextLine() async -> String? { await written.nextLine() }

  private func tmux(_ arguments: String...) throws {
    let outcome = try run(arguments)
    try #require(outcome.status == 0, "tmux \(arguments[0]): \(outcome.errors)")
  }

  private func run(_ arguments: [String]) throws -> (status: Int32, output: String, errors: String) {
    let socket = folder.appendingPathComponent("tmux").path
    return try Child.perform(["tmux", "-S", socket, "-f", "/dev/null"] + arguments)
  }
}
