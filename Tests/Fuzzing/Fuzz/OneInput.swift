// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import FuzzTargets

/// What is fuzzed.
enum OneInput {
  /// The target that `FUZZ_TARGET` names.
  static let target = FuzzTarget.all.first { $0.name == ProcessInfo.processInfo.environment["FUZZ_TARGET"] }
}

/// Reads one input that libFuzzer made; it has no main function without this name.
@_cdecl("LLVMFuzzerTestOneInput")
func readOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  OneInput.target?.read(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
