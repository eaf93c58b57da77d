// SPDX-License-Identifier: GPL-3.0-or-later

/// The fields of our interfaces that hold secrets. Their values are secrets from the first time that a message is read, on either
/// side; `SecretText`, and whoever asks for a secret, takes no other, so that a field that is missing here is found when first used.
enum SecretFields {
  static let names: Set<String> = [
    "code", "first", "key", "keys", "link", "new", "old", "oneTimeCode", "password", "pin", "repeated",
    "second", "seed",
    "temporaryPIN", "uri",
  ]
}
