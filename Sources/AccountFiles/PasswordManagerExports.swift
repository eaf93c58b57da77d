// SPDX-License-Identifier: GPL-3.0-or-later

internal import JSON
internal import OneTimeCodes

/// Exports of Bitwarden in JSON: a list of items, of which those that log on may have a code.
enum BitwardenExport {
  static func file(_ export: JSONValue) throws(AccountFileError) -> AccountFile {
    if export["encrypted"] == .bool(true) { throw .encrypted(.bitwarden) }
    let items = try export.list("items")
    let coded = items.compactMap { item in
      item["login"]?.text("totp").map { (item: item, field: $0) }
    }
    let entries = coded.enumerated().map { offset, coded in
      AccountEntry(
        field: coded.field, issuer: coded.item.text("name"),
        account: coded.item["login"]?.text("username"), number: offset + 1)
    }
    var list = AccountList(.bitwarden, entries)
    list.withoutCode = items.count - coded.count
    return .list(list)
  }
}

/// An export as a table, told apart by its columns.
struct CSVFormat: Sendable {
  let format: AccountFileFormat
  /// The columns of a code, of what the account is called, and of whose it is.
  let code, title, user: String

  var columns: Set<String> { [code, title, user] }

  static let all = [
    CSVFormat(format: .bitwarden, code: "login_totp", title: "name", user: "login_username"),
    CSVFormat(format: .keePassXC, code: "TOTP", title: "Title", user: "Username"),
  ]

  func list(_ table: CSVTable) throws(AccountFileError) -> AccountList {
    let rows = table.rows.map { row in (code: row[code] ?? "", row: row) }
    let coded = rows.filter { !$0.code.isEmpty }
    let entries = coded.enumerated().map { offset, coded in
      AccountEntry(field: coded.code, issuer: coded.row[title], account: coded.row[user], number: offset + 1)
    }
    var list = AccountList(format, entries)
    list.withoutCode = rows.count - coded.count
    return list
  }
}

/// A table of texts with a row of names at its head (RFC 4180).
struct CSVTable {
  let header: [String]
  private let fields: [[String]]

  /// The rows, each with its fields by their names.
  var rows: [[String: String]] {
    fields.map { Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first }) }
  }

  /// - Throws: `broken` where a quotation mark is not closed, or a row has more or fewer fields than the head.
  init(_ text: [UInt8]) throws(AccountFileError) {
    var reader = CSVReader(text: text)
    guard let header = try reader.row(), header.count > 1 else { throw .unknown }
    var fields: [[String]] = []
    while let row = try reader.row() {
      if row == [""] { continue }
      guard row.count == header.count else {
        throw .broken(
          what: "it has \(row.count) fields and not \(header.count), or the file breaks off there",
          place: .line(reader.rowLine))
      }
      fields.append(row)
    }
    (self.header, self.fields) = (header, fields)
  }
}

/// Reads a table row by row.
private struct CSVReader {
  let text: [UInt8]
  private var position = 0
  private var line = 1
  /// The line that the last row began in.
  private(set) var rowLine = 1

  init(text: [UInt8]) { self.text = text }

  private static let (quote, comma, lineFeed, carriageReturn) = (
    UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r")
  )

  /// Nil at the end.
  mutating func row() throws(AccountFileError) -> [String]? {
    guard position < text.count else { return nil }
    rowLine = line
    var row: [String] = []
    while true {
      row.append(try field())
      guard position < text.count else { return row }
      position += 1
      if text[position - 1] == Self.comma { continue }
      line += 1
      return row
    }
  }

  /// A field to the comma or the end of the line behind it.
  private mutating func field() throws(AccountFileError) -> String {
    if position < text.count, text[position] == Self.quote { return try quoted() }
    let start = position
    while position < text.count, text[position] != Self.comma, text[position] != Self.lineFeed {
      position += 1
    }
    let end = position > start && text[position - 1] == Self.carriageReturn ? position - 1 : position
    return String(decoding: text[start..<end], as: UTF8.self)
  }

  private mutating func quoted() throws(AccountFileError) -> String {
    position += 1
    var field: [UInt8] = []
    while position < text.count {
      let byte = text[position]
      position += 1
      if byte == Self.lineFeed { line += 1 }
      guard byte == Self.quote else {
        field.append(byte)
        continue
      }
      guard position < text.count, text[position] == Self.quote else {
        if position < text.count, text[position] == Self.carriageReturn { position += 1 }
        guard position == text.count || text[position] == Self.comma || text[position] == Self.lineFeed else {
          throw .broken(what: "something follows a closing quotation mark", place: .line(line))
        }
        return String(decoding: field, as: UTF8.self)
      }
      field.append(byte)
      position += 1
    }
    throw .broken(what: "a quotation mark is not closed, or the file breaks off", place: .line(rowLine))
  }
}
