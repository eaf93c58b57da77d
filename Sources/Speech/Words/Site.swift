// SPDX-License-Identifier: GPL-3.0-or-later

/// The parts of an address that tell whose it is: "https://user@login.example.com:8080/path".
struct Site {
  /// The labels of the host, first to last: "login", "example", "com".
  let labels: [Substring]
  /// Whether a user or a scheme stands before the host, which is then one whatever its last label is.
  let isNamed: Bool

  init(_ piece: String) {
    let afterScheme = piece.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    let hasScheme = afterScheme.count == 3 && afterScheme[0].hasSuffix(":") && afterScheme[1].isEmpty
    let rest = hasScheme ? afterScheme[2] : piece[...]
    let authority = rest.prefix { !["/", "?", "#"].contains($0) }
    let halves = authority.split(separator: "@", omittingEmptySubsequences: false)
    let host = halves.last ?? ""
    labels = host.prefix { $0 != ":" }.split(separator: ".", omittingEmptySubsequences: false)
    // "root@web01", "https://localhost/": a host of one label.
    isNamed = halves.count == 2 && !halves[0].isEmpty || hasScheme
  }

  /// Whether it is the name of a site at all.
  var isSite: Bool {
    guard labels.count >= (isNamed ? 1 : 2), let last = labels.last else { return false }
    return (isNamed || last.count >= 2 && last.allSatisfy(\.isLetter))
      && labels.allSatisfy {
        !$0.isEmpty && $0.allSatisfy { $0.isLetter || ASCII.isDigit($0) || $0 == "-" || $0 == "_" }
      }
  }

  /// The end of a host that is too long to be followed from its beginning; nil of a short one, and of a number.
  ///
  /// Whoever registered "evil.example" may write whatever they like in front of it: the end alone tells whose it is.
  var endOfLongHost: String? {
    let characters = labels.reduce(labels.count - 1) { $0 + $1.count }
    guard isSite, labels.count > Self.labelsFollowed || characters > Self.charactersFollowed,
      labels.count > registered.count, labels.last?.allSatisfy(ASCII.isDigit) == false
    else { return nil }
    return registered.joined(separator: ".")
  }

  /// The last two labels; three where the last two may be a country's own domain ("co.uk", "gov.gl").
  private var registered: ArraySlice<Substring> {
    let pair = labels.suffix(2)
    let isShared = pair.count == 2 && pair.last?.count == 2 && (pair.first?.count ?? 0) <= 3
    return labels.suffix(isShared ? 3 : 2)
  }

  /// Labels of a host that is said from its beginning: "selvbetjening.login.borger.dk".
  private static let labelsFollowed = 4
  private static let charactersFollowed = 40
}
