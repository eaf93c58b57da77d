// SPDX-License-Identifier: GPL-3.0-or-later
// Approver FOLDER: approves for ever on the database in a folder, and tells what it was answered, a line each, the moment
// it was answered. The crash tests kill it and look whether what it told is there.
import Glibc

guard CommandLine.arguments.count == 2 else {
  print("usage: Approver FOLDER")
  exit(2)
}
let person = try ApprovingPerson(inFolder: CommandLine.arguments[1])
while true {
  try await person.approve()
}
