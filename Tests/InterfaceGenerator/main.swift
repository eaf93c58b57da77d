// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

// Prints the Swift of the interfaces, in the package's folder: swift run InterfaceGenerator.

do {
  for file in try GeneratedSources.files(of: GeneratedSources.interfaces) {
    let path = GeneratedSources.folder + "/" + file.name
    if (try? String(contentsOfFile: path, encoding: .utf8)) != file.text {
      try file.text.write(toFile: path, atomically: true, encoding: .utf8)
      print("printed \(path)")
    }
  }
  for name in try GeneratedSources.leftOver() {
    try FileManager.default.removeItem(atPath: GeneratedSources.folder + "/" + name)
    print("removed \(name), which no interface has any more")
  }
} catch {
  FileHandle.standardError.write(Data("InterfaceGenerator: \(error)\n".utf8))
  exit(1)
}
