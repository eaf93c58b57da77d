// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import FuzzTargets

/// The target that `FUZZ_TARGET` names; the fuzzer ends with its list where it is none.
private let target: FuzzTarget = {
  let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
  guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
    let names = FuzzTarget.all.map(\.name).joined(separator: ", ")
    FileHandle.standardError.write(Data("Fuzz: error: FUZZ_TARGET must be one of \(names)\n".utf8))
    exit(2)
  }
  return target
}()

/// What libFuzzer calls with each input it makes.
@_cdecl("LLVMFuzzerTestOneInput")
public func readOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  target.read(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
