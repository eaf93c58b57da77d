// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit the .varlink files, then swift run InterfaceGenerator.

/// The fields of all interfaces, by name.
public enum FieldName: String, CodingKey, CaseIterable, Sendable {
  case account
  case action
  case after
  case algorithm
  case allowsPressing
  case amount
  case approval
  case approvalID
  case assurance
  case at
  case audio
  case audioCondition
  case audioIsPrivate
  case authenticator
  case authenticators
  case awaits
  case binding
  case biometricProof
  case biometrics
  case bytes
  case challenge
  case change
  case choices
  case clockSet
  case code
  case command
  case counter
  case currency
  case decidedAt
  case decision
  case deviceKey
  case dueAt
  case enrolment
  case entries
  case entry
  case event
  case evidence
  case expiresAt
  case field
  case first
  case firstBroken
  case heardBy
  case heardByKind
  case heardHow
  case isRepeat
  case isValid
  case isWhole
  case key
  case keypad
  case keypadCondition
  case keys
  case kid
  case kind
  case language
  case lifetimeSeconds
  case limits
  case line
  case link
  case lockedUntil
  case message
  case most
  case movingFactor
  case name
  case names
  case new
  case notifications
  case number
  case old
  case oneTimeCode
  case password
  case payee
  case pending
  case phone
  case pin
  case position
  case publicKey
  case quote
  case readerState
  case reason
  case receipt
  case repeated
  case replaces
  case reviewedBy
  case reviewedOn
  case rule
  case second
  case seconds
  case seed
  case serial
  case service
  case services
  case settings
  case signature
  case since
  case source
  case state
  case step
  case subject
  case switchDueAt
  case takenFrom
  case temporaryPIN
  case text
  case textDigest
  case toAccount
  case tries
  case until
  case uri
  case user
  case value
  case verifiedBy
  case version

  /// The fields that hold secrets wherever they stand: no `String` is made of them when a message is read.
  public static let secrets: Set<String> = [
    "code", "first", "key", "keys", "link", "new", "old", "oneTimeCode", "password", "pin", "repeated",
    "second", "seed", "temporaryPIN", "uri",
  ]
}
