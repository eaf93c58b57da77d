// SPDX-License-Identifier: GPL-3.0-or-later
// Approver FOLDER PEOPLE: so many people approve at the same time, for ever, on the database in a folder, and each tells what they
// were answered, a line each, the moment it was answered. The crash tests kill it and look whether what it told is there.
import Glibc

guard CommandLine.arguments.count == 3, let count = Int(CommandLine.arguments[2]) else {
  print("usage: Approver FOLDER PEOPLE")
  exit(2)
}
let people = try ApprovingPerson.people(count, inFolder: CommandLine.arguments[1])
try await withThrowingTaskGroup(of: Void.self) { group in
  for person in people { group.addTask { try await person.live() } }
  try await group.waitForAll()
}
