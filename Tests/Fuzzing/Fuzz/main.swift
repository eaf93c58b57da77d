// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import FuzzTargets

// SwiftPM gives the program an entry point of its own, so libFuzzer is called as a library.

@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ read: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

guard OneInput.target != nil else {
  let names = FuzzTarget.all.map(\.name).joined(separator: ", ")
  FileHandle.standardError.write(Data("Fuzz: error: FUZZ_TARGET must be one of \(names)\n".utf8))
  exit(2)
}
var count = CommandLine.argc
var arguments = CommandLine.unsafeArgv
exit(runFuzzer(&count, &arguments) { readOneInput($0, $1) })
