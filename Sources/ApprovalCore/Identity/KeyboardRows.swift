// SPDX-License-Identifier: GPL-3.0-or-later

/// The rows of the Danish and the US keyboard, for passwords that walk along one.
enum KeyboardRows {
  /// Whether `text` holds `length` neighbouring keys of one row, from either end; `text` is lower-case.
  static func contain(runIn text: String, of length: Int) -> Bool {
    let keys = Array(text)
    guard keys.count >= length else { return false }
    return (0...keys.count - length).contains { start in
      let run = String(keys[start..<start + length])
      return rows.contains { $0.holds(run) }
    }
  }

  private static let rows: [String] = {
    let forwards = [
      // Danish, plain and with shift.
      "½1234567890+´", "qwertyuiopå¨", "asdfghjklæø'", "<zxcvbnm,.-",
      "§!\"#¤%&/()=?`", "qwertyuiopå^", "asdfghjklæø*", ">zxcvbnm;:_",
      // US, plain and with shift.
      "`1234567890-=", "qwertyuiop[]\\", "asdfghjkl;'", "zxcvbnm,./",
      "~!@#$%^&*()_+", "qwertyuiop{}|", "asdfghjkl:\"", "zxcvbnm<>?",
    ]
    return forwards + forwards.map { String($0.reversed()) }
  }()
}
