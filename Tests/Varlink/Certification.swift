// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSON

@testable import Varlink

/// `org.varlink.certification` in Swift types: what each step of varlink's own suite takes and answers.
///
/// Everything is any JSON here: the suite asks that each value comes back as it was given.
enum Certification {
  typealias Values = [String: JSONValue]

  static let interface = "org.varlink.certification"

  static func signature(_ method: String) -> VarlinkMethodType<Values, Values> {
    VarlinkMethodType(interface + "." + method)
  }

  /// A step: the method, what it answers, and under which name the next step gives that back.
  ///
  /// The answers are those of the suite's own server; a client passes when it returns them whole.
  static let steps: [(method: String, answer: Values)] = [
    ("Test01", ["bool": true]),
    ("Test02", ["int": 1]),
    ("Test03", ["float": .float(1)]),
    ("Test04", ["string": "ping"]),
    ("Test05", scalars),
    ("Test06", ["struct": .object(scalars)]),
    ("Test07", ["map": ["foo": "Foo", "bar": "Bar"]]),
    ("Test08", ["set": ["one": [:], "two": [:], "three": [:]]]),
    ("Test09", ["mytype": everything]),
  ]

  private static let scalars: Values = [
    "bool": false, "int": 2, "float": .float(.pi), "string": "a lot of string",
  ]

  private static let everything: JSONValue = [
    "object": [
      "method": "org.varlink.certification.Test09",
      "parameters": ["map": ["foo": "Foo", "bar": "Bar"]],
    ],
    "enum": "two", "struct": ["first": 1, "second": "2"], "array": ["one", "two", "three"],
    "dictionary": ["foo": "Foo", "bar": "Bar"], "stringset": ["one": [:], "two": [:], "three": [:]],
    "nullable": .null, "nullable_array_struct": .null,
    "interface": [
      "foo": [.null, ["foo": "foo", "bar": "bar"], .null, ["one": "foo", "two": "bar"]],
      "anon": ["foo": true, "bar": false],
    ],
  ]

  /// What Test10 answers with `more`, and Test11 is given back.
  static let manyReplies = (1...10).map { "Reply number \($0)" }
}

extension JSONValue {
  /// The same without members that are null, and whole numbers all alike: JSON knows only one kind of number.
  var plain: JSONValue {
    switch self {
    case .float(let float): Int64(exactly: float).map { .int($0) } ?? self
    case .secret: text.map { .string($0) } ?? self
    case .array(let elements): .array(elements.map(\.plain))
    case .object(let members): .object(members.filter { $0.value != .null }.mapValues(\.plain))
    default: self
    }
  }
}
