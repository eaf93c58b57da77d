// SPDX-License-Identifier: GPL-3.0-or-later

/// A type in varlink's language.
indirect enum DescribedType: Equatable, Sendable {
  case bool, int, float, string, object, any
  case named(String)
  case optional(DescribedType)
  case array(DescribedType)
  case dictionary(DescribedType)
  case structure([Field])
  case choice([Field])

  /// A field of a structure, or a choice, which has no type of its own.
  struct Field: Equatable, Sendable {
    var name: String
    var comment: String
    var type: DescribedType?
  }

  /// Fields, however deep, that have no comment.
  var uncommented: [String] {
    switch self {
    case .optional(let inner), .array(let inner), .dictionary(let inner): inner.uncommented
    case .structure(let fields), .choice(let fields):
      fields.flatMap { field in
        (field.comment.isEmpty ? [field.name] : []) + (field.type?.uncommented ?? [])
      }
    default: []
    }
  }
}
